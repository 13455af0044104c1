"""What stands on signs: parts, names, translations, typefaces, colours."""

from dataclasses import replace
from typing import Any

import pytest

from tests.signage.lint.boards import board, kind, line, make_hall, note, only, outcome, screen, survey
from twin.model.facility import FacilityKind
from twin.model.finding import Evidence, Severity
from twin.model.sign import Sign, SignKind
from twin.signage.lint import (
    contrasts,
    crowded_faces,
    names,
    orphan_names,
    parts,
    translations,
    typefaces,
    waste,
    weights,
)
from twin.signage.lint.contrasts import find_luminance, measure_contrast
from twin.signage.lint.glossary import find_term, load_glossary


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        (board(), "pass"),
        (board(legends=(line(en=None),)), "fail"),
        (board(legends=(line(zh=None),)), "fail"),
        (board(legends=(line(symbol=None),)), "fail"),
        (board(legends=(line(symbol=None), line())), "pass"),
        (board(legends=(note("一层", "1F", target="storey:S0", symbol=None),)), "pass"),
        (board(legends=(note("椰城市政务服务中心", symbol=None),), logo_present=True), "pass"),
        (board(legends=None), "not_applicable"),
    ],
)
def test_symbol_chinese_and_english_belong_together(sign: Sign, expected: str) -> None:
    assert outcome(parts.check(survey(sign))) == expected


def test_a_clause_that_only_says_what_signs_generally_have_gives_advice() -> None:
    assert only(parts.check(survey(board(legends=(line(en=None),))))).severity is Severity.ADVICE


def test_what_a_screen_calls_otherwise_is_found_at_the_screen() -> None:
    odd = screen(legends=(line(zh="办事大厅"),))
    found = names.check(survey(board("a"), odd))

    assert only(found).subject.id == "screen"
    assert (only(found).observed, only(found).required) == ("办事大厅", "业务受理区")
    assert (found.examined, found.passed) == (2, 1)


@pytest.mark.parametrize(("changes"), [{"en": "Business Hall"}, {"symbol": "desk"}])
def test_english_and_symbol_are_one_too(changes: dict[str, str]) -> None:
    found = names.check(survey(board("a"), board("b"), board("c", legends=(line(**changes),))))

    assert only(found).subject.id == "c"


def test_letters_case_and_spaces_make_no_other_name() -> None:
    assert outcome(names.check(survey(board("a"), board("b", legends=(line(en="SERVICE COUNTERS"),))))) == "pass"


def test_lines_without_targets_name_nothing() -> None:
    assert outcome(names.check(survey(board(legends=(note("小心地滑"),))))) == "not_applicable"


@pytest.mark.parametrize(
    ("zh", "en", "expected", "severity"),
    [
        ("出口", "Exit", "pass", None),
        ("出口", "EXIT", "pass", None),
        ("出口", "Way out", "fail", Severity.SHALL),
        ("无障碍电梯", "Accessible Lift", "pass", None),
        ("电梯", "Elevater", "fail", Severity.ADVICE),
        ("便民服务区", "Convinience Zone", "fail", Severity.ADVICE),
        ("男", "Men", "pass", None),
        ("男", "Women", "fail", Severity.ADVICE),
        ("投诉电话 0898-12345", "Complaints Hotline 0898-12345", "pass", None),
        ("改革成果展厅", "Reform Exhibition", "unknown", Severity.SHALL),
    ],
)
def test_only_wording_that_was_seen_in_a_standard_may_fail_a_clause(
    zh: str, en: str, expected: str, severity: Severity | None
) -> None:
    found = translations.check(survey(board(legends=(note(zh, en),))))

    assert outcome(found) == expected
    assert {finding.severity for finding in found.findings} == ({severity} if severity else set())


def test_lines_in_one_language_have_no_translation() -> None:
    assert outcome(translations.check(survey(board(legends=(line(en=None),))))) == "not_applicable"


def test_a_term_that_the_glossary_lacks_is_named() -> None:
    missing = only(translations.check(survey(board(legends=(note("改革成果展厅", "Reform Exhibition"),))))).missing

    assert missing == "DB46/T 506.9: 改革成果展厅"


def test_the_glossary_says_how_well_each_term_is_known() -> None:
    terms = load_glossary()

    assert len(terms) > 100
    assert [term.evidence for name in ("出口", "电梯", "业务受理区") if (term := find_term(name))] == [
        Evidence.V,
        Evidence.M,
        Evidence.E,
    ]


@pytest.mark.parametrize(
    ("legend", "expected"),
    [
        (note("业务受理区"), "pass"),
        (note("低位服务台"), "pass"),
        (note("您在此"), "pass"),
        (note("市民之家"), "fail"),
        (line(zh="市民之家"), "pass"),
    ],
)
def test_a_name_that_no_place_has_is_an_orphan(legend: object, expected: str) -> None:
    assert outcome(orphan_names.check(survey(board(legends=(legend,))))) == expected


def test_notices_name_no_places() -> None:
    sign = board(kind=kind(SignKind.NOTICE), legends=(note("请勿喧哗"),))

    assert outcome(orphan_names.check(survey(sign))) == "not_applicable"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "pass"),
        ({"font_zh": "微软雅黑", "font_en": "Noto Sans"}, "pass"),
        ({"font_zh": "Source Han Sans SC"}, "pass"),
        ({"font_zh": "楷体"}, "fail"),
        ({"font_en": "Times New Roman"}, "fail"),
        ({"font_zh": None}, "unknown"),
        ({"legends": None}, "not_applicable"),
    ],
)
def test_typefaces_are_heiti_and_sans(changes: dict[str, Any], expected: str) -> None:
    assert outcome(typefaces.check(survey(board(**changes)))) == expected


@pytest.mark.parametrize(
    ("weight", "expected"),
    [
        ("regular", "pass"),
        ("Semi-Bold", "pass"),
        ("400", "pass"),
        ("600", "pass"),
        ("399", "fail"),
        ("601", "fail"),
        ("black", "fail"),
        (None, "unknown"),
    ],
)
def test_weights_are_regular_to_semi_bold(weight: str | None, expected: str) -> None:
    assert outcome(weights.check(survey(board(font_weight=weight)))) == expected


def test_a_sign_without_lines_has_no_weight() -> None:
    assert outcome(weights.check(survey(board(legends=None)))) == "not_applicable"


@pytest.mark.parametrize(
    ("text", "ground", "expected"),
    [
        ("#ffffff", "#123a6b", "pass"),
        ("#767676", "#ffffff", "pass"),
        ("#777777", "#ffffff", "fail"),
        ("#2a4a78", "#123a6b", "fail"),
        (None, "#ffffff", "unknown"),
        ("#ffffff", "blue", "unknown"),
    ],
)
def test_letters_stand_out_from_their_ground(text: str | None, ground: str, expected: str) -> None:
    """#767676 on white is the darkest grey that is known to have 4.5:1; #777777 has 4.48:1."""
    found = contrasts.check(survey(board(text_colour=text, background_colour=ground)))

    assert outcome(found) == expected
    assert expected != "fail" or only(found).severity is Severity.ADVICE


@pytest.mark.parametrize("missing", ["text_colour", "background_colour"])
def test_the_colour_that_is_missing_is_named(missing: str) -> None:
    unpainted: dict[str, Any] = {missing: None}
    found = only(contrasts.check(survey(board(**unpainted))))

    assert (
        found.missing
        == {"text_colour": "Twin_Sign.TextColour", "background_colour": "Twin_Sign.BackgroundColour"}[missing]
    )


def test_a_sign_without_lines_has_no_contrast() -> None:
    assert outcome(contrasts.check(survey(board(legends=None)))) == "not_applicable"


def test_luminance_is_that_of_srgb() -> None:
    red = find_luminance("#ff0000")

    assert red == pytest.approx(0.2126, abs=1e-4)
    assert measure_contrast(1.0, red or 0.0) == pytest.approx(4.0, abs=0.01)


@pytest.mark.parametrize(("count", "expected"), [(5, "pass"), (6, "fail")])
def test_a_guide_sign_names_five_at_most(count: int, expected: str) -> None:
    lines = tuple(line(target=f"space:{number}") for number in range(count))
    found = crowded_faces.check(survey(board(legends=lines)))

    assert outcome(found) == expected
    assert expected == "pass" or only(found).severity is Severity.ADVICE


def test_a_directory_may_name_all() -> None:
    lines = tuple(line(target=f"space:{number}") for number in range(9))

    assert outcome(crowded_faces.check(survey(board(kind=kind(SignKind.DIRECTORY), legends=lines)))) == "not_applicable"


def test_what_a_guide_sign_says_has_to_be_known() -> None:
    assert outcome(crowded_faces.check(survey(board(legends=None)))) == "unknown"


@pytest.mark.parametrize(
    ("legend", "expected"),
    [
        (note("可回收物", "Recyclable"), "pass"),
        (note("厨余垃圾", "Food Waste"), "pass"),
        (note("废纸回收", "Paper"), "fail"),
        (note("垃圾桶", "Waste", target="facility:waste_bin"), "not_applicable"),
        (note("小心地滑"), "not_applicable"),
    ],
)
def test_signs_of_bins_name_one_of_the_four_classes(legend: object, expected: str) -> None:
    assert outcome(waste.check(survey(board(legends=(legend,))))) == expected


@pytest.mark.parametrize(
    ("name", "services", "expected"),
    [
        ("可回收物垃圾桶", (), "pass"),
        ("垃圾桶", ("有害垃圾",), "pass"),
        ("分类垃圾桶", (), "unknown"),
    ],
)
def test_a_bin_says_its_class(name: str, services: tuple[str, ...], expected: str) -> None:
    twin = make_hall(board())
    desk = next(iter(twin.facilities.values()))
    kind_of_bin = replace(desk.kind, value=FacilityKind.WASTE_BIN)
    bins = {desk.id: replace(desk, kind=kind_of_bin, name=name, services=services)}

    found = waste.check(survey(twin=replace(twin, facilities=bins)))

    assert (outcome(found), found.examined) == (expected, 1)
