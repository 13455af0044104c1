"""
The bytes of a STEP file, judged before and beside any parser.

A parser that opens damaged files silently is checked against a plain scan of
the text: the end marker is there, every ``#id`` is defined once, no reference
dangles. What the input is not (a PDF, a folder, nothing) ends here too.
"""

import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from twin.errors import IntegrityError, UnusableInputError
from twin.ingest.records.integrity.encodings import Texts, find_legacy, judge_texts, rewrite_texts
from twin.ingest.records.integrity.forms import Forms, RecordForms
from twin.ingest.records.integrity.ifcxml import ifcxml_to_step
from twin.ingest.records.integrity.numbers import check_numbers
from twin.ingest.records.integrity.pieces import PIECE_BYTES, Piece, read_pieces
from twin.ingest.records.integrity.records import count_records
from twin.ingest.records.integrity.unpacking import ZIP_MAGIC, unpack
from twin.ingest.solids.shapes.face_records import FaceRecords
from twin.ingest.solids.shapes.shells import PolygonShells

MAX_BYTES: Final = 256 * 1024 * 1024
"""The largest file that is read."""
HEAD_BYTES: Final = 65_536
"""A header ends before so many bytes."""

_STRINGS_AND_COMMENTS: Final = re.compile(rb"'[^']*'|/\*.*?\*/", re.DOTALL)
_SCHEMA: Final = re.compile(rb"FILE_SCHEMA\s*\(\s*\(\s*'([^']*)'", re.IGNORECASE)
_MAGIC: Final = b"ISO-10303-21"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepText:
    """
    What a scan of a STEP file's text says.

    ``sha256`` is that of the file as it lies at its path, ``records`` how many
    the text defines, ``absurd_numbers`` how many numbers outside the geometry
    no building has, ``forms`` what forms its records have, ``shells`` the
    polygons that bodies are made of.
    ``repacked`` is the text where it is not what lies at the path, but was
    unpacked, mended or converted.
    """

    sha256: str
    schema_label: str
    records: int
    from_xml: bool
    texts: Texts
    absurd_numbers: int
    forms: Forms
    shells: PolygonShells
    repacked: bytes | None


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
    with _open(path) as file:
        repacked, from_xml = _repack(file, str(path))
        stream = file if repacked is None else io.BytesIO(repacked)
        label = _check_header(stream.read(HEAD_BYTES), path)
        stream.seek(0)
        survey = _Survey(shown=str(path))
        records = count_records(survey.look_at(read_pieces(stream, str(path))), str(path))
        texts = judge_texts(survey.legacy)
        if texts.rewritten:
            stream.seek(0)
            repacked = rewrite_texts(stream.read(), texts)
        sha256 = _hash(file)
    return StepText(
        sha256=sha256,
        schema_label=label,
        records=records,
        from_xml=from_xml,
        texts=texts,
        absurd_numbers=survey.absurd_numbers,
        forms=survey.forms.list_forms(),
        shells=survey.faces.link(),
        repacked=repacked,
    )


def read_records(path: Path) -> Iterator[bytes]:
    """Yield the data section at *path* as ``Piece.data``, some records at a time; it may not be sound."""
    with _open(path) as file:
        repacked, _ = _repack(file, str(path))
        for piece in read_pieces(file if repacked is None else io.BytesIO(repacked), str(path)):
            yield piece.data


@dataclass(slots=True, kw_only=True)
class _Survey:
    """What is gathered from the pieces of a text on their way to the records."""

    shown: str
    legacy: dict[bytes, bytes] = field(default_factory=dict)
    absurd_numbers: int = 0
    forms: RecordForms = field(default_factory=RecordForms)
    faces: FaceRecords = field(default_factory=FaceRecords)

    def look_at(self, pieces: Iterable[Piece]) -> Iterator[bytes]:
        for piece in pieces:
            self.legacy.update(find_legacy(piece.strings))
            self.absurd_numbers += check_numbers(piece.data, self.shown)
            yield piece.data
            self.forms.add(piece.data)
            self.faces.add(piece.data)  # by now its records are known to be sound


@contextmanager
def _open(path: Path) -> Iterator[BinaryIO]:
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
        with path.open("rb") as file:
            yield file
    except OSError as error:
        msg = f"{path} cannot be read: {error.strerror}"
        raise UnusableInputError(msg) from error


def _repack(file: BinaryIO, shown: str) -> tuple[bytes | None, bool]:
    """Return the STEP text of an archive or of XML, ``None`` where the file is it, and whether it was XML; rewind the file."""
    head = file.read(HEAD_BYTES)
    file.seek(0)
    content = unpack(file.read(), shown) if head.startswith(ZIP_MAGIC) else None
    from_xml = _is_xml(head if content is None else content[:HEAD_BYTES])
    if from_xml:
        content = ifcxml_to_step(file.read() if content is None else content, shown)
    file.seek(0)
    return content, from_xml


def _hash(file: BinaryIO) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while block := file.read(PIECE_BYTES):
        digest.update(block)
    return digest.hexdigest()


def _is_xml(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"<", b"\xff\xfe<", b"\xfe\xff\0<"))


def _check_header(head: bytes, path: Path) -> str:
    """Return the schema that the first bytes of a text name."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
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
