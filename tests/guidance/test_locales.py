"""Locale files: complete, alike, and true to their examples."""

import re
import string

import pytest

from twin.errors import UnknownIdError
from twin.guidance.locale import Locale, get_locale
from twin.model.route import BarrierKind, ManeuverKind, NoticeKind
from twin.model.terms import LANGUAGES

WORDS_OF_KIND = {
    ManeuverKind.DEPART: ["depart.on", "depart.towards", "depart.facing", "depart.entering"],
    ManeuverKind.CONTINUE: ["bend.left", "bend.right", "travel.straight", "travel.on"],
    ManeuverKind.TURN: [
        f"move.{band}.{side}" for band in ("slight", "turn", "sharp", "back") for side in ("left", "right")
    ],
    ManeuverKind.PASS_DOOR: ["door.plain", "door.space", "door.outside"],
    ManeuverKind.TAKE_STAIR: ["take.stair.up", "take.stair.down", "take.stair.level"],
    ManeuverKind.TAKE_RAMP: ["take.ramp.up", "take.ramp.down", "take.ramp.level"],
    ManeuverKind.TAKE_ELEVATOR: ["take.elevator.up", "take.elevator.down", "take.elevator.level"],
    ManeuverKind.TAKE_ESCALATOR: ["take.escalator.up", "take.escalator.down", "take.escalator.level"],
    ManeuverKind.TAKE_MOVING_WALK: ["take.moving_walk.up", "take.moving_walk.down", "take.moving_walk.level"],
    ManeuverKind.ARRIVE: [f"arrive.{side}" for side in ("plain", "left", "right", "ahead", "behind")],
}


@pytest.fixture(params=LANGUAGES)
def locale(request: pytest.FixtureRequest) -> Locale:
    return get_locale(request.param)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_language_has_the_same_phrases() -> None:
    first, *others = (set(get_locale(language).phrases) for language in LANGUAGES)

    assert all(other == first for other in others)


def test_every_phrase_takes_the_same_values_in_every_language() -> None:
    for key, phrase in get_locale("zh-CN").phrases.items():
        assert _placeholders(phrase.text) == _placeholders(get_locale("en").phrases[key].text), key


def test_every_example_is_what_the_phrase_says(locale: Locale) -> None:
    for key, phrase in locale.phrases.items():
        assert phrase.example == phrase.text.format(**phrase.values), key
        assert _placeholders(phrase.text) == set(phrase.values), key


@pytest.mark.parametrize("kind", ManeuverKind)
def test_every_maneuver_kind_has_words(locale: Locale, kind: ManeuverKind) -> None:
    assert [key for key in WORDS_OF_KIND[kind] if not locale.has(key)] == []


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_notice_kind_has_words(locale: Locale, kind: NoticeKind) -> None:
    assert locale.has(f"notice.{kind}")


@pytest.mark.parametrize("kind", BarrierKind)
def test_every_barrier_kind_has_words(locale: Locale, kind: BarrierKind) -> None:
    assert locale.has(f"barrier.{kind}")


def test_every_chinese_phrase_is_in_chinese() -> None:
    """One that was forgotten in translation would not be."""
    forgotten = [
        key for key, phrase in get_locale("zh-CN").phrases.items() if not re.search(r"[\u4e00-\u9fff]", phrase.example)
    ]

    assert forgotten == ["value.ratio"]


def test_english_says_neither_walk_nor_lift_nor_floor() -> None:
    """Wheelchair users move; the house's words are elevator and level. "Floor" is only what one stands on."""
    said = {key: re.findall(r"\w+", phrase.text) for key, phrase in get_locale("en").phrases.items()}

    assert [key for key, words in said.items() if {"walk", "lift"} & set(words)] == [
        key for key in said if key.startswith("exit.moving_walk")
    ]
    assert sorted(key for key, words in said.items() if "floor" in words) == sorted(
        key for key in said if key.startswith(("barrier.blocked", "notice.start_moved", "notice.goal_moved"))
    )


def test_left_and_right_are_mirror_images(locale: Locale) -> None:
    """Of every pair of phrases; the field's own locale files have swapped sides here."""
    swapped = {"左": "右", "右": "左"} if locale.language == "zh-CN" else {"left": "right", "right": "left"}
    pairs = [key for key in locale.phrases if key.endswith(".left")]

    assert len(pairs) >= 7
    for key in pairs:
        left, right = locale.phrases[key].text, locale.phrases[key.removesuffix("left") + "right"].text
        assert left != right
        for word, other in swapped.items():
            assert left.count(word) == right.count(other), key


def test_an_unknown_language_names_those_that_there_are() -> None:
    with pytest.raises(UnknownIdError, match=r"'fr'.*zh-CN, en"):
        get_locale("fr")
