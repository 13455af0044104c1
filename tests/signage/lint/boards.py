"""A hall of 30 m by 20 m with good signs, to be spoilt one by one."""

import math
from dataclasses import replace
from functools import cache
from typing import Any

from tests.support.floorplan import draw
from tests.support.marks import Board, Connector, Door, Room, Thing
from tests.support.signs import make_sign
from twin.model.facility import FacilityKind
from twin.model.finding import Finding, Verdict
from twin.model.ids import SignId, StoreyId
from twin.model.origin import Origin, Sourced
from twin.model.passage import ConnectorKind, Point3
from twin.model.rule import Report
from twin.model.sign import Arrow, Legend, Medium, Mounting, Sign, SignKind, SignStatus
from twin.model.space import SpaceUse
from twin.model.twin import Twin
from twin.signage.lint.survey import Onward, Step, Survey

WIDE, DEEP = 32, 22
TODAY = "2026-11-23"
HERE: Point3 = (16.0, 11.0, 2.4)
EAST, NORTH, WEST, SOUTH = 0.0, math.pi / 2, math.pi, -math.pi / 2


def make_hall(*signs: Sign) -> Twin:
    """Return the hall with signs."""
    return replace(draw_hall(), signs={sign.id: sign for sign in sorted(signs, key=lambda one: one.id)})


@cache
def draw_hall() -> Twin:
    """
    Return the hall without signs: an entrance, a desk, a restroom, and what leads up.

    ``x`` is the entrance in the west wall at (0.5, 10.5), ``e`` an elevator's
    landing at (30.5, 2.5), ``s`` an escalator's at (30.5, 18.5), ``t`` a
    stair's at (2.5, 18.5), ``d`` a low desk at (20.5, 3.5), ``T`` an
    accessible restroom with its door at (10.5, 17.5).
    """
    grid = [["#"] * WIDE, *([["#", *"." * (WIDE - 2), "#"] for _ in range(DEEP - 2)]), ["#"] * WIDE]

    def put(letter: str, x: int, y: int) -> None:
        grid[DEEP - 1 - y][x] = letter

    for x in range(8, 14):
        put("#", x, 17)
    for y in range(17, DEEP):
        put("#", 8, y)
        put("#", 13, y)
    for letter, x, y in [("A", 5, 5), ("T", 10, 19), ("+", 10, 17), ("x", 0, 10)]:
        put(letter, x, y)
    for letter, x, y in [("e", 30, 2), ("s", 30, 18), ("t", 2, 18), ("d", 20, 3)]:
        put(letter, x, y)
    upper = [["#"] * WIDE, *([["#", *"." * (WIDE - 2), "#"] for _ in range(DEEP - 2)]), ["#"] * WIDE]
    upper[DEEP - 1 - 5][5] = "B"
    for letter, x, y in [("e", 30, 2), ("s", 30, 18), ("t", 2, 18)]:
        upper[DEEP - 1 - y][x] = letter
    marks: dict[str, Door | Connector | Thing | Board] = {
        "x": Door(),
        "e": Connector(kind=ConnectorKind.ELEVATOR, name="elevator", accessible=True),
        "s": Connector(kind=ConnectorKind.ESCALATOR, name="escalator"),
        "t": Connector(kind=ConnectorKind.STAIR, name="stair"),
        "d": Thing(kind=FacilityKind.LOW_SERVICE_DESK, name="低位服务台"),
    }
    rooms = {
        "A": Room(use=SpaceUse.BUSINESS_ACCEPTANCE, long_name="业务受理区", public=True),
        "B": Room(use=SpaceUse.CERTIFICATE_ISSUING, long_name="制证和取证区", public=False),
        "T": Room(use=SpaceUse.ACCESSIBLE_TOILET, public=True),
    }
    plans = ["\n".join("".join(row) for row in rows) for rows in (grid, upper)]
    twin = draw(*plans, marks=marks, rooms=rooms)
    place = replace(twin.place, name=known("椰城市政务服务中心"))
    return replace(twin, place=place)


def board(name: str = "sign", **changes: Any) -> Sign:
    """Return a sign of which everything is known and good, but for *changes*."""
    good = make_sign(at=HERE, facing_rad=EAST, width_m=1.2, height_m=0.4, letters_m=0.06, legends=(line(),))
    good = replace(
        good,
        id=SignId(name),
        name=name,
        medium=known(Medium.STATIC),
        mounting=known(Mounting.HANGING),
        text_colour="#ffffff",
        background_colour="#123a6b",
        font_zh="黑体",
        font_en="Arial",
        font_weight="regular",
        status=SignStatus.IN_SERVICE,
        logo_present=False,
        storey=StoreyId("S0"),
    )
    face = {key: changes.pop(key) for key in ("facing_rad", "width_m", "height_m", "legends") if key in changes}
    faces = changes.pop("faces", (replace(good.faces[0], **face),))
    return replace(good, faces=faces, **changes)


def screen(name: str = "screen", **changes: Any) -> Sign:
    """Return a good electronic sign that stands on the floor."""
    base = {"medium": known(Medium.ELECTRONIC), "mounting": known(Mounting.STANDING), "auto_brightness": True}
    return board(name, **{**base, "at": (16.0, 11.0, 0.05), **changes})


def line(**changes: Any) -> Legend:
    """Return a good line."""
    good = Legend(
        arrow=Arrow.AHEAD,
        target="zone:business_acceptance",
        zh="业务受理区",
        en="Service Counters",
        symbol="counter",
    )
    return replace(good, **changes)


def note(zh: str, en: str = "Note", **changes: Any) -> Legend:
    """Return a line that leads nowhere."""
    return line(**{"arrow": Arrow.NONE, "target": None, "zh": zh, "en": en, **changes})


def known(value: Any) -> Sourced[Any]:
    """Return a value as a model declares it."""
    return Sourced(value=value, origin=Origin.DECLARED, carrier="drawn")


def kind(value: SignKind) -> Sourced[SignKind]:
    """Return a kind of sign as a model declares it."""
    return known(value)


def no_way(_storey: StoreyId, _at: Point3, _target: str) -> Step | None:
    """Know no way to anything."""
    return None


def survey(*signs: Sign, twin: Twin | None = None, onward: Onward = no_way, today: str = TODAY) -> Survey:
    """Return what checks look at."""
    return Survey(twin=make_hall(*signs) if twin is None else twin, today=today, onward=onward)


def outcome(report: Report) -> str:
    """Return the worst that a report says: ``fail``, ``unknown``, ``pass``, or ``not_applicable`` where it saw nothing."""
    verdicts = {finding.verdict for finding in report.findings}
    if Verdict.FAIL in verdicts:
        return "fail"
    if Verdict.UNKNOWN in verdicts:
        return "unknown"
    return "pass" if report.passed else "not_applicable"


def only(report: Report) -> Finding:
    """Return the only finding of a report."""
    (finding,) = report.findings
    return finding
