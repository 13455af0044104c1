"""Every requirement has a decider, every decider is there, and limits that are not proven only advise."""

import ast
import json
import os
from pathlib import Path

import pytest

from tests.rules.cases import draw_place
from tests.support.models import ROOT
from tests.support.rules_matrix import PAGE, list_tests
from twin.app.checks import list_rules
from twin.model.finding import Evidence, Modality, Severity, Verdict
from twin.model.limits import LIMITS, Limit
from twin.model.rule import Page
from twin.rules import catalogue
from twin.rules.attestations import list_attestations
from twin.rules.breaches import at_least, rule_of_limit
from twin.rules.catalogue import CHECKS, RULES
from twin.rules.clauses import STANDARD, load_requirements
from twin.rules.matrix import write_matrix
from twin.rules.spots import spot_of_portal

FOLDER = Path(catalogue.__file__).parent
WORDLESS: Page = Page(what=("", ""), why=("", ""), needs=(), blind=("", ""))


def test_chapter_six_has_61_clauses_and_none_without_a_decider() -> None:
    own = [one for one in load_requirements().values() if one.section.startswith("6.")]

    assert len({one.section for one in own}) == 61
    assert [one.id for one in load_requirements().values() if not one.decided] == []


def test_a_shall_is_decided_by_a_rule_or_a_person_unless_the_engine_itself_meets_it() -> None:
    met_by_the_engine = {"6.1.1.8-a"}
    shall = [one for one in load_requirements().values() if one.modality in {Modality.SHALL, Modality.SHALL_NOT}]

    assert {one.id for one in shall if not one.rules and one.attestation is None} == met_by_the_engine


def test_every_rule_that_decides_is_in_the_catalogue() -> None:
    known_codes = {*list_rules(), "SGN201"}

    assert {code for one in load_requirements().values() for code in one.rules} - known_codes == set()


def test_a_rule_of_the_standard_decides_a_requirement_of_its_clause() -> None:
    rows = load_requirements().values()
    own = {rule.code: rule.clause for rule in RULES.values() if rule.clause.standard == STANDARD}
    for code, clause in own.items():
        number = clause.section.split(" ")[0]
        deciding = [one for one in rows if code in one.rules and one.section.startswith(number)]
        assert deciding, code
        assert clause.modality in {one.modality for one in deciding}, code


def test_the_clauses_are_those_that_were_collected() -> None:
    folder = Path(os.environ.get("TWIN_STANDARD", ROOT.parent / "shared" / "standard"))
    if not folder.exists():
        pytest.skip("the standard's clauses are not here: set TWIN_STANDARD to the folder that holds them")

    assert json.loads((FOLDER / "clauses.json").read_bytes()) == json.loads((folder / "clauses.json").read_bytes())


def test_the_matrix_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == write_matrix(list_tests()), "python -m tests.support.rules_matrix"


def test_every_rule_is_put_to_the_test_by_name() -> None:
    assert {code for code, path in list_tests().items() if path == "none"} == set()


def test_codes_are_in_order_and_every_file_with_a_check_is_listed_once() -> None:
    files = [path for path in FOLDER.rglob("*.py") if "\ndef check(" in path.read_text("utf-8")]

    assert len(files) == len(CHECKS)
    assert sorted(RULES) == list(dict(sorted(RULES.items())))
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_its_page_in_both_languages(code: str) -> None:
    page = RULES[code].page

    assert page is not None
    assert all(
        (words[0] and words[1].isascii()) or "²" in words[1] or "°" in words[1]
        for words in (page.what, page.why, page.blind)
    )
    assert page.needs
    assert set(page.limits) <= set(LIMITS)


@pytest.mark.parametrize(
    ("status", "severity"),
    [
        (Evidence.V, Severity.SHALL),
        (Evidence.S, Severity.SHALL),
        (Evidence.M, Severity.ADVICE),
        (Evidence.E, Severity.ADVICE),
    ],
)
def test_a_limit_that_is_not_proven_only_advises(status: Evidence, severity: Severity) -> None:
    limit = Limit(id="a", standard="GB 1", clause="1", value=1.0, status=status)
    door = next(iter(draw_place().portals.values()))
    rule = rule_of_limit("ACC999", "a-rule", limit, WORDLESS)

    (found,) = at_least(rule, spot_of_portal(door), 0.5, limit, thing=("宽", "width"), missing="x")

    assert (found.severity, found.evidence) == (severity, status)


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: path.stem)
def test_rules_cannot_choose_how_grave_a_breach_is(path: Path) -> None:
    """Severity and evidence follow from the clause and the limit, in one place."""
    if path.stem in {"breaches", "attestations"}:
        return
    names = {
        node.name
        for one in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(one, ast.ImportFrom)
        for node in one.names
    }

    assert names & {"Severity", "Evidence", "fail"} == set()


def test_what_people_sign_is_never_a_pass_and_its_codes_differ() -> None:
    signed = list_attestations(draw_place())

    assert {one.verdict for one in signed} == {Verdict.ATTEST}
    assert len({one.code for one in signed}) == len(signed)
    assert all(one.missing for one in signed)
