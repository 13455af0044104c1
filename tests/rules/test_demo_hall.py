"""The demo hall keeps the rules of buildings; its draft breaks them where its list of planted breaches says."""

import json
import time
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

import orjson
import pytest

from tests.support.models import ROOT
from tests.support.readings import DEMO_HALL, read_once
from twin.app.documents.findings import finding_document
from twin.model.finding import Finding, Verdict
from twin.model.rule import Report
from twin.model.twin import Twin
from twin.rules.case import Case
from twin.rules.catalogue import CHECKS
from twin.rules.ground import Ground

DRAFT: Final = ROOT / "models_ifc" / "demo_hall_draft.ifc"
PLACE: Final = "08q7NjqKnLIuLH6kchX4Z5"
RAMP: Final = "0Q4LTuKm5RmAEmFhsX74gP"
FLIGHTS: Final = frozenset({"3gYfC_hSzQXOlMMTABqRbX", "0nBNqj0VXNg8r61jpYlkmd"})
SIGNS: Final = ("6.1.4.", "6.3.3.4", "sign.")
SECONDS: Final = 2.0


def judge(twin: Twin) -> tuple[Report, ...]:
    case = Case(twin=twin, today="2026-11-24", ground=Ground(twin=twin))
    return tuple(check(case) for check in CHECKS.values())


@cache
def checked(path: Path) -> tuple[Finding, ...]:
    return tuple(found for one in judge(read_once(path).twin) for found in one.findings)


def planted() -> list[Mapping[str, str]]:
    """The planted breaches that are not a sign's: those are asked of the checks of signs."""
    everything = json.loads(DRAFT.with_suffix(".breaches.json").read_text("utf-8"))["breaches"]
    return [
        one
        for one in everything
        if not one["clause"].startswith(SIGNS) and "sign" not in one["what"] and "phone" not in one["what"]
    ]


def subject_of(breach: Mapping[str, str]) -> str:
    """Where a breach has to be found: a flight at its ramp; what is gone, or has lost its kind, at the place."""
    gone = "facility removed" in breach["what"] or breach["clause"] == "6.1.3.1"
    return PLACE if gone else RAMP if breach["global_id"] in FLIGHTS else breach["global_id"]


@pytest.mark.parametrize("breach", planted(), ids=lambda one: f"{one['clause']} {one['global_id']}")
def test_every_planted_breach_is_found_at_its_element(breach: Mapping[str, str]) -> None:
    clean = {(found.code, found.subject.id, found.message["en"]) for found in checked(DEMO_HALL)}
    new = [found for found in checked(DRAFT) if (found.code, found.subject.id, found.message["en"]) not in clean]
    silent = "nothing says" in breach["what"]
    verdict = Verdict.UNKNOWN if silent else Verdict.FAIL

    assert subject_of(breach) in {found.subject.id for found in new if found.verdict is verdict}


def test_what_was_removed_is_named() -> None:
    named = {found.observed for found in checked(DRAFT) if found.subject.id == PLACE}

    assert {"suggestion_box", "hearing_aid", "tactile_paving", "accessible_parking"} <= named


def test_the_hall_breaks_no_rule() -> None:
    assert [found for found in checked(DEMO_HALL) if found.verdict is Verdict.FAIL] == []


def test_every_rule_but_that_of_gates_looked_at_something_in_the_hall() -> None:
    assert [one.rule.code for one in judge(read_once(DEMO_HALL).twin) if not one.examined] == ["ACC105"]


def test_findings_can_be_written_and_say_where_and_what_to_do() -> None:
    for found in checked(DRAFT):
        assert orjson.dumps(finding_document(found))
        assert set(found.message) == set(found.fix) == {"zh-CN", "en"}
        assert (found.missing is not None) == (found.verdict is Verdict.UNKNOWN)
        assert found.at is not None or found.subject.kind in {"place", "storey"}


def test_verdicts_do_not_depend_on_the_order_of_the_model() -> None:
    twin = read_once(DRAFT).twin
    turned = replace(
        twin,
        portals=dict(reversed(list(twin.portals.items()))),
        facilities=dict(reversed(list(twin.facilities.items()))),
        obstacles=dict(reversed(list(twin.obstacles.items()))),
        connectors=dict(reversed(list(twin.connectors.items()))),
    )
    other = {(f.code, f.subject.id, f.verdict) for one in judge(turned) for f in one.findings}

    assert {(found.code, found.subject.id, found.verdict) for found in checked(DRAFT)} == other


def test_all_rules_take_less_than_two_seconds_of_the_processor() -> None:
    twin = read_once(DRAFT).twin
    started = time.process_time()
    judge(twin)

    assert time.process_time() - started < SECONDS
