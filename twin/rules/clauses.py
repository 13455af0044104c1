"""Clauses as data: what each requirement says, and who decides it: rules, a person's signature, or a stated reason."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from twin.model.finding import Modality
from twin.model.terms import Names

STANDARD: Final = "DB46/T 659-2024"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """What a person has to sign: ``asked`` names the record that shows it, by language."""

    code: str
    asked: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """
    One requirement of a clause, and what decides it.

    ``id`` tells several requirements of a clause apart. ``reason`` says why
    neither a rule nor a person has to decide.
    """

    id: str
    section: str
    modality: Modality
    text: Names
    rules: tuple[str, ...]
    attestation: Attestation | None
    reason: Names | None

    @property
    def decided(self) -> bool:
        """Whether anything decides it."""
        return bool(self.rules) or self.attestation is not None or self.reason is not None


@cache
def load_requirements() -> Mapping[str, Requirement]:
    """Return all requirements by id, in the order of the standard."""
    rows, deciders = _read("clauses.json"), _read("deciders.json")
    return {row["rule_id"]: _requirement(row, deciders.get(row["rule_id"], {})) for row in rows}


def _requirement(row: Mapping[str, str], decider: Mapping[str, Any]) -> Requirement:
    attest, reason = decider.get("attest"), decider.get("reason")
    return Requirement(
        id=row["rule_id"],
        section=row["clause"],
        modality=Modality(row["modality"].lower().replace("ind", "statement")),
        text={"zh-CN": row["zh"], "en": row["en"]},
        rules=tuple(decider.get("rules", ())),
        attestation=None if attest is None else Attestation(code=attest["code"], asked=_names(attest)),
        reason=None if reason is None else _names(reason),
    )


def _names(words: Mapping[str, str]) -> Names:
    return {"zh-CN": words["zh"], "en": words["en"]}


def _read(name: str) -> Any:
    return json.loads((files("twin.rules") / name).read_text(encoding="utf-8"))
