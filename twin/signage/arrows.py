"""
Whether arrows are true for the next step, and whether the sign that shows them belongs to that step.

Directions in radians from +x, counter-clockwise. Somebody who reads a face
looks against its normal: that is straight ahead, and left is left of it.
Many decisions are asked at once, since a sign is read on the way to many.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from twin.model.continuity import Decision, DecisionKind, Point2, Role
from twin.model.finding import Evidence
from twin.model.sign import Arrow, Sign, SignFace, SignKind
from twin.signage.bends import wrap
from twin.signage.legibility import Limit

NEAR_M: Final = Limit(value=3.0, evidence=Evidence.E, source="engineering default: a step or two from the corner")
ASIDE_M: Final = Limit(value=10.0, evidence=Evidence.E, source="engineering default: as far as one reads before a node")
TRUE_RAD: Final = Limit(
    value=math.radians(45.0),
    evidence=Evidence.E,
    source="engineering default: the nearer of two arrows at right angles",
)
TRUE_DIAGONAL_RAD: Final = Limit(
    value=math.radians(22.5), evidence=Evidence.E, source="engineering default: the nearest of eight arrows"
)
ROUNDED_RAD: Final = 1e-5
"""Directions of steps are told to 1e-6: what lies on a limit is within it."""

TURNS: Final[Mapping[Arrow, float]] = {
    Arrow.AHEAD: 0.0,
    Arrow.AHEAD_LEFT: math.pi / 4.0,
    Arrow.LEFT: math.pi / 2.0,
    Arrow.BACK: math.pi,
    Arrow.RIGHT: -math.pi / 2.0,
    Arrow.AHEAD_RIGHT: -math.pi / 4.0,
}
"""How far left of straight ahead arrows in the plan point."""
SETTING_OUT: Final = frozenset({DecisionKind.DEPART, DecisionKind.ENTER, DecisionKind.ALIGHT})
"""Where people stop, look round and read a plan."""
ENDING: Final = frozenset({DecisionKind.ARRIVE, DecisionKind.BOARD})
"""Decisions at something that one stands before."""
TURNING: Final = frozenset({DecisionKind.TURN, DecisionKind.BOARD, DecisionKind.ARRIVE})
"""Decisions at one place; the others hold for all of a straight."""
DIAGONALS: Final = frozenset({Arrow.AHEAD_LEFT, Arrow.AHEAD_RIGHT})

Booleans = NDArray[np.bool_]
Rows = NDArray[np.intp]


class Steps:
    """The next steps of many decisions, asked together; *rows* are their places in the order given."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        decisions = tuple(decisions)
        self._onward_rad = np.array([each.onward_rad for each in decisions])
        self._before = np.array([_line(each.before) for each in decisions], dtype=object)
        self._onward = np.array([_line(each.onward) for each in decisions], dtype=object)
        self._at = np.array([each.at[:2] for each in decisions]).reshape(-1, 2)
        self._ends = np.array([each.kind in ENDING for each in decisions], dtype=np.bool_)
        self._arrives = np.array([each.kind is DecisionKind.ARRIVE for each in decisions], dtype=np.bool_)
        self._within = np.array([each.within or "" for each in decisions], dtype=object)
        self._goal = np.array([shapely.Point(each.at[:2]) for each in decisions], dtype=object)
        boards = [each.kind is DecisionKind.BOARD for each in decisions]
        self._up = np.array([boards[i] and each.rises is True for i, each in enumerate(decisions)], dtype=np.bool_)
        self._down = np.array([boards[i] and each.rises is False for i, each in enumerate(decisions)], dtype=np.bool_)
        self._sets_out = np.array([each.kind in SETTING_OUT for each in decisions], dtype=np.bool_)
        straight = np.array([each.kind not in TURNING for each in decisions], dtype=np.bool_)
        onward_m = shapely.length(self._onward)
        self._until_m = np.where(straight, np.maximum(onward_m - NEAR_M.value, NEAR_M.value), NEAR_M.value)

    def find_led(self, sign: Sign, face: SignFace, arrow: Arrow, rows: Rows) -> Booleans:
        """
        Return at which decisions a line leads on, if whom it names is where one wants to go.

        It does not where the arrow points elsewhere, or where the sign hangs
        so that it speaks of another decision. At the end only a sign that
        says "here" is true. A directory shows all the storey with the reader
        on it, to whom sets out.
        """
        if is_directory(sign):
            return self._sets_out[rows]
        if arrow is Arrow.NONE:
            return self._are_beside(sign, rows)
        true = self._are_true(arrow, face.facing_rad, rows) & ~self._arrives[rows]
        if true.any():
            true[true] = self._are_at(sign, rows[true])
        return true

    def are_ahead(self, sign: Sign, rows: Rows) -> Booleans:
        """Return at which decisions a sign hangs straight on, so that who goes up to it goes right; not where one ends."""
        x, y = self._at[rows].T
        aside_rad = np.arctan2(sign.at[1] - y, sign.at[0] - x) - self._onward_rad[rows]
        aside_rad = np.remainder(aside_rad + math.pi, math.tau) - math.pi
        return np.asarray(~self._ends[rows] & (np.abs(aside_rad) <= TRUE_RAD.value))

    def _are_true(self, arrow: Arrow, facing_rad: float, rows: Rows) -> Booleans:
        """Return where an arrow on a face points the way of the next step."""
        if arrow is Arrow.UP:
            return self._up[rows]
        if arrow is Arrow.DOWN:
            return self._down[rows]
        limit = TRUE_DIAGONAL_RAD if arrow in DIAGONALS else TRUE_RAD
        apart_rad = np.remainder(point(arrow, facing_rad) - self._onward_rad[rows] + math.pi, math.tau) - math.pi
        return np.asarray(np.abs(apart_rad) <= limit.value + ROUNDED_RAD)

    def _are_beside(self, sign: Sign, rows: Rows) -> Booleans:
        """Return where a sign hangs beside the way on, at its end or in the room it ends in: who goes up to it goes right."""
        at = shapely.Point(sign.at[:2])
        ways = np.where(self._arrives[rows], self._goal[rows], self._onward[rows])
        inside = self._within[rows] == sign.space if sign.space else np.zeros(len(rows), dtype=np.bool_)
        return np.asarray((shapely.distance(ways, at) <= NEAR_M.value) | inside)

    def _are_at(self, sign: Sign, rows: Rows) -> Booleans:
        """Return where a sign hangs where its arrows speak of a decision: near it along the way, not far aside."""
        at = shapely.Point(sign.at[:2])
        before, onward = self._before[rows], self._onward[rows]
        before_m, onward_m = shapely.distance(before, at), shapely.distance(onward, at)
        near = np.minimum(before_m, onward_m) <= ASIDE_M.value
        # Where the way turns back on itself, a place may be as near before the decision as after it.
        early = (before_m <= onward_m) & (shapely.line_locate_point(before, at) <= NEAR_M.value)
        late = (onward_m <= before_m) & (shapely.line_locate_point(onward, at) <= self._until_m[rows])
        return np.asarray(near & (early | late))


def find_role(sign: Sign, face: SignFace, arrow: Arrow, decision: Decision) -> Role | None:
    """Return how a line with an arrow leads on at a decision, ``None`` if it does not; see ``Steps.find_led``."""
    if not Steps([decision]).find_led(sign, face, arrow, np.array([0]))[0]:
        return None
    return name_role(sign, arrow)


def name_role(sign: Sign, arrow: Arrow) -> Role:
    """Return how a line leads on where it does."""
    if is_directory(sign):
        return Role.PLAN
    return Role.HERE if arrow is Arrow.NONE else Role.ARROW


def is_directory(sign: Sign) -> bool:
    """Whether a sign shows where everything is, and points nowhere."""
    return sign.kind is not None and sign.kind.value is SignKind.DIRECTORY


def point(arrow: Arrow, facing_rad: float) -> float:
    """Return the direction in the plan in which an arrow on a face points whoever reads it."""
    return wrap(facing_rad + math.pi + TURNS[arrow])


def choose_arrow(decision: Decision) -> Arrow:
    """Return what a face square to the way would have to show at a decision."""
    if decision.kind is DecisionKind.ARRIVE:
        return Arrow.NONE
    if decision.rises is not None:
        return Arrow.UP if decision.rises else Arrow.DOWN
    heading_rad = decision.sections[0].heading_rad
    turn_rad = 0.0 if heading_rad is None else wrap(decision.onward_rad - heading_rad)
    return min(TURNS, key=lambda arrow: abs(wrap(TURNS[arrow] - turn_rad)))


def _line(places: Sequence[Point2]) -> shapely.LineString:
    return shapely.LineString(places if len(places) > 1 else [*places, *places])
