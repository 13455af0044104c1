"""
A file's text through the parser, and proof that the parser lost nothing of it.

The parser opens damaged files silently: what its log says and how many
records it gives is held against the scan of the text. Where the scan has
found every record to be as the schema says, the parser would have nothing to
say, and reads a record only when it is asked for it.
"""

import io
import re
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import ifcopenshell

from twin.errors import IntegrityError, UnusableInputError
from twin.ingest.findings import issues, issues_file
from twin.ingest.records.integrity.forms import fit_schema
from twin.ingest.records.step_text import HEAD_BYTES, StepText, read_step_text
from twin.model.finding import Finding

_SIBLINGS: Final = (("IFC4X3", "IFC4X3_ADD2"), ("IFC4", "IFC4"), ("IFC2", "IFC2X3"))
"""By prefix of a label without a reader: the schema that its files are read as."""
_NO_BUILDINGS: Final = {"HEADER_SECTION_SCHEMA"}
"""Schemas that the parser has for its own use."""
_LOG_LINE: Final = re.compile(r"^\[(\w+)\]\s*(?:\[(\w+)\]\s*)?(?:\[[^\]]*\]\s*)?(.*)$")
_LOSS_CODES: Final = frozenset({"VAL016"})
"""Warnings of the parser that mean lost values: an attribute count that is not the schema's."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Parsed:
    """A parsed file: the parser's handle, the text it was made of, the schema it was read as, harmless warnings."""

    model: Any
    text: StepText
    schema: str
    warnings: tuple[str, ...]

    def list_findings(self) -> list[Finding]:
        """Return what is odd about a file that is whole."""
        text, texts = self.text, self.text.texts
        return [
            *([issues.schema_relabelled(text.schema_label, self.schema)] if self.schema != text.schema_label else []),
            *([issues_file.read_from_xml()] if text.from_xml else []),
            *([issues_file.legacy_code_page(texts.code_page, len(texts.rewritten))] if texts.code_page else []),
            *([issues_file.unreadable_texts(texts.unreadable)] if texts.unreadable else []),
            *([issues_file.absurd_numbers(text.absurd_numbers)] if text.absurd_numbers else []),
            *([issues.parser_warnings(list(self.warnings))] if self.warnings else []),
        ]


def parse_ifc(path: Path) -> Parsed:
    """
    Parse an .ifc, .ifczip or .ifcxml file and prove that no record of it is lost.

    Raises
    ------
    UnusableInputError
        If the input is missing, empty, or not IFC.
    IntegrityError
        If it is cut off, has lost or doubled records, has not exactly one
        IfcProject, or is over a limit.
    """
    text = read_step_text(path)
    schema = _readable_schema(text.schema_label, path)
    ifcopenshell.get_log()  # what earlier work left in it is not this file's
    if schema == text.schema_label and text.repacked is None:
        model, log = _open(path, path, lazy=fit_schema(text.forms, schema))
    else:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.ifc"
            _write_copy(copy, text, schema, path)
            text = replace(text, repacked=None)  # the parser needs the memory
            model, log = _open(copy, path, lazy=False)
    return Parsed(model=model, text=text, schema=schema, warnings=tuple(_check_parsed(model, text, log, path)))


def list_by_type(model: Any, name: str) -> list[Any]:
    """Return all instances of a class and its subtypes; none where the schema has no such class."""
    try:
        return list(model.by_type(name))
    except RuntimeError:
        return []


def _readable_schema(label: str, path: Path) -> str:
    if label in {str(name).upper() for name in ifcopenshell.ifcopenshell_wrapper.schema_names()} - _NO_BUILDINGS:
        return label
    for prefix, sibling in _SIBLINGS:
        if label.startswith(prefix):
            return sibling
    msg = f"{path} is written in the schema {label!r}; IFC2X3, IFC4 and IFC4X3 are read"
    raise UnusableInputError(msg)


def _write_copy(copy: Path, text: StepText, schema: str, path: Path) -> None:
    """Write what the parser is to read: the text as it was mended, under the label of a schema that can be read."""
    label = rb"(FILE_SCHEMA\s*\(\s*\(\s*')\s*" + re.escape(text.schema_label.encode())
    with path.open("rb") if text.repacked is None else io.BytesIO(text.repacked) as given, copy.open("wb") as taken:
        head = given.read(HEAD_BYTES)
        taken.write(re.sub(label, rb"\g<1>" + schema.encode(), head, count=1, flags=re.IGNORECASE))
        shutil.copyfileobj(given, taken)


def _open(path: Path, shown: Path, *, lazy: bool) -> tuple[Any, list[str]]:
    try:
        model = ifcopenshell.open(str(path), lazy=lazy)
    except (ifcopenshell.Error, RuntimeError, OSError, ValueError) as error:
        msg = f"{shown} could not be parsed ({error}); export the model again"
        raise UnusableInputError(msg) if "header" in str(error) else IntegrityError(msg) from error
    log = str(ifcopenshell.get_log()).encode("utf-8", "replace").decode()  # it may quote broken bytes
    return model, log.splitlines()


def _check_parsed(model: Any, text: StepText, log: list[str], path: Path) -> list[str]:
    """Refuse losses; return the parser's harmless warnings."""
    warnings: list[str] = []
    for line in log:
        found = _LOG_LINE.match(line)
        level, code, message = (found[1], found[2], found[3]) if found else ("", None, line)
        relabelled = model.schema_identifier != text.schema_label
        if level == "error" or (code in _LOSS_CODES and not relabelled):
            msg = f"{path} has lost records; the parser says: {message.strip()}"
            raise IntegrityError(msg)
        if level == "warning" and "non-unique GlobalId" not in message:
            warnings.append(message.strip())
    parsed = len(model.entity_names())
    if parsed != text.records:
        msg = f"{path} defines {text.records} records but only {parsed} could be read; export the model again"
        raise IntegrityError(msg)
    projects = len(list_by_type(model, "IfcProject"))
    if projects != 1:
        msg = f"{path} holds {projects} IfcProject; a whole file holds exactly one"
        raise IntegrityError(msg)
    return sorted(set(warnings))
