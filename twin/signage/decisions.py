"""
The decisions of a way: where somebody has to know how it goes on, and the stretch before on which to read it.

Numbers are engineering defaults (E) unless said otherwise: no clause of
DB46/T 659-2024 gives any.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from twin.model.continuity import Decision, DecisionKind, Point2, Section
from twin.model.finding import Evidence
from twin.model.ids import PortalId, SpaceId
from twin.signage.arrows import ENDING, SETTING_OUT
from twin.signage.bends import Bend, is_turn, list_bends, wrap
from twin.signage.legibility import Limit
from twin.signage.track import Track, find_nearest

FARTHEST_M: Final = Limit(value=10.0, evidence=Evidence.E, source="requirements 3.5: 2..min(10 m, gap) before the node")
ARRIVING_M: Final = Limit(
    value=15.0, evidence=Evidence.E, source="engineering default: who arrives looks for the place"
)
REPEAT_M: Final = Limit(value=30.0, evidence=Evidence.E, source="limits sign.repeat")
LEAD_M: Final = Limit(value=1.0, evidence=Evidence.E, source="engineering default: nobody reads at the corner itself")
SET_OUT_M: Final = Limit(
    value=6.0,
    evidence=Evidence.E,
    source="engineering default: who sets out looks round, and goes a few steps to see more",
)
LOOK_ROUND_M: Final = Limit(
    value=2.0,
    evidence=Evidence.E,
    source="engineering default: before a goal, stair or elevator one looks to both sides",
)
SECTION_M: Final = 0.5
HALF_BAND_M: Final = Limit(value=0.35, evidence=Evidence.E, source="engineering default: a person with a bag")
BEYOND_DOOR_M: Final = Limit(
    value=0.6, evidence=Evidence.E, source="engineering default: a step out of the door, to look round"
)
BEHIND_DOOR_M: Final = Limit(
    value=3.0, evidence=Evidence.E, source="engineering default: so soon behind a door nobody has read a sign yet"
)
FOLD_M: Final = Limit(value=2.0, evidence=Evidence.E, source="engineering default: a turn so near belongs to the start")

_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A decision before its sections are laid out: where on the track, from which way, to which."""

    kind: DecisionKind
    at_m: float
    into_rad: float
    out_of_rad: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Forced:
    """Where on a way nobody has a choice: until ``start_m`` is left, and from ``end_m`` on the goal's room is entered."""

    start_m: float
    end_m: float


def find_forced(
    track: Track,
    doors: Mapping[PortalId, Point2],
    way_out: Mapping[SpaceId, PortalId],
    *,
    enters: bool,
    origin_door: bool,
) -> Forced:
    """
    Return where on a track there is a choice at all.

    Parameters
    ----------
    doors
        Where portals are.
    way_out
        The only door of each room that has but one.
    enters
        Whether the goal is the room in which the track ends, not a thing in it.
    origin_door
        Whether the way begins in an entrance: one decides inside.
    """
    start_m, end_m = 0.0, track.length_m
    if track.arrived is None and track.doors and track.spaces and way_out.get(track.spaces[0]) == track.doors[0]:
        start_m = _pass(track, doors[track.doors[0]]) + BEYOND_DOOR_M.value
    elif origin_door:
        start_m = BEYOND_DOOR_M.value
    if enters and track.leaving is None and track.entered_m is not None:
        end_m = track.entered_m
    straight = not any(is_turn(bend) for bend in list_bends(track) if bend.end_m < start_m - BEYOND_DOOR_M.value)
    return Forced(start_m=min(start_m if straight else 0.0, end_m), end_m=end_m)


def _pass(track: Track, door: Point2) -> float:
    """Return how far along a track a door is."""
    return track.along_m[find_nearest(track.points, door)]


def list_choices(track: Track, forced: Forced) -> tuple[Choice, ...]:
    """Return where somebody decides on a track, in order; what lies along long straights comes with the partings."""
    bends = [bend for bend in list_bends(track) if forced.start_m <= bend.middle_m <= forced.end_m]
    first = DecisionKind.DEPART if track.arrived is None else DecisionKind.ALIGHT
    last = DecisionKind.ARRIVE if track.leaving is None else DecisionKind.BOARD
    choices: list[Choice] = []
    if forced.end_m - forced.start_m > FOLD_M.value:
        out_of_rad = _set_out(track, forced, bends)
        choices.append(Choice(kind=first, at_m=forced.start_m, into_rad=out_of_rad, out_of_rad=out_of_rad))
    for bend in bends:
        inside = bend.start_m - forced.start_m > FOLD_M.value and forced.end_m - bend.end_m > FOLD_M.value
        if inside and is_turn(bend):
            turn = Choice(
                kind=DecisionKind.TURN, at_m=bend.middle_m, into_rad=bend.into_rad, out_of_rad=bend.out_of_rad
            )
            choices.append(look_round(turn, track, bend.start_m, choices[-1].at_m if choices else forced.start_m))
    into_rad = _head(track, forced.end_m, -1.0)
    choices.append(Choice(kind=last, at_m=forced.end_m, into_rad=into_rad, out_of_rad=_end(track, into_rad)))
    return tuple(choices)


def look_round(choice: Choice, track: Track, start_m: float, since_m: float) -> Choice:
    """Return a choice as one has it who came through a door just before *start_m*: made behind the door, looking round."""
    doors_m = [at_m for at_m in track.leaves_m if start_m - BEHIND_DOOR_M.value <= at_m <= start_m and at_m >= since_m]
    if not doors_m:
        return choice
    at_m = min(doors_m[-1] + BEYOND_DOOR_M.value, choice.at_m)
    return replace(choice, kind=DecisionKind.ENTER, at_m=at_m)


def _set_out(track: Track, forced: Forced, bends: Sequence[Bend]) -> float:
    """Return which way one sets out, a turn right at the start taken."""
    near = [bend for bend in bends if bend.start_m - forced.start_m <= FOLD_M.value]
    return near[-1].out_of_rad if near else _head(track, forced.start_m, 1.0)


def _end(track: Track, into_rad: float) -> float:
    """Return which way a connector leads, seen from where it is boarded."""
    if track.leaving is None:
        return into_rad
    (x, y), path = track.place(track.length_m), track.leaving.path
    ahead = next((p for p in path if math.dist(p[:2], (x, y)) > SECTION_M), None)
    return into_rad if ahead is None else math.atan2(ahead[1] - y, ahead[0] - x)


def _head(track: Track, at_m: float, step_m: float) -> float:
    """Return which way one walks at a place, measured over a step forwards, or backwards where it is negative."""
    (x, y), (to_x, to_y) = track.place(at_m), track.place(at_m + step_m)
    if math.dist((x, y), (to_x, to_y)) == 0.0:
        return 0.0
    return math.atan2(to_y - y, to_x - x) if step_m > 0 else math.atan2(y - to_y, x - to_x)


def fill_gaps(choices: Sequence[Choice], track: Track) -> tuple[Choice, ...]:
    """Return choices with reassurance put in where nothing has been said for too long."""
    filled: list[Choice] = list(choices[:1])
    for choice in choices[1:]:
        since_m = filled[-1].at_m
        pieces = math.ceil((choice.at_m - since_m) / REPEAT_M.value)
        for piece in range(1, pieces):
            at_m = since_m + (choice.at_m - since_m) * piece / pieces
            ahead_rad = _head(track, at_m, 1.0)
            filled.append(Choice(kind=DecisionKind.CONTINUE, at_m=at_m, into_rad=ahead_rad, out_of_rad=ahead_rad))
        filled.append(choice)
    return tuple(filled)


class Decisions:
    """Lays decisions out; those that several ways share are one object."""

    def __init__(self) -> None:
        self._known: dict[_Key, Decision] = {}

    def lay_out(self, track: Track, choices: Sequence[Choice], *, enters: bool = False) -> Iterator[Decision]:
        """Yield the decisions of a track, with where they are read and how the way goes on; *enters* as in ``find_forced``."""
        room = track.spaces[-1] if enters and track.spaces and track.leaving is None else None
        for index, choice in enumerate(choices):
            since_m = choices[index - 1].at_m if index else 0.0
            until_m = choices[index + 1].at_m if index + 1 < len(choices) else track.length_m
            yield self._lay_out(track, choice, since_m, max(until_m, choice.at_m), room)

    def _lay_out(self, track: Track, choice: Choice, since_m: float, until_m: float, room: SpaceId | None) -> Decision:
        within = room if choice.kind is DecisionKind.ARRIVE else None
        if choice.kind is DecisionKind.ARRIVE:
            reach_m = choice.at_m - ARRIVING_M.value
        else:
            reach_m = max(since_m, choice.at_m - FARTHEST_M.value)
        before = track.stretch(max(reach_m, 0.0), choice.at_m)[::-1]
        onward = track.stretch(choice.at_m, until_m)
        via = next((passage for end_m, passage in track.passages if end_m > choice.at_m), None)
        if via is None and track.leaving is not None:
            via = track.leaving.connector
        key = (choice.kind, track.storey, before, onward, via, within, round(choice.out_of_rad, 6))
        if key not in self._known:
            x, y = before[0]
            self._known[key] = Decision(
                kind=choice.kind,
                storey=track.storey,
                at=(x, y, track.height_m(choice.at_m)),
                onward_rad=round(wrap(choice.out_of_rad), 6),
                sections=_list_sections(track, choice, max(reach_m, 0.0), until_m),
                before=before,
                onward=onward,
                rises=_rises(track, choice),
                via=via,
                within=within,
            )
        return self._known[key]


def _rises(track: Track, choice: Choice) -> bool | None:
    if choice.kind is not DecisionKind.BOARD or track.leaving is None:
        return None
    path = track.leaving.path
    return path[-1][2] > path[0][2]


def _list_sections(track: Track, choice: Choice, reach_m: float, until_m: float) -> tuple[Section, ...]:
    """Return where a decision is read, the nearest first: bands across the way; squares where people look round."""
    if choice.kind in SETTING_OUT:
        return tuple(_list_first_steps(track, choice, min(choice.at_m + SET_OUT_M.value, until_m)))
    room_m = choice.at_m - reach_m
    # Who comes to a stair or a goal may read what hangs there until the end.
    lead_m = 0.0 if choice.kind in ENDING else min(LEAD_M.value, room_m / 2.0)
    count = max(int((room_m - lead_m) / SECTION_M + 1e-6), 1)
    sections = []
    for index in range(count):
        end_m = choice.at_m - lead_m - index * SECTION_M
        start_m = max(end_m - SECTION_M, 0.0)
        heading_rad = choice.into_rad if end_m - start_m < SECTION_M / 2 else _head(track, start_m, end_m - start_m)
        middle = track.place((start_m + end_m) / 2.0)
        corners = _band(middle, heading_rad, (end_m - start_m) / 2.0)
        looks_round = choice.kind in ENDING and choice.at_m - start_m <= LOOK_ROUND_M.value + 1e-6
        walked_rad = None if looks_round else round(heading_rad, 6)
        sections.append(Section(centre=middle, corners=corners, heading_rad=walked_rad))
    return tuple(sections)


def _list_first_steps(track: Track, choice: Choice, until_m: float) -> Iterator[Section]:
    """Yield where somebody looks round who sets out: at the start, and on the first steps."""
    for index in range(max(int((until_m - choice.at_m) / SECTION_M + 1e-6), 1)):
        at_m = choice.at_m + index * SECTION_M
        centre = track.place(at_m)
        corners = _band(centre, _head(track, at_m, 1.0), HALF_BAND_M.value)
        yield Section(centre=centre, corners=corners, heading_rad=None)


def _band(centre: Point2, heading_rad: float, half_length_m: float) -> tuple[Point2, ...]:
    (x, y), half_m = centre, HALF_BAND_M.value
    ahead_x, ahead_y = half_length_m * math.cos(heading_rad), half_length_m * math.sin(heading_rad)
    left_x, left_y = -half_m * math.sin(heading_rad), half_m * math.cos(heading_rad)
    return (
        (x + ahead_x + left_x, y + ahead_y + left_y),
        (x + ahead_x - left_x, y + ahead_y - left_y),
        (x - ahead_x - left_x, y - ahead_y - left_y),
        (x - ahead_x + left_x, y - ahead_y + left_y),
    )
