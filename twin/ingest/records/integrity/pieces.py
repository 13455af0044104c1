"""
A STEP text, piece by piece: what stands in its strings, and what does not.

A file may be larger than what one wants to hold in memory, so it is read in
pieces of a quarter of a megabyte, cut where records end. Strings and comments may
reach from one piece into the next.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from twin.errors import IntegrityError

PIECE_BYTES: Final = 1 << 18
"""Large enough for whole arrays to pay, small enough for them to stay in the processor's cache."""

_SHIFTED_APOSTROPHE: Final = re.compile(rb"\\S\\'(?='\s*[,)])|\\S\\''|\\S\\'(?=[^'])")
"""A shifted character that happens to be an apostrophe; some exporters double it, some do not."""
_SAME_ESCAPED: Final = rb"\\X\\A7"
_OPENING: Final = re.compile(rb"'|/\*")
_CLOSING: Final = {b"'": b"'", b"/*": b"*/"}
_DATA: Final = re.compile(rb"\bDATA(?:\([^;]*\))?;")
_END: Final = b"END-ISO-10303-21"
_TAIL_BYTES: Final = 1024
_WHITE: Final = b" \t\r\n"
_STRING: Final = b"'"
_APART: Final = re.compile(rb"'[ \t\r\n]+(?=')")
_STILL_APART: Final = b"'\""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """
    Some of a STEP text.

    ``data`` are whole records of the data section without comments and white
    space, and with one apostrophe in place of each of the ``strings``; these
    are what stands between apostrophes, so that a doubled one divides a text
    in two. Two texts with nothing but white space between them, which STEP
    does not know, keep a quotation mark between theirs.
    """

    data: bytes
    strings: list[bytes]


def read_pieces(stream: BinaryIO, shown: str) -> Iterator[Piece]:
    """
    Yield a STEP text in pieces; what follows its last semicolon comes last.

    Raises
    ------
    IntegrityError
        If the text has no data section, or it or a comment in it has no end.
    """
    divider = _Divider()
    in_data, rest, tail = False, b"", b""
    for block in _read_blocks(stream):
        outside, strings = divider.divide(escape_shifted(block))
        outside = rest + outside
        cut = outside.rfind(b";") + 1
        data, rest = _bare(outside[:cut]), outside[cut:]
        tail = (tail + data)[-_TAIL_BYTES:]
        if not in_data and (found := _DATA.search(data)):
            in_data, data = True, data[found.end() :]
        yield Piece(data=data if in_data else b"", strings=strings)
    if divider.in_comment:
        msg = f"{shown} holds a comment (/*) that does not end; mend it or export the model again"
        raise IntegrityError(msg)
    rest = _bare(rest)
    if _END not in tail + rest:
        msg = f"{shown} is cut off: it does not end with {_END.decode()}; export or copy it again"
        raise IntegrityError(msg)
    if not in_data:
        msg = f"{shown} has no data section (DATA;); export or copy it again"
        raise IntegrityError(msg)
    yield Piece(data=rest, strings=[])


def _bare(outside: bytes) -> bytes:
    return _APART.sub(_STILL_APART, outside).translate(None, _WHITE)


def escape_shifted(text: bytes) -> bytes:
    r"""Write each shifted apostrophe as ``\X\A7``, which means the same and cannot be taken for the end of a string."""
    if b"\\" not in text or b"\\S\\'" not in text:
        return text
    return _SHIFTED_APOSTROPHE.sub(_SAME_ESCAPED, text)


def _read_blocks(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the text in blocks that end with a semicolon, and what follows the last one."""
    rest: list[bytes] = []
    while block := stream.read(PIECE_BYTES):
        cut = block.rfind(b";") + 1
        if cut:
            yield b"".join((*rest, block[:cut]))
            rest = []
        rest.append(block[cut:])
    yield b"".join(rest)


class _Divider:
    """Tells what of a text stands in strings and what outside of strings and comments, block by block."""

    def __init__(self) -> None:
        self._closing = b""
        self._begun: list[bytes] = []

    @property
    def in_comment(self) -> bool:
        """Whether the text so far ends within a comment."""
        return self._closing == b"*/"

    def divide(self, block: bytes) -> tuple[bytes, list[bytes]]:
        """Return what stands outside, with a mark for each string that ends in this block, and these strings."""
        if not self.in_comment and (b"*" not in block or b"/*" not in block):
            return self._split(block)
        # Comments stand at the head of a file, and splitting is ten times as fast as walking.
        end = block.rfind(b"*/") + len(b"*/")
        if end < len(b"*/") or b"/*" in block[end - 1 :]:
            end = len(block)
        outside, strings = self._walk(block[:end])
        rest = block[end:]
        more, others = self._walk(rest) if self.in_comment else self._split(rest)
        return outside + more, strings + others

    def _split(self, block: bytes) -> tuple[bytes, list[bytes]]:
        """Divide a block without comments: every second part between apostrophes is a string."""
        parts = block.split(b"'")
        within = bool(self._closing)
        if within and len(parts) == 1:
            self._begun.append(block)
            return b"", []
        outside, strings = _STRING.join(parts[within::2]), parts[not within :: 2]
        if within:
            strings[0] = b"".join((*self._begun, strings[0]))
            outside = _STRING + outside
        ends_within = within == bool(len(parts) % 2)
        self._begun = [strings.pop()] if ends_within else []
        self._closing = b"'" if ends_within else b""
        return outside, strings

    def _walk(self, block: bytes) -> tuple[bytes, list[bytes]]:
        """Divide a block with comments, from one mark to the next."""
        outside: list[bytes] = []
        strings: list[bytes] = []
        at = 0
        while at < len(block):
            if not self._closing:
                found = _OPENING.search(block, at)
                outside.append(block[at : found.start() if found else None])
                if found is None:
                    break
                self._closing, at = _CLOSING[found[0]], found.end()
                if self.in_comment:
                    outside.append(b" ")  # it parts what it stands between
                continue
            end = block.find(self._closing, at)
            if self._closing == b"'":
                self._begun.append(block[at : end if end >= 0 else None])
                if end >= 0:
                    strings.append(b"".join(self._begun))
                    outside.append(_STRING)
                    self._begun = []
            if end < 0:
                break
            at, self._closing = end + len(self._closing), b""
        return b"".join(outside), strings
