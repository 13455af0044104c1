"""Frames through a pipe: what the reading process says to the one that started it."""

import select
import struct
import time
from typing import IO, Final

from twin.errors import IntegrityError

PROGRESS: Final = 1
RESULT: Final = 2
UNUSABLE: Final = 3
DAMAGED: Final = 4
FAULT: Final = 5

_HEAD: Final = struct.Struct(">BQ")
"""A frame: what it is, how many bytes follow."""
_MAX_FRAME_BYTES: Final = 2 * 1024**3
_READ_BYTES: Final = 1 << 20


class PipeStalledError(Exception):
    """Nothing whole came in the time given; more may come later."""


class Frames:
    """The reading end: gives whole frames, and keeps the part of one that has come so far."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._held = bytearray()

    def take(self, until_s: float) -> tuple[int, bytes] | None:
        """
        Return the next frame as its kind and payload, or ``None`` when the writer has gone.

        Raises
        ------
        PipeStalledError
            If no whole frame has come when ``time.monotonic()`` is *until_s*.
        IntegrityError
            If a frame is larger than any twin may be.
        """
        while (frame := self._whole()) is None:
            wait_s = until_s - time.monotonic()
            if wait_s <= 0.0 or not select.select([self._pipe], [], [], wait_s)[0]:
                raise PipeStalledError
            chunk = self._pipe.read(_READ_BYTES)
            if not chunk:
                return None
            self._held += chunk
        return frame

    def _whole(self) -> tuple[int, bytes] | None:
        if len(self._held) < _HEAD.size:
            return None
        kind, size = _HEAD.unpack_from(self._held)
        if size > _MAX_FRAME_BYTES:
            msg = f"the model gives a twin of more than {_MAX_FRAME_BYTES / 1e9:.0f} GB; split the file"
            raise IntegrityError(msg)
        end = _HEAD.size + size
        if len(self._held) < end:
            return None
        payload = bytes(self._held[_HEAD.size : end])
        del self._held[:end]
        return kind, payload


def write_frame(pipe: IO[bytes], kind: int, payload: bytes) -> None:
    """Write one frame and push it out."""
    pipe.write(_HEAD.pack(kind, len(payload)))
    pipe.write(payload)
    pipe.flush()
