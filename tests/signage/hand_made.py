"""A hall drawn by hand with signs, and the decisions on a way through it, told by hand too."""

import math
from dataclasses import replace

from tests.support.floorplan import draw
from tests.support.marks import Board, Mark
from twin.model.continuity import Decision, DecisionKind, Goal, Journey, Point2, Section
from twin.model.ids import SignId, StoreyId
from twin.model.origin import Origin, Sourced
from twin.model.sign import Arrow, Legend
from twin.model.twin import Twin

GROUND = StoreyId("S0")
TODAY = "2026-11-23"
PLAN = """
##############################
#A...........................#
#............................#
#...........................b#
#............................#
#............................#
##########################...#
                         #..e#
                         #...#
                         #...#
                         #...#
                         #...#
                         #...#
                         #.d.#
                         #####
"""
"""
From the west end eastwards, then round the corner southwards; the goal is at the end.

The sign b hangs on the east wall, before the corner, and says right; d is at
the goal. The third, e, hangs before the corner as well, far too small.
"""

GOAL = Goal(id="goal", own=frozenset({"zone:goal"}), wider=frozenset({"storey:here"}))


def say(arrow: Arrow, target: str = "zone:goal", zh: str = "目的地") -> Legend:
    """Return a line."""
    return Legend(arrow=arrow, target=target, zh=zh, en=None, symbol=None)


def build_hall() -> Twin:
    """Return the hall with its signs; y counts downwards rows of the plan as the drawing has them."""
    marks: dict[str, Mark] = {
        "b": Board(facing_rad=math.pi, legends=(say(Arrow.RIGHT), say(Arrow.LEFT, "zone:other", "别处"))),
        "d": Board(facing_rad=math.pi / 2, legends=(say(Arrow.NONE),)),
        "e": Board(facing_rad=math.pi, legends=(say(Arrow.RIGHT),)),
    }
    twin = draw(PLAN, marks=marks)
    sizes = {"b": 0.1, "d": 0.08, "e": 0.004}
    signs = {
        key: replace(
            sign,
            letter_height_m=Sourced(value=sizes[str(key)], origin=Origin.DECLARED, carrier="drawn"),
        )
        for key, sign in twin.signs.items()
    }
    return replace(twin, signs=signs)


def place(twin: Twin, sign: str) -> Point2:
    """Return where a sign hangs."""
    x, y, _ = twin.signs[SignId(sign)].at
    return (x, y)


def build_journey(twin: Twin) -> Journey:
    """Return the journey from the west end to the goal: set out, turn, arrive."""
    corner_x, corner_y = place(twin, "b")[0] - 1.5, place(twin, "b")[1]
    end_y = place(twin, "d")[1] + 1.0
    start = (corner_x - 14.0, corner_y)
    corner, end = (corner_x, corner_y), (corner_x, end_y)
    turn = Decision(
        kind=DecisionKind.TURN,
        storey=GROUND,
        at=(*corner, 0.0),
        onward_rad=-math.pi / 2,
        sections=_list_sections(corner, (-1.0, 0.0), 0.0, lead_m=1.0, count=16),
        before=(corner, (corner_x - 10.0, corner_y)),
        onward=(corner, end),
    )
    arrive = Decision(
        kind=DecisionKind.ARRIVE,
        storey=GROUND,
        at=(*end, 0.0),
        onward_rad=-math.pi / 2,
        sections=_list_sections(end, (0.0, 1.0), -math.pi / 2, lead_m=0.0, count=12),
        before=(end, corner),
        onward=(end,),
    )
    depart = Decision(
        kind=DecisionKind.DEPART,
        storey=GROUND,
        at=(*start, 0.0),
        onward_rad=0.0,
        sections=tuple(_square((start[0] + 0.5 * index, start[1])) for index in range(12)),
        before=(start,),
        onward=(start, corner),
    )
    return Journey(origin="west", goal=GOAL, profile="walking", weight=1.0, decisions=(depart, turn, arrive))


def _list_sections(at: Point2, back: Point2, heading_rad: float, *, lead_m: float, count: int) -> tuple[Section, ...]:
    sections = []
    for index in range(count):
        middle_m = lead_m + 0.5 * index + 0.25
        x, y = at[0] + back[0] * middle_m, at[1] + back[1] * middle_m
        half_x, half_y = (0.25, 0.35) if back[0] else (0.35, 0.25)
        corners = (
            (x + half_x, y + half_y),
            (x + half_x, y - half_y),
            (x - half_x, y - half_y),
            (x - half_x, y + half_y),
        )
        sections.append(Section(centre=(x, y), corners=corners, heading_rad=heading_rad))
    return tuple(sections)


def _square(at: Point2) -> Section:
    (x, y), half_m = at, 0.35
    corners = ((x + half_m, y + half_m), (x + half_m, y - half_m), (x - half_m, y - half_m), (x - half_m, y + half_m))
    return Section(centre=at, corners=corners, heading_rad=None)
