"""
The bytes of a STEP file, judged before and beside any parser.

A parser that opens damaged files silently is checked against a plain scan of
the text: the end marker is there, every ``#id`` is defined once, no reference
dangles. What the input is not (a PDF, a folder, nothing) ends here too.
"""

import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from twin.errors import IntegrityError, UnusableInputError

MAX_BYTES: Final = 256 * 1024 * 1024
"""The largest STEP text that is read."""
MAX_UNPACKED_BYTES: Final = 1024 * 1024 * 1024
"""The most that an .ifczip may unpack to."""
MAX_UNPACKING_RATIO: Final = 100
"""How many times its packed size an .ifczip may unpack to."""
MAX_ENTITIES: Final = 2_000_000
"""The most records that are read."""

_STRINGS_AND_COMMENTS: Final = re.compile(rb"'[^']*'|/\*.*?\*/", re.DOTALL)
_UNDOUBLED_APOSTROPHE: Final = re.compile(rb"\\S\\'(?=[^']|'\s*[,)])")
"""A shifted character that happens to be an apostrophe; some exporters do not double it."""
_DEFINITION: Final = re.compile(rb"#(\d+)\s*=")
_REFERENCE: Final = re.compile(rb"#(\d+)")
_SCHEMA: Final = re.compile(rb"FILE_SCHEMA\s*\(\s*\(\s*'([^']*)'", re.IGNORECASE)
_MAGIC: Final = b"ISO-10303-21"
_END: Final = b"END-ISO-10303-21"
_HEAD_BYTES: Final = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class StepText:
    """The text of a STEP file and what a scan of it says: the schema label and how many records it defines."""

    content: bytes
    schema_label: str
    records: int
    repacked: bool
    """Whether the text is not what lies at the path (it came out of an archive)."""


def read_step_text(path: Path) -> StepText:
    """
    Read the STEP text at *path*, unpacked where it is an .ifczip, and prove it whole.

    Raises
    ------
    UnusableInputError
        If there is nothing to read, or it is not a STEP file with a readable header.
    IntegrityError
        If the file is cut off, defines an id twice, refers to an id that it
        does not define, or is over a limit.
    """
    packed = _read_bytes(path)
    repacked = packed.startswith(b"PK\x03\x04")
    content = _unpack(packed, path) if repacked else packed
    label = _check_header(content, path)
    return StepText(content=content, schema_label=label, records=_count_records(content, path), repacked=repacked)


def _read_bytes(path: Path) -> bytes:
    if not path.exists():
        msg = f"{path}: no such file; give the path of an .ifc or .ifczip file"
        raise UnusableInputError(msg)
    if not path.is_file():
        msg = f"{path} is not a file; give the path of an .ifc or .ifczip file"
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


def _unpack(packed: bytes, path: Path) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            inside = [info for info in archive.infolist() if info.filename.lower().endswith(".ifc")]
            if len(inside) != 1:
                msg = f"{path} is an archive with {len(inside)} .ifc files in it; it should hold exactly one"
                raise UnusableInputError(msg)
            return _unpack_member(archive, inside[0], path)
    except zipfile.BadZipFile as error:
        msg = f"{path} is a damaged archive ({error}); pack the .ifc file again"
        raise IntegrityError(msg) from error
    except (NotImplementedError, RuntimeError) as error:
        msg = f"{path} is packed in a way that cannot be unpacked here ({error}); pack it again with plain deflate"
        raise UnusableInputError(msg) from error


def _unpack_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> bytes:
    limit = min(MAX_UNPACKED_BYTES, MAX_BYTES, max(1, info.compress_size) * MAX_UNPACKING_RATIO)
    with archive.open(info) as stream:
        # The directory's own figure for the size is not to be trusted: count what comes out.
        content = stream.read(limit + 1)
    if len(content) > limit:
        msg = f"{path} unpacks to more than {limit / 1e6:.0f} MB; give the .ifc file itself"
        raise IntegrityError(msg)
    return content


def _check_header(content: bytes, path: Path) -> str:
    head = content[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"<"):
        msg = f"{path} is XML; .ifcxml is not read: export the model as .ifc"
        raise UnusableInputError(msg)
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


def _count_records(content: bytes, path: Path) -> int:
    if b"\\S\\'" in content:
        content = _UNDOUBLED_APOSTROPHE.sub(b"", content)
    bare = _STRINGS_AND_COMMENTS.sub(b"", content)
    if _END not in bare[-1024:]:
        msg = f"{path} is cut off: it does not end with {_END.decode()}; export or copy it again"
        raise IntegrityError(msg)
    defined = _DEFINITION.findall(bare)
    if len(defined) > MAX_ENTITIES:
        msg = f"{path} has {len(defined)} records, the limit is {MAX_ENTITIES}; export less in one file"
        raise IntegrityError(msg)
    unique = set(defined)
    if len(unique) != len(defined):
        twice = sorted((key for key, count in Counter(defined).items() if count > 1), key=int)
        msg = f"{path} defines {len(twice)} ids more than once (first #{twice[0].decode()}); export the model again"
        raise IntegrityError(msg)
    dangling = sorted(set(_REFERENCE.findall(bare)) - unique, key=int)
    if dangling:
        msg = (
            f"{path} has lost records: {len(dangling)} references lead nowhere "
            f"(first #{dangling[0].decode()}); export or copy it again"
        )
        raise IntegrityError(msg)
    return len(defined)
