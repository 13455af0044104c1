"""
The bytes of a STEP file, judged before and beside any parser.

A parser that opens damaged files silently is checked against a plain scan of
the text: the end marker is there, every ``#id`` is defined once, no reference
dangles. What the input is not (a PDF, a folder, nothing) ends here too.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from twin.errors import IntegrityError, UnusableInputError
from twin.ingest.integrity.encodings import Texts, mend_texts
from twin.ingest.integrity.ifcxml import ifcxml_to_step
from twin.ingest.integrity.numbers import check_numbers
from twin.ingest.integrity.records import count_records
from twin.ingest.integrity.unpacking import ZIP_MAGIC, unpack

MAX_BYTES: Final = 256 * 1024 * 1024
"""The largest file that is read."""

_STRINGS_AND_COMMENTS: Final = re.compile(rb"'[^']*'|/\*.*?\*/", re.DOTALL)
_UNDOUBLED_APOSTROPHE: Final = re.compile(rb"\\S\\'(?=[^']|'\s*[,)])")
"""A shifted character that happens to be an apostrophe; some exporters do not double it."""
_DATA: Final = re.compile(rb"\bDATA\s*(?:\([^;]*\))?\s*;")
_SCHEMA: Final = re.compile(rb"FILE_SCHEMA\s*\(\s*\(\s*'([^']*)'", re.IGNORECASE)
_MAGIC: Final = b"ISO-10303-21"
_END: Final = b"END-ISO-10303-21"
_HEAD_BYTES: Final = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class StepText:
    """
    The text of a STEP file and what a scan of it says.

    ``records`` is how many it defines, ``absurd_numbers`` how many numbers
    outside the geometry no building has; ``repacked`` says that the text is
    not what lies at the path: it was unpacked, mended or converted.
    """

    content: bytes
    schema_label: str
    records: int
    repacked: bool
    from_xml: bool
    texts: Texts
    absurd_numbers: int


def read_step_text(path: Path) -> StepText:
    """
    Read the STEP text at *path*, unpacked where it is an .ifczip and converted where it is ifcXML, and prove it whole.

    Raises
    ------
    UnusableInputError
        If there is nothing to read, or it is not a STEP file with a readable header.
    IntegrityError
        If the file is cut off, defines an id twice, refers to an id that it
        does not define or back to itself, holds what is no number, or is over
        a limit.
    """
    shown = str(path)
    given = _read_bytes(path)
    content = unpack(given, shown) if given.startswith(ZIP_MAGIC) else given
    from_xml = _is_xml(content)
    if from_xml:
        content = ifcxml_to_step(content, shown)
    label = _check_header(content, path)
    texts = mend_texts(content)
    data = _data_of(texts.content, path)
    absurd = check_numbers(data, shown)
    return StepText(
        content=texts.content,
        schema_label=label,
        records=count_records(data, shown),
        repacked=texts.content is not given,
        from_xml=from_xml,
        texts=texts,
        absurd_numbers=absurd,
    )


def _read_bytes(path: Path) -> bytes:
    if not path.exists():
        msg = f"{path}: no such file; give the path of an .ifc, .ifczip or .ifcxml file"
        raise UnusableInputError(msg)
    if not path.is_file():
        msg = f"{path} is not a file; give the path of an .ifc, .ifczip or .ifcxml file"
        raise UnusableInputError(msg)
    size = path.stat().st_size
    if size == 0:
        msg = f"{path} is empty; export the model again"
        raise UnusableInputError(msg)
    if size > MAX_BYTES:
        msg = f"{path} has {size / 1e6:.0f} MB, the limit is {MAX_BYTES / 1e6:.0f} MB; export less in one file"
        raise IntegrityError(msg)
    try:
        return path.read_bytes()
    except OSError as error:
        msg = f"{path} cannot be read: {error.strerror}"
        raise UnusableInputError(msg) from error


def _is_xml(content: bytes) -> bool:
    return content[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"<", b"\xff\xfe<", b"\xfe\xff\0<"))


def _check_header(content: bytes, path: Path) -> str:
    head = content[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    bare = _STRINGS_AND_COMMENTS.sub(b"", head[: head.find(b"DATA;") + 1 or None]).lstrip()
    if not bare.startswith(_MAGIC):
        if head.startswith((b"HEADER", b"DATA")) or b"FILE_SCHEMA" in head:
            msg = f"{path} has no readable header (ISO-10303-21; HEADER; …); export the model again"
            raise UnusableInputError(msg)
        msg = f"{path} is not an IFC file: it begins {head[:12]!r}, not ISO-10303-21"
        raise UnusableInputError(msg)
    found = _SCHEMA.search(head)
    if found is None or not found[1].strip():
        msg = f"{path} has no readable header: FILE_SCHEMA is missing; export the model again"
        raise UnusableInputError(msg)
    return found[1].decode("ascii", "replace").strip().upper()


def _data_of(content: bytes, path: Path) -> bytes:
    """Return the data section without strings, comments and white space: what the records are made of."""
    if b"\\S\\'" in content:
        content = _UNDOUBLED_APOSTROPHE.sub(b"", content)
    bare = _STRINGS_AND_COMMENTS.sub(b"", content)
    if _END not in bare[-1024:]:
        msg = f"{path} is cut off: it does not end with {_END.decode()}; export or copy it again"
        raise IntegrityError(msg)
    start = _DATA.search(bare)
    return bare[start.end() if start else 0 :].translate(None, b" \t\r\n")
