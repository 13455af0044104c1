"""
Pages that show what Python answers, and are run to see whether it still does.

``python -m tests.support.transcript docs/journey.md`` writes the answers anew
and prints what changed.
"""

import contextlib
import difflib
import io
import sys
from collections.abc import Iterator
from pathlib import Path

PROMPT, CONTINUED, FENCE = ">>> ", "...", "```"


def retell(page: str) -> str:
    """Return a page with each example's answer as it is today; an example that fails raises its own error."""
    return "".join(_retell(page.splitlines(keepends=True)))


def _retell(lines: list[str]) -> Iterator[str]:
    names: dict[str, object] = {}
    index = 0
    while index < len(lines):
        example = _example_at(lines, index)
        if not example:
            yield lines[index]
            index += 1
            continue
        yield from example
        yield _answer("".join(line[len(PROMPT) :] or "\n" for line in example), names)
        index += len(example)
        while not lines[index].startswith((PROMPT, FENCE)):  # the old answer
            index += 1


def _example_at(lines: list[str], index: int) -> list[str]:
    if not lines[index].startswith(PROMPT):
        return []
    end = index + 1
    while lines[end].startswith(CONTINUED):
        end += 1
    return lines[index:end]


def _answer(source: str, names: dict[str, object]) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(source + "\n", "<example>", "single"), names)  # noqa: S102  # a page of this repository
    return printed.getvalue()


def main() -> None:
    """Retell the pages named on the command line."""
    for name in sys.argv[1:]:
        path = Path(name)
        before = path.read_text(encoding="utf-8")
        after = retell(before)
        path.write_text(after, encoding="utf-8")
        sys.stdout.writelines(
            difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), name, name)
        )


if __name__ == "__main__":
    main()
