"""A reader that remembers: what was read once is not read again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from twin.model.twin import Ingested
from twin.store.files import TwinFiles, hash_files

Progress = Callable[[str, float], None]


class Reader(Protocol):
    """Reads a building from its file or files."""

    def __call__(self, path: Path, *others: Path, with_scene: bool, progress: Progress | None) -> Ingested:
        """Return what they hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberingReader:
    """Asks the files first, then the reader; keeps what the reader says. A folder that cannot be written is no failure."""

    reader: Reader
    files: TwinFiles

    def __call__(
        self, path: Path, *others: Path, with_scene: bool, progress: Progress | None, fresh: bool = False
    ) -> Ingested:
        """Return what the file holds, or the files of one place; *fresh* reads again even if that is known."""
        sha256 = None if fresh else hash_files((path, *others))
        kept = self.files.get(sha256, with_scene=with_scene) if sha256 else None
        if kept is not None and others:
            return kept  # under the names that the files had when they were read
        if kept is not None:
            file = replace(kept.twin.file, name=path.name)
            return replace(kept, twin=replace(kept.twin, file=file))
        ingested = self.reader(path, *others, with_scene=with_scene, progress=progress)
        try:
            self.files.put(ingested)
        except OSError:
            return ingested
        return ingested
