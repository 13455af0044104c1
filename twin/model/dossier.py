"""A place held against the clauses, as reports show it: numbered findings with the words of what they are held against."""

from collections.abc import Mapping
from dataclasses import dataclass

from twin.model.finding import Finding, Verdict
from twin.model.rule import Report
from twin.model.terms import Names
from twin.model.twin import Twin


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A requirement of the standard: its section, and what it says."""

    section: str
    text: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """
    A finding with its number, from 1.

    ``fingerprint`` stays the same in the next draft; ``section`` is the clause
    as people quote it; ``quotes`` are the requirements of the standard that the
    rule decides.
    """

    number: int
    finding: Finding
    fingerprint: str
    section: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who answers for what a rule cannot see, since when (an ISO 8601 date), and what record shows it."""

    code: str
    who: str
    on: str
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that a report tells; ``today`` is an ISO 8601 date, ``reports`` say how much each rule looked at."""

    twin: Twin
    title: str
    today: str
    items: tuple[Item, ...]
    reports: tuple[Report, ...]
    counts: Mapping[Verdict, int]
    not_run: tuple[str, ...] = ()
