"""What checks say helps a designer: it names the value and the limit, the datum by its place in the model, and what to do."""

from dataclasses import replace
from typing import Final

import pytest

from tests.signage.lint.boards import board, line, note, only, survey
from twin.model.sign import Arrow
from twin.signage.lint import (
    arrows,
    hidden_signs,
    lost_targets,
    near_signs,
    translations,
    unreadable,
)

CODES: Final = ("unknown_letters", "unknown_size", "in the model a way", "State a way", "填写 a way")


def test_a_way_that_is_not_found_is_said_with_the_arrow_and_the_target() -> None:
    found = only(arrows.check(replace(survey(board(legends=(line(arrow=Arrow.LEFT),))), onward=lambda *_: None)))

    assert "“向左”" in found.message["zh-CN"]
    assert "(left)" in found.message["en"]
    assert not any(code in text for code in CODES for text in found.fix.values())
    assert "zone:business_acceptance" in found.fix["zh-CN"]


def test_english_that_no_glossary_has_is_to_be_held_against_the_standard() -> None:
    found = only(translations.check(survey(board(legends=(note("改革成果展厅", "Reform Exhibition"),)))))

    assert found.fix == {
        "zh-CN": "对照 DB46/T 506.9 核对英文：“改革成果展厅”—“Reform Exhibition”",
        "en": "Hold the English against DB46/T 506.9: 改革成果展厅: Reform Exhibition",
    }


@pytest.mark.parametrize("check", [unreadable.check, hidden_signs.check])
def test_missing_letters_are_named_as_the_model_names_them(check: object) -> None:
    assert callable(check)
    found = only(check(survey(replace(board(), letter_height_m=None))))

    assert found.missing == "Twin_Sign.LetterHeight"
    assert found.fix["zh-CN"] == "在模型中填写 Twin_Sign.LetterHeight"


def test_signs_that_are_too_near_are_told_how_far_apart_is_enough() -> None:
    first, second = board("a"), board("b")
    found = near_signs.check(survey(first, replace(second, at=(first.at[0] + 1.0, *first.at[1:]))))

    assert found.findings[0].required is not None
    assert f"{found.findings[0].required:g}米以上" in found.findings[0].fix["zh-CN"]


def test_a_lost_target_is_named_by_what_stands_on_the_sign() -> None:
    found = only(lost_targets.check(survey(board(legends=(line(target="space:gone", zh="旧大厅"),)))))

    assert "“旧大厅”" in found.message["zh-CN"]
    assert "space:gone" in found.message["zh-CN"]
