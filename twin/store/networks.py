"""
What was made of a twin at some cost, on disk beside it, as bytes that carry their own checksum.

A file is found only by the content of the model, the code that made it and
the name it was kept under, and read only if every byte is as it was written:
compiled code trusts its arrays. What is not there is made again.
"""

import hashlib
import logging
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

BYTES_MAX: Final = 1 << 30
"""Of all files together: networks of some fifty profiles through a large hall."""

_SUFFIX: Final = ".network"
_DIGEST_BYTES: Final = 32

log = logging.getLogger("twin.store")


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkFiles:
    """
    A folder of networks. ``maker_version`` names the code whose results are used.

    Those used least recently, of other versions or not, go when there are
    more than ``bytes_max``.
    """

    folder: Path
    maker_version: str
    bytes_max: int = BYTES_MAX

    def get(self, sha256: str, name: str) -> bytes | None:
        """Return what was kept under a name for the file with a hash, or ``None``; what is damaged counts as not there."""
        path = self._path(sha256, name)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        kept = memoryview(data)[_DIGEST_BYTES:]
        if hashlib.sha256(kept).digest() != data[:_DIGEST_BYTES]:
            log.warning("%s is damaged and will be made again", path)
            return None
        _touch(path)
        return bytes(kept)

    def put(self, sha256: str, name: str, data: bytes) -> None:
        """Keep bytes. The file appears whole or not at all; a folder that cannot be written is no failure."""
        if len(data) > self.bytes_max:
            log.info("%d bytes are more than are kept of all networks", len(data))
            return
        try:
            self._write(self._path(sha256, name), data)
            self._make_room()
        except OSError as error:
            log.info("a network could not be kept: %s", error)

    def _path(self, sha256: str, name: str) -> Path:
        return self.folder / f"{sha256}-{self.maker_version}-{name}{_SUFFIX}"

    def _write(self, path: Path, data: bytes) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(data).digest())
                file.write(data)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise

    def _make_room(self) -> None:
        """Remove the files that were used least recently until the rest is small enough."""
        used = sorted((_last_used_ns(path), path.name, path) for path in self.folder.glob(f"*{_SUFFIX}"))
        sizes = {path: _size_of(path) for _, _, path in used}
        total = sum(sizes.values())
        for _, _, path in used:
            if total <= self.bytes_max:
                return
            path.unlink(missing_ok=True)
            total -= sizes[path]


def _touch(path: Path) -> None:
    """Note that a file was used; one that somebody else has removed meanwhile, or may not be changed, was read all the same."""
    try:
        os.utime(path)
    except OSError:
        return


def _last_used_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:  # removed meanwhile by another process
        return 0


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # removed meanwhile by another process
        return 0
