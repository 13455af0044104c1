"""Plans for readers: up is where they look, left stays left, they stand where they are marked, rooms have names."""

import math

import pytest

from tests.support.readings import DEMO_HALL, read_once
from twin.export.artwork.panel import draw_panel
from twin.export.artwork.plan import draw_plan, is_staff, name_of
from twin.export.artwork.reader_plan import PAGE_MM, carries_plan, draw_reader_plan
from twin.export.artwork.view import View, find_north, look_of, see_storey, stand_of
from twin.model.sign import Sign
from twin.model.twin import Twin

BOX = (0.0, 0.0, 400.0, 250.0)


@pytest.fixture(scope="module")
def hall() -> Twin:
    return read_once(DEMO_HALL).twin


def _list_readers(hall: Twin) -> list[tuple[Sign, int]]:
    return [(one, face) for one in hall.signs.values() for face in range(len(one.faces)) if carries_plan(one, face)]


def _view(hall: Twin, sign: Sign, face: int) -> View:
    view = see_storey(hall, sign.storey, look_of(sign, face), BOX)
    assert view is not None
    return view


def test_what_lies_behind_the_sign_is_above_the_reader_and_what_is_on_their_left_is_left(hall: Twin) -> None:
    readers = _list_readers(hall)
    assert {round(sign.faces[face].facing_rad, 1) for sign, face in readers} >= {-1.6, -3.1, -1.2}
    for sign, face in readers:
        view, facing = _view(hall, sign, face), sign.faces[face].facing_rad
        x, y = stand_of(sign, face)
        here = view.project((x, y))
        behind = view.project((x - 2 * math.cos(facing), y - 2 * math.sin(facing)))
        # who looks against the facing has what the facing sees on its right on the left
        left = view.project((x + 2 * math.sin(facing), y - 2 * math.cos(facing)))

        assert behind[0] == pytest.approx(here[0])
        assert behind[1] == pytest.approx(here[1] - 2 * view.mm_in_m)
        assert left[0] == pytest.approx(here[0] - 2 * view.mm_in_m)
        assert left[1] == pytest.approx(here[1])


def test_the_reader_is_marked_before_the_face_within_a_metre(hall: Twin) -> None:
    for sign, face in _list_readers(hall):
        x, y = stand_of(sign, face)
        facing = sign.faces[face].facing_rad
        ahead = (x - sign.at[0]) * math.cos(facing) + (y - sign.at[1]) * math.sin(facing)

        assert 0 < ahead < 1
        assert math.dist((x, y), sign.at[:2]) == pytest.approx(ahead)


def test_all_of_the_storey_is_on_the_page(hall: Twin) -> None:
    for sign, face in _list_readers(hall):
        page = draw_reader_plan(hall, sign, face)
        assert page is not None
        assert (page.width_mm, page.height_mm) == PAGE_MM
        for shape in page.shapes:
            box = shape.bound()
            assert box is None or (
                min(box[:2]) >= -1e-6 and box[2] <= PAGE_MM[0] + 1e-6 and box[3] <= PAGE_MM[1] + 1e-6
            )


def test_rooms_symbols_and_the_mark_keep_clear_of_each_other(hall: Twin) -> None:
    for sign, face in _list_readers(hall):
        bare = draw_plan(hall, sign.storey, _view(hall, sign, face), stand_of(sign, face), 3.2)
        marks = [one for one in bare.taken if one.area > 0]
        bodies = len(marks)
        assert bodies > 10
        symbols = [one for one in marks if abs(one.bounds[2] - one.bounds[0] - 2.3 * 3.2) < 1e-6]
        assert len(symbols) >= 7
        for number, one in enumerate(symbols):
            for other in symbols[number + 1 :]:
                assert one.intersection(other).area == pytest.approx(0)


def test_stairs_elevators_and_toilets_have_symbols_on_every_plan(hall: Twin) -> None:
    for sign, face in _list_readers(hall):
        plan = draw_plan(hall, sign.storey, _view(hall, sign, face), stand_of(sign, face), 3.2)

        assert {"stairs", "elevator", "accessible_elevator", "men", "women", "accessible"} <= set(plan.symbols)


def test_rooms_have_the_names_that_their_signs_write(hall: Twin) -> None:
    names = {
        name_of(hall, space)["zh-CN"]: name_of(hall, space)["en"]
        for space in hall.spaces.values()
        if not is_staff(space)
    }

    assert names["问题反馈和投诉处理室"] == "Feedback & Complaints Room"
    assert names["业务受理区"] == "Service Counters"
    assert not any("一" <= letter <= "鿿" for english in names.values() for letter in english)


def test_north_is_where_the_map_has_it(hall: Twin) -> None:
    north = find_north(hall)
    earth = hall.place.georeference
    assert north is not None
    assert earth is not None

    # the plan's direction to the north, turned into the map, is the map's y
    assert math.cos(north + earth.rotation_rad) == pytest.approx(0, abs=1e-9)
    assert math.sin(north + earth.rotation_rad) == pytest.approx(1)


def test_a_box_too_small_for_a_plan_has_none(hall: Twin) -> None:
    sign, face = _list_readers(hall)[0]

    assert draw_panel(hall, sign, face, (0, 0, 40, 20), 3.2) is None
