"""Faces to scale: what stands on them is inside, apart, as large as the model says, on the right side."""

from itertools import combinations

import pytest

from tests.export.artwork.signs import line, sign
from tests.support.readings import DEMO_HALL, read_once
from twin.export.artwork.directory import draw_sign_face
from twin.export.artwork.face import Artwork, draw_face
from twin.export.artwork.lettering import bound_line, measure, wrap
from twin.export.artwork.notes import Matter
from twin.export.artwork.words import Placed, Role
from twin.model.sign import Arrow

REFUSALS = {Matter.OVERFLOW, Matter.NO_LEGENDS, Matter.NO_SIZE, Matter.NO_LETTER_HEIGHT, Matter.NO_LETTER}


@pytest.fixture(scope="module")
def hall_faces() -> list[Artwork]:
    twin = read_once(DEMO_HALL).twin
    return [draw_sign_face(twin, sign, face) for sign in twin.signs.values() for face in range(len(sign.faces))]


def _boxes(artwork: Artwork) -> tuple[Placed, ...]:
    assert artwork.layout is not None
    return artwork.layout.boxes


def _roles(artwork: Artwork, role: Role) -> list[Placed]:
    return [box for box in _boxes(artwork) if box.role is role]


def test_every_face_of_the_hall_is_drawn_in_its_size_or_refused_with_the_reason(hall_faces: list[Artwork]) -> None:
    drawn = [one for one in hall_faces if one.drawing is not None]

    assert len(hall_faces) > 150
    assert len(hall_faces) - len(drawn) <= 3  # two windows with long names, one board with five long lines
    for one in hall_faces:
        face = one.sign.faces[one.face]
        assert face.width_m is not None
        assert face.height_m is not None
        refused = any(note.matter in REFUSALS for note in one.notes)
        assert refused == (one.drawing is None)
        if one.drawing is not None:
            assert one.drawing.width_mm == pytest.approx(1000 * face.width_m, abs=0.1)
            assert one.drawing.height_mm == pytest.approx(1000 * face.height_m, abs=0.1)


def test_boxes_lie_on_the_face_and_apart(hall_faces: list[Artwork]) -> None:
    for one in hall_faces:
        if one.drawing is None:
            continue
        for box in _boxes(one):
            assert box.x > 0, one.sign.name
            assert box.y > 0, one.sign.name
            assert box.x + box.width < one.drawing.width_mm, one.sign.name
            assert box.y + box.height < one.drawing.height_mm, one.sign.name
        for first, second in combinations(_boxes(one), 2):
            across = min(first.x + first.width, second.x + second.width) - max(first.x, second.x)
            down = min(first.y + first.height, second.y + second.height) - max(first.y, second.y)
            assert across <= 1e-6 or down <= 1e-6, (one.sign.name, first, second)


def test_ink_stays_in_its_box_and_on_the_face(hall_faces: list[Artwork]) -> None:
    for one in hall_faces:
        if one.drawing is None:
            continue
        for box in [*_roles(one, Role.CHINESE), *_roles(one, Role.ENGLISH)]:
            ink = bound_line(box.text, box.em_mm, box.x, box.baseline)
            assert ink is not None
            slack = 0.02 * box.em_mm  # letters may lean over their own width by a hair
            assert ink[0] >= box.x - slack, (box.text, ink)
            assert ink[2] <= box.x + box.width + slack, (box.text, ink)
            assert ink[1] >= box.y - slack, (box.text, ink)
            assert ink[3] <= box.y + box.height + slack, (box.text, ink)
        for shape in one.drawing.shapes:
            drawn = shape.bound()
            assert drawn is not None
            assert min(drawn[:2]) >= -1e-6, one.sign.name
            assert drawn[2] <= one.drawing.width_mm + 1e-6, one.sign.name
            assert drawn[3] <= one.drawing.height_mm + 1e-6, one.sign.name


def test_chinese_letters_are_as_high_as_the_model_says_and_larger_than_english(hall_faces: list[Artwork]) -> None:
    for one in hall_faces:
        if one.drawing is None or one.sign.letter_height_m is None:
            continue
        for box in _roles(one, Role.CHINESE):
            ink = bound_line("国", box.em_mm, 0, 0)
            assert ink is not None
            assert ink[3] - ink[1] == pytest.approx(1000 * one.sign.letter_height_m.value, rel=1e-3)
        for box in _roles(one, Role.ENGLISH):
            ink = bound_line("H", box.em_mm, 0, 0)
            assert ink is not None
            assert ink[3] - ink[1] < 0.5 * 1000 * one.sign.letter_height_m.value


def test_chinese_stands_above_english_or_before_it_on_one_line(hall_faces: list[Artwork]) -> None:
    for one in hall_faces:
        if one.drawing is None:
            continue
        for zh in _roles(one, Role.CHINESE):
            for en in (box for box in _roles(one, Role.ENGLISH) if box.line == zh.line):
                above = zh.y + zh.height <= en.y + 1e-6
                before = zh.x + zh.width < en.x and zh.baseline == pytest.approx(en.baseline)
                assert above or before, (zh, en)


def test_a_symbol_is_right_of_a_left_arrow_and_left_of_a_right_one(hall_faces: list[Artwork]) -> None:
    seen = set()
    for one in hall_faces:
        legends = one.sign.faces[one.face].legends or ()
        for arrow in _roles(one, Role.ARROW) if one.drawing else []:
            for symbol in (box for box in _roles(one, Role.SYMBOL) if box.line == arrow.line):
                pointing = legends[arrow.line].arrow
                if abs(symbol.x + symbol.width / 2 - arrow.x - arrow.width / 2) < 1e-6:
                    assert (symbol.y > arrow.y) == (pointing is not Arrow.DOWN)
                    continue
                seen.add(pointing)
                assert (symbol.x < arrow.x) == (pointing in {Arrow.RIGHT, Arrow.AHEAD_RIGHT}), (one.sign.name, pointing)
    assert {Arrow.LEFT, Arrow.RIGHT, Arrow.AHEAD, Arrow.AHEAD_LEFT, Arrow.AHEAD_RIGHT} <= seen


def test_a_down_arrow_of_a_narrow_face_stands_below_its_symbol() -> None:
    artwork = draw_face(sign(line("一层", "1F", Arrow.DOWN, "stairs"), size_m=(0.5, 1.6), letter_m=0.06), 0)
    (arrow,), (symbol,) = _roles(artwork, Role.ARROW), _roles(artwork, Role.SYMBOL)

    assert symbol.y + symbol.height < arrow.y


def test_text_that_does_not_fit_is_refused_and_told_not_shrunk() -> None:
    wide = line("问题反馈和投诉处理室", "Feedback & Complaints Room", Arrow.AHEAD, "complaint")

    fits, refused = (draw_face(sign(wide, size_m=(width, 0.3), letter_m=0.1), 0) for width in (2.4, 0.9))

    assert fits.drawing is not None
    assert refused.drawing is None
    assert [note.matter for note in refused.notes] == [Matter.OVERFLOW]
    assert "100 mm" in refused.notes[0].text["en"]


def test_what_the_model_does_not_say_is_not_made_up() -> None:
    silent = draw_face(sign(line("出口", "Exit"), size_m=(1.0, 0.3), letter_m=None), 0)
    odd = draw_face(sign(line("出口", "Exit", symbol="dragon"), size_m=(1.0, 0.3)), 0)

    assert silent.drawing is None
    assert [note.matter for note in silent.notes] == [Matter.NO_LETTER_HEIGHT]
    assert odd.drawing is not None
    assert not _roles(odd, Role.SYMBOL)
    assert odd.notes[0].text["en"].startswith("There is no symbol 'dragon'")


def test_letters_that_the_font_lacks_are_told() -> None:
    artwork = draw_face(sign(line("出口\U0001f6aa", "Exit"), size_m=(1.0, 0.3)), 0)

    assert artwork.drawing is None
    assert [note.matter for note in artwork.notes] == [Matter.NO_LETTER]


def test_lines_break_at_spaces_first_and_never_in_a_word() -> None:
    assert wrap("临时通知 外语窗口今日移至16号", 1.0, 12.0, 2) == ("临时通知", "外语窗口今日移至16号")
    assert wrap("无障碍卫生间", 1.0, 4.0, 2) == ("无障碍", "卫生间")
    assert wrap("无障碍卫生间", 1.0, 2.0, 9) is None
    assert wrap("Wheelchair Accessible Elevator", 1.0, 11.0, 3) == ("Wheelchair", "Accessible Elevator")
    assert measure("“好”", 1.0) == pytest.approx(2.0)  # quotes take half a square each
