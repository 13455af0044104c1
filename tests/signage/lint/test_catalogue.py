"""The list of checks: codes, names, clauses, and how grave a finding is."""

import json
import os
import re
from pathlib import Path

import numpy as np
import orjson
import pytest

from tests.signage.lint.boards import board, survey
from tests.support.models import ROOT
from twin.model.finding import Evidence, Modality, Severity
from twin.model.rule import STANDARD, fail, make_rule, place_of, report, spot_of
from twin.signage.lint import catalogue
from twin.signage.lint.catalogue import CHECKS

RULES = [check(survey(board())).rule for check in CHECKS.values()]


def test_every_file_with_a_check_is_listed_once() -> None:
    folder = Path(catalogue.__file__).parent
    files = [path for path in folder.glob("*.py") if re.search(r"^def check\(", path.read_text("utf-8"), re.MULTILINE)]

    assert len(files) == len(CHECKS)


def test_codes_are_in_order_and_names_in_kebab_case() -> None:
    assert list(CHECKS) == [rule.code for rule in RULES] == sorted(CHECKS)
    assert all(re.fullmatch(r"SGN1\d\d", rule.code) for rule in RULES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name) for rule in RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_clauses_have_the_modality_of_the_standard() -> None:
    folder = Path(os.environ.get("TWIN_STANDARD", ROOT.parent / "shared" / "standard"))
    if not folder.exists():
        pytest.skip("the standard's clauses are not here: set TWIN_STANDARD to the folder that holds them")
    rows = json.loads((folder / "clauses.json").read_text("utf-8"))
    known = {(row["rule_id"], row["modality"].lower().replace("ind", "statement")) for row in rows}
    asked = {
        (rule.clause.section.replace(" ", "-"), rule.clause.modality.value)
        for rule in RULES
        if _is_own(rule.clause.standard)
    }

    assert {one for one in asked if not any(id_.startswith(one[0]) and word == one[1] for id_, word in known)} == set()
    assert len(asked) > 10


def _is_own(standard: str) -> bool:
    return standard == STANDARD


@pytest.mark.parametrize(
    ("modality", "evidence", "severity"),
    [
        (Modality.SHALL, Evidence.NONE, Severity.SHALL),
        (Modality.SHALL_NOT, Evidence.V, Severity.SHALL),
        (Modality.SHALL, Evidence.S, Severity.SHALL),
        (Modality.SHALL, Evidence.M, Severity.ADVICE),
        (Modality.SHALL, Evidence.E, Severity.ADVICE),
        (Modality.SHOULD, Evidence.V, Severity.SHOULD),
        (Modality.SHOULD_NOT, Evidence.E, Severity.ADVICE),
        (Modality.MAY, Evidence.V, Severity.ADVICE),
        (Modality.STATEMENT, Evidence.NONE, Severity.ADVICE),
    ],
)
def test_a_number_that_is_not_proven_only_advises(modality: Modality, evidence: Evidence, severity: Severity) -> None:
    rule = make_rule("SGN199", "a-rule", "1.2.3", modality)

    found = fail(rule, spot_of(board()), message=("坏", "bad"), fix=("改", "mend"), evidence=evidence)

    assert found.severity is severity


def test_a_number_that_numpy_measured_can_be_written() -> None:
    rule = make_rule("SGN199", "a-rule", "1.2.3", Modality.SHALL)
    measured = np.float64(0.5)

    found = fail(rule, spot_of(board()), message=("坏", "bad"), fix=("改", "mend"), observed=measured)

    assert orjson.loads(orjson.dumps(found.observed)) == 0.5


def test_what_a_rule_does_not_apply_to_is_not_counted() -> None:
    rule = make_rule("SGN199", "a-rule", "1.2.3", Modality.SHALL)
    bad = fail(rule, place_of(survey(board()).twin), message=("坏", "bad"), fix=("改", "mend"))

    counted = report(rule, [None, (), (bad, bad), None, ()])

    assert (counted.examined, counted.passed, len(counted.findings)) == (3, 2, 2)
