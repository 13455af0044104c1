"""
Whether what is said on a way keeps to Wayfindr's Open Standard, Recommendation 2.0, as far as its public text goes.

Judged are the utterances alone, by their words and by where they are heard;
how they came about does not matter, so words from elsewhere can be held
against the same rules. "Safest before shortest" is the router's, not here.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from twin.guidance.clauses import sets_out_for_door
from twin.guidance.combine import CONNECTING
from twin.guidance.distances import AND_THEN_M, ANNOUNCE_M, ANNOUNCE_SLACK_M, REASSURE_M, ROOM_M, WAYFINDR
from twin.guidance.locale import get_locale
from twin.guidance.names import Namer
from twin.guidance.turns import HALF_TURN_RAD, Band, band_of
from twin.model.route import Maneuver, ManeuverKind, Side, Utterance, UtterancePhase
from twin.model.twin import Twin

INSTRUCTIONS: Final = (
    "wayfindr.net/open-standard/designing-for-vision-impaired-people/different-types-of-navigation-instructions"
)

RULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "reassurance": f"{WAYFINDR}, 1.9.2.4: something is said every 10 m",
        "announcement": f"{WAYFINDR}: a feature is announced 6 m, plus or minus 1 m, before it",
        "move": f"{WAYFINDR}: people move, not all of them walk",
        "one_action": f"{WAYFINDR}: one action a message; a second only for a short distance (2.9.0.0.5)",
        "anchor": f"{INSTRUCTIONS}: an instruction is tied to a distance or a landmark",
        "side": f"{INSTRUCTIONS}: a change of direction has its side",
        "repetition": f"{INSTRUCTIONS}: what is said anew tells something new",
        "storeys": f"{INSTRUCTIONS}: a storey is told before one goes there, and after",
        "arrival": f"{INSTRUCTIONS}: the end of the way is told, and on which side the goal lies",
    }
)
"""What is checked, by code, and where it is from."""

DISTANCE: Final = {"zh-CN": re.compile(r"\d+米"), "en": re.compile(r"\d+ meters?\b")}
WALK: Final = {"zh-CN": re.compile("步行|行走"), "en": re.compile(r"(?<!moving )\bwalk")}
SIDES: Final = {
    "zh-CN": {Side.LEFT: "左", Side.RIGHT: "右", Side.AHEAD: "前", Side.BEHIND: "后"},
    "en": {Side.LEFT: "left", Side.RIGHT: "right", Side.AHEAD: "ahead|in front", Side.BEHIND: "behind"},
}
EQUAL_M: Final = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A rule that an utterance breaks; ``utterance`` is its index, ``observed`` what was found instead."""

    rule: str
    utterance: int
    observed: str


@dataclass(frozen=True, slots=True)
class _Told:
    maneuvers: Sequence[Maneuver]
    said: Sequence[Utterance]
    namer: Namer

    def heard_m(self, utterance: Utterance) -> float:
        """How far along the way an utterance is heard."""
        return math.fsum(m.length_m for m in self.maneuvers[: utterance.maneuver]) - utterance.before_m

    def list_commands(self) -> Iterator[tuple[int, Utterance, range]]:
        """Yield what is said at maneuvers, with the maneuvers that it tells."""
        commands = [(i, u) for i, u in enumerate(self.said) if u.phase in {UtterancePhase.AT, UtterancePhase.ARRIVE}]
        ends = [*(u.maneuver for _, u in commands[1:]), len(self.maneuvers)]
        for (i, utterance), end in zip(commands, ends, strict=True):
            yield i, utterance, range(utterance.maneuver, end)


def check_narration(maneuvers: Sequence[Maneuver], said: Sequence[Utterance], twin: Twin) -> tuple[Breach, ...]:
    """Return what in the words of a way breaks the rules, rule by rule in their order, in the order of the way."""
    if not said:
        return ()
    told = _Told(maneuvers, said, Namer(twin, get_locale(said[0].language)))
    return tuple(
        Breach(rule=rule, utterance=i, observed=observed) for rule in RULES for i, observed in CHECKS[rule](told)
    )


Found = Iterator[tuple[int, str]]


def _reassurance(told: _Told) -> Found:
    """Silence is measured on foot: nobody speaks to people on stairs or in an elevator."""
    for i in range(1, len(told.said)):
        before, after = told.said[i - 1], told.said[i]
        between = told.maneuvers[before.maneuver : after.maneuver]
        ridden_m = math.fsum(m.length_m for m in between if m.kind in CONNECTING)
        silent_m = told.heard_m(after) - told.heard_m(before) - ridden_m
        if silent_m > REASSURE_M + EQUAL_M:
            yield i, f"{silent_m:.1f} m of silence"


def _announcement(told: _Told) -> Found:
    early = {u.maneuver: u for u in told.said if u.phase is UtterancePhase.APPROACH}
    for i, command, tells in told.list_commands():
        stretch = told.maneuvers[tells.start - 1] if tells.start else None
        if stretch is None or stretch.kind in CONNECTING or stretch.length_m < ROOM_M:
            continue
        announced = early.get(command.maneuver)
        if announced is None:
            yield i, f"not announced on a stretch of {stretch.length_m:.1f} m"
        elif abs(announced.before_m - ANNOUNCE_M) > ANNOUNCE_SLACK_M:
            yield i, f"announced {announced.before_m:.1f} m before"


def _move(told: _Told) -> Found:
    for i, utterance in enumerate(told.said):
        if found := WALK[utterance.language].search(utterance.text.lower()):
            yield i, found[0]


def _one_action(told: _Told) -> Found:
    for i, _, tells in told.list_commands():
        far = [told.maneuvers[k].length_m for k in tells[:-1] if told.maneuvers[k].length_m > AND_THEN_M]
        if len(tells) > 2 or far:  # noqa: PLR2004  # one, and one that follows at once
            yield i, f"{len(tells)} actions"


def _anchor(told: _Told) -> Found:
    for i, utterance in enumerate(told.said):
        near = told.maneuvers[max(utterance.maneuver - 1, 0) : utterance.maneuver + 3]
        names = {name for maneuver in near for name in _names(maneuver, told.namer)}
        text = utterance.text.lower()
        if not DISTANCE[utterance.language].search(text) and not any(name.lower() in text for name in names):
            yield i, utterance.text


def _names(maneuver: Maneuver, namer: Namer) -> Iterator[str]:
    """Yield what may be named at a maneuver: its thing, its landmark, the storey it leads to, the nameless goal."""
    found = [
        namer.element(maneuver.element) if maneuver.element else None,
        namer.landmark(maneuver.landmark) if maneuver.landmark else None,
        namer.storey(maneuver.to_storey) if maneuver.to_storey else None,
        namer.locale.say("goal") if maneuver.kind is ManeuverKind.ARRIVE else None,
        *(namer.landmark(each) for each in maneuver.around),
    ]
    yield from (name for name in found if name)


def _side(told: _Told) -> Found:
    for i, command, tells in told.list_commands():
        words = SIDES[command.language]
        for k in tells:
            maneuver = told.maneuvers[k]
            turns = maneuver.kind is ManeuverKind.TURN or band_of(maneuver.turn_rad) is not Band.STRAIGHT
            if not turns or abs(maneuver.turn_rad) >= HALF_TURN_RAD or _has_no_sides(k, told.maneuvers):
                continue
            side = Side.LEFT if maneuver.turn_rad > 0 else Side.RIGHT
            if words[side] not in command.text.lower():
                yield i, f"no {side} in {command.text!r}"


def _has_no_sides(index: int, maneuvers: Sequence[Maneuver]) -> bool:
    """Whether nobody knows which way one faces there: at the start, and at a door that one is sent to first."""
    if index == 0:
        return maneuvers[0].side is None
    return index == 1 and sets_out_for_door(maneuvers[0], maneuvers[1])


def _repetition(told: _Told) -> Found:
    for i in range(1, len(told.said)):
        if told.said[i].text == told.said[i - 1].text:
            yield i, told.said[i].text


def _storeys(told: _Told) -> Found:
    commands = list(told.list_commands())
    for place, (i, command, tells) in enumerate(commands):
        last = told.maneuvers[tells[-1] if tells else command.maneuver]
        if last.kind not in CONNECTING or last.to_storey in {None, last.storey}:
            continue
        name = told.namer.storey(last.to_storey or last.storey).lower()
        if name not in command.text.lower():
            yield i, f"{name} is not told before"
        if place + 1 < len(commands) and name not in commands[place + 1][1].text.lower():
            yield commands[place + 1][0], f"{name} is not told after"


def _arrival(told: _Told) -> Found:
    last, maneuver = told.said[-1], told.maneuvers[-1]
    if last.phase is not UtterancePhase.ARRIVE:
        yield len(told.said) - 1, "the end is not told"
    elif maneuver.side is not None and not re.search(SIDES[last.language][maneuver.side], last.text.lower()):
        yield len(told.said) - 1, f"the goal lies {maneuver.side}"


CHECKS: Final[Mapping[str, Callable[[_Told], Found]]] = MappingProxyType(
    {
        "reassurance": _reassurance,
        "announcement": _announcement,
        "move": _move,
        "one_action": _one_action,
        "anchor": _anchor,
        "side": _side,
        "repetition": _repetition,
        "storeys": _storeys,
        "arrival": _arrival,
    }
)
