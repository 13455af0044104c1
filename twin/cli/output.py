"""What reaches the terminal: answers on standard output, everything else on standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import orjson
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from twin.app.ports import Progress as Report


class Output:
    """The two streams. With ``--json`` exactly one document goes to standard output."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        self.answer = Console(highlight=False, soft_wrap=True)
        self.aside = Console(stderr=True, highlight=False, soft_wrap=True)

    def document(self, document: Any) -> None:
        """Print one JSON document."""
        self.write(orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))

    def write(self, data: bytes) -> None:
        """Print a document that is made already."""
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def tell(self, sentence: str) -> None:
        """Say something about the work, on standard error."""
        self.aside.print("twin: " + sentence, markup=False)

    @contextmanager
    def progress(self, title: str) -> Iterator[Report]:
        """Show a bar on standard error while the block runs, if somebody is looking."""
        if not self.aside.is_terminal:
            yield lambda _stage, _done: None
            return
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[stage]}"),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=self.aside, transient=True) as bar:
            task = bar.add_task(title, total=1.0, stage="")
            yield lambda stage, done: bar.update(task, completed=done, stage=stage)
