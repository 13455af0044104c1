"""What a model holds that its schema forbids: told on request, never a reason to refuse a file that can be read."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

import ifcopenshell.validate

from twin.ingest.findings.issues_file import schema_breach
from twin.ingest.records.parsing import parse_ifc
from twin.model.finding import Finding, Subject

_WRONG_KIND: Final = "Not valid"
"""How the validator ends what it says of a value of another type than the schema's."""
_INSTANCE: Final = re.compile(r"(#\d+)=(\w+)\((?:'([0-9A-Za-z_$]{22})')?")


def list_schema_breaches(path: Path) -> tuple[Finding, ...]:
    """
    Return the schema's breaches by class, attribute and kind, each with the first place and how often.

    Raises
    ------
    UnusableInputError, IntegrityError
        As ``parse_ifc`` does.
    """
    found: dict[tuple[str, str, str], list[tuple[str, str | None]]] = defaultdict(list)
    for statement in _validate(parse_ifc(path).model):
        step_id, name, global_id = _instance(statement)
        attribute = str(statement.get("attribute") or "").rpartition(".")[2]
        found[name, attribute, _kind_of(statement)].append((step_id, global_id))
    return tuple(
        schema_breach(
            Subject(id=places[0][1], kind=name, name=places[0][0]),
            attribute or "*",
            f"{kind} ({places[0][0]})",
            len(places),
        )
        for (name, attribute, kind), places in sorted(found.items())
    )


def find_wrong_kind(path: Path) -> str | None:
    """Return the first record of a file that holds a value of another type than the schema's, as ``#1=IfcWall.Name``."""
    for statement in _validate(parse_ifc(path).model):
        if _WRONG_KIND in str(statement.get("message")):
            step_id, name, _ = _instance(statement)
            return f"{step_id}={name}.{str(statement.get('attribute') or '').rpartition('.')[2]}"
    return None


def _validate(model: Any) -> list[dict[str, Any]]:
    logger = ifcopenshell.validate.json_logger()
    ifcopenshell.validate.validate(model, logger, express_rules=False)
    return [statement for statement in logger.statements if statement.get("level") == "error"]


def _instance(statement: dict[str, Any]) -> tuple[str, str, str | None]:
    """Return the STEP id, the class and the GlobalId, where it has one, of the record that a statement is about."""
    match = _INSTANCE.match(str(statement.get("instance") or ""))
    return (match[1], match[2], match[3]) if match else ("#0", "IfcProject", None)


def _kind_of(statement: dict[str, Any]) -> str:
    """Return what is wrong, without the value: ``wrong kind``, or the validator's first line."""
    message = str(statement.get("message"))
    return "wrong kind" if _WRONG_KIND in message else message.partition("\n")[0].strip(" :") or "rule"
