"""Whether somebody at a place can read a sign."""

import math
from dataclasses import replace

import pytest

from tests.support.floorplan import draw
from tests.support.marks import Board, Door, Mark
from tests.support.ways import leg, way
from twin.guidance.maneuvers import build_maneuvers
from twin.guidance.phrases import say
from twin.guidance.turns import Vector
from twin.model.ids import SignId, StoreyId
from twin.model.origin import Origin, Sourced
from twin.model.passage import Point3
from twin.model.sign import Arrow, Legend, Sign, SignKind, SignStatus
from twin.model.twin import Twin
from twin.signage.hiding import build_sight
from twin.signage.legibility import LOW_VISION, SEATED, STANDING, Reader
from twin.signage.visible import Answer, Reading, Reason, list_readable, read_face

ROOM = """
####################
#A.................#
#..................#
#..................#
#.................b#
#..................#
#..................#
#..................#
####################
"""
GROUND = StoreyId("S0")
SIGN = SignId("b")
LINE = Legend(arrow=Arrow.LEFT, target="zone:business_acceptance", zh="业务受理区", en="Service Counters", symbol=None)
WEST: Mark = Board(facing_rad=math.pi, legends=(LINE,))


def _sourced(value: float, origin: Origin = Origin.DECLARED) -> Sourced[float]:
    return Sourced(value=value, origin=origin, carrier="Twin_Sign.LetterHeight")


def _twin(plan: str = ROOM, letter_m: float | None = 0.06, **changes: object) -> Twin:
    """Return the room with a sign at (18.5, 4.5), 2.2 m up, that faces west."""
    twin = draw(plan, marks={"b": WEST, "d": Door()})
    sign = replace(twin.signs[SIGN], letter_height_m=None if letter_m is None else _sourced(letter_m))
    return replace(twin, signs={SIGN: replace(sign, **changes)})  # type: ignore[arg-type]  # fields by name


def _read(
    twin: Twin, at: Point3, *, reader: Reader = STANDING, walking: Vector | None = None, today: str | None = None
) -> Reading:
    sign: Sign = twin.signs[SIGN]
    sight = build_sight(twin, GROUND)
    return read_face(sign, sign.faces[0], at, sight, reader=reader, walking=walking, today=today)


def test_a_sign_ahead_within_reach_is_read() -> None:
    reading = _read(_twin(), (8.5, 4.5, 0.0))

    assert (reading.answer, reading.reason) == (Answer.YES, None)
    assert reading.distance_m == pytest.approx(math.hypot(10.0, 0.8), abs=0.05)


def test_letters_decide_from_how_far() -> None:
    """Letters of 6 cm serve 15 m, those of 3 cm half of it."""
    assert _read(_twin(), (4.0, 4.5, 0.0)).answer is Answer.YES
    assert _read(_twin(), (3.0, 4.5, 0.0)).reason is Reason.TOO_FAR
    assert _read(_twin(letter_m=0.03), (8.5, 4.5, 0.0)).reason is Reason.TOO_FAR


def test_low_vision_has_to_come_nearer() -> None:
    assert _read(_twin(), (8.5, 4.5, 0.0), reader=LOW_VISION).reason is Reason.TOO_FAR
    assert _read(_twin(), (10.5, 4.5, 0.0), reader=LOW_VISION).answer is Answer.YES


@pytest.mark.parametrize("origin", [None, Origin.ASSUMED])
def test_letters_that_the_model_does_not_give_are_never_guessed(origin: Origin | None) -> None:
    height = None if origin is None else _sourced(0.5, origin)

    reading = _read(_twin(letter_height_m=height), (16.5, 4.5, 0.0))

    assert (reading.answer, reading.reason) == (Answer.UNKNOWN, Reason.UNKNOWN_LETTERS)
    assert reading.reach_m is None


def test_what_is_certain_to_fail_fails_also_with_unknown_letters() -> None:
    assert _read(_twin(letter_m=None), (18.9, 4.5, 0.0)).reason is Reason.BEHIND


def test_from_behind_and_from_the_side_it_is_not_read() -> None:
    assert _read(_twin(), (18.9, 4.5, 0.0)).reason is Reason.BEHIND
    assert _read(_twin(), (17.0, 1.5, 0.0)).reason is Reason.TOO_OBLIQUE


def test_right_below_it_is_too_high() -> None:
    assert _read(_twin(at=(18.5, 4.5, 3.4)), (16.5, 4.5, 0.0)).reason in {Reason.TOO_HIGH, Reason.TOO_OBLIQUE}


def test_who_walks_away_does_not_read_it() -> None:
    assert _read(_twin(), (8.5, 4.5, 0.0), walking=(1.0, 0.0)).answer is Answer.YES
    assert _read(_twin(), (8.5, 4.5, 0.0), walking=(-1.0, 0.0)).reason is Reason.NOT_IN_VIEW
    assert _read(_twin(), (8.5, 4.5, 0.0), walking=(0.4, 1.0)).reason is Reason.NOT_IN_VIEW


@pytest.mark.parametrize("body", ["#", "o"])
def test_a_wall_or_column_between_hides_it(body: str) -> None:
    rows = ROOM.strip().split("\n")
    rows[4] = rows[4][:13] + body + rows[4][14:]
    twin = _twin("\n".join(rows))

    assert _read(twin, (8.5, 4.5, 0.0)).reason is Reason.HIDDEN
    assert _read(twin, (15.5, 4.5, 0.0)).answer is Answer.YES


def test_a_column_before_the_edge_of_a_face_hides_it() -> None:
    """The middle is in sight, but not all nine places: half a word is not read."""
    rows = ROOM.strip().split("\n")
    rows[3] = rows[3][:17] + "o" + rows[3][18:]
    twin = _twin("\n".join(rows))

    assert _read(twin, (12.0, 6.2, 0.0)).reason is Reason.HIDDEN
    assert build_sight(twin, GROUND).is_clear((12.0, 6.2, 1.6), (18.48, 4.5, 2.4))


def test_furniture_does_not_hide_a_sign_above_it() -> None:
    rows = ROOM.strip().split("\n")
    rows[4] = rows[4][:13] + "%" + rows[4][14:]

    assert _read(_twin("\n".join(rows)), (8.5, 4.5, 0.0)).answer is Answer.YES


def test_a_door_between_is_taken_as_closed() -> None:
    """It is 2.1 m high, and the line from an eye to the sign passes below its top."""
    plan = """
    ####################
    #A......#B.........#
    #.......#..........#
    #.......#..........#
    #.......d.........b#
    #.......#..........#
    ####################
    """
    twin = draw(plan, marks={"b": WEST, "d": Door()})
    sign = replace(twin.signs[SIGN], letter_height_m=_sourced(0.08))
    twin = replace(twin, signs={SIGN: sign})

    reading = read_face(sign, sign.faces[0], (5.5, 2.5, 0.0), build_sight(twin, GROUND))

    assert reading.reason is Reason.HIDDEN


@pytest.mark.parametrize("status", [SignStatus.DAMAGED, SignStatus.EXPIRED, SignStatus.WITHDRAWN])
def test_a_sign_out_of_service_is_not_read(status: SignStatus) -> None:
    assert _read(_twin(status=status), (8.5, 4.5, 0.0)).reason is Reason.OUT_OF_SERVICE


def test_a_temporary_sign_needs_to_know_the_day() -> None:
    twin = _twin(valid_from="2026-10-01", valid_until="2026-10-07")

    assert _read(twin, (8.5, 4.5, 0.0)).reason is Reason.UNKNOWN_DATE
    assert _read(twin, (8.5, 4.5, 0.0), today="2026-10-03").answer is Answer.YES
    assert _read(twin, (8.5, 4.5, 0.0), today="2026-10-08").reason is Reason.OUT_OF_SERVICE
    assert _read(twin, (8.5, 4.5, 0.0), today="2026-09-30").reason is Reason.OUT_OF_SERVICE


def test_an_empty_or_unknown_face_says_nothing() -> None:
    twin = _twin()
    face = twin.signs[SIGN].faces[0]
    unknown = _twin(faces=(replace(face, legends=None),))
    unmeasured = _twin(faces=(replace(face, width_m=None),))

    assert _read(unknown, (8.5, 4.5, 0.0)).reason is Reason.UNKNOWN_LEGENDS
    assert _read(unmeasured, (8.5, 4.5, 0.0)).reason is Reason.UNKNOWN_SIZE
    assert list(list_readable(unknown, GROUND, (8.5, 4.5, 0.0), build_sight(unknown, GROUND))) == []


def test_a_sign_for_accessibility_has_to_be_read_seated_too() -> None:
    """2.0 m of distance and a lower edge at 2.2 m: fine from 1.6 m, too steep from 1.1 m."""
    accessible = Sourced(value=SignKind.ACCESSIBLE, origin=Origin.DECLARED, carrier="Twin_Sign.Kind")
    plain, special = _twin(), _twin(kind=accessible)
    at = (16.5, 4.5, 0.0)

    assert _read(plain, at).answer is Answer.YES
    assert _read(plain, at, reader=SEATED).answer is Answer.NO
    assert list(list_readable(plain, GROUND, at, build_sight(plain, GROUND))) == [(SIGN, LINE)]
    assert list(list_readable(special, GROUND, at, build_sight(special, GROUND))) == []


def test_signs_of_another_storey_are_not_read() -> None:
    twin = _twin(storey=StoreyId("S1"))

    assert list(list_readable(twin, GROUND, (8.5, 4.5, 0.0), build_sight(twin, GROUND))) == []


@pytest.mark.parametrize(("letter_m", "quoted"), [(0.06, True), (0.01, False), (None, False)])
def test_guidance_quotes_a_sign_only_where_it_can_be_read(letter_m: float | None, quoted: bool) -> None:  # noqa: FBT001  # a parameter of the test
    twin = _twin(letter_m=letter_m)
    sight = build_sight(twin, GROUND)
    route = way(leg(twin, (2.5, 4.5), (16.5, 4.5), (16.5, 7.5)))

    def readable(storey: StoreyId, at: Point3, walking: Vector) -> list[tuple[SignId, Legend]]:
        return list(list_readable(twin, storey, at, sight, walking=walking))

    said = " ".join(u.text for u in say(build_maneuvers(route, twin, readable_signs=readable), twin, "zh-CN"))

    assert ("按“业务受理区”指示牌向左转" in said) is quoted
