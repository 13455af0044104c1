"""What a certificate says of the way and its steps, reckoned without the product's code."""

import itertools
import math
from collections.abc import Iterator, Mapping
from typing import Any, Final

import numpy as np
import shapely

from twin.model.sign import Sign

Document = Mapping[str, Any]

SLACK_M: Final = 5e-3
SLACK_RAD: Final = 1e-3
TURNS: Final = {"ahead": 0, "ahead_left": 45, "left": 90, "back": 180, "right": -90, "ahead_right": -45}


def check_way(decisions: list[Document]) -> Iterator[str]:
    """Tell whether decisions follow each other without a gap, until the end."""
    if not decisions or decisions[-1]["kind"] != "arrive":
        yield "nobody arrives"
    for here, then in itertools.pairwise(decisions):
        if here["kind"] == "arrive":
            yield "somebody arrives under way"
        if here["storey"] != then["storey"]:
            if here["kind"] != "board":
                yield "a storey is left without a connector"
        elif math.dist(here["onward"][-1], then["at"][:2]) > 0.01:
            yield "decisions do not follow each other"
    for each in decisions:
        if math.dist(each["at"][:2], each["onward"][0]) > 0.01 or math.dist(each["at"][:2], each["before"][0]) > 0.01:
            yield "a decision is not on its way"


def leads_along(section: Document, before: list[list[float]]) -> bool:
    """Return whether somebody who comes along a way heads as a section says, somewhere within half a metre of it."""
    if len(before) < 2 or math.dist(before[0], before[-1]) == 0:
        return True
    line = shapely.LineString(before[::-1])
    at_m = line.project(shapely.Point(section["centre"]))
    a, b = line.interpolate(max(at_m - 0.26, 0)), line.interpolate(min(at_m + 0.26, line.length))
    turn = math.atan2(b.y - a.y, b.x - a.x) - section["heading_rad"]
    return math.cos(turn) > math.cos(math.radians(50))


def looks_round(section: Document, decision: Document) -> bool:
    """Return whether a section is one of the last two metres before an end, where one looks to both sides."""
    before = decision["before"]
    if decision["kind"] not in {"arrive", "board"} or len(before) < 2:
        return False
    to_end_m = walk_past(before, section["centre"])[1]
    return to_end_m + 0.25 <= 2.0 + SLACK_M


def sets_out(decision: Document) -> bool:
    """Return whether the way on leads in the direction that is told, within its first metres."""
    onward = decision["onward"]
    line = shapely.LineString(onward if len(onward) > 1 else [onward[0], onward[0]])
    if line.length < 0.2:
        return True
    for start_m in np.arange(0.0, min(line.length, 4.0), 0.25):
        a, b = line.interpolate(start_m), line.interpolate(min(start_m + 1.0, line.length))
        turn = math.atan2(b.y - a.y, b.x - a.x) - decision["onward_rad"]
        if math.cos(turn) > math.cos(math.radians(46)):
            return True
    return False


def find_role(sign: Sign, index: int, arrow: str, decision: Document) -> str | None:
    """Return how a line leads on at a decision, ``None`` if it does not."""
    if sign.kind is not None and sign.kind.value.value == "directory":
        return "plan" if decision["kind"] in {"depart", "enter", "alight"} else None
    if arrow == "none":
        way = [decision["at"][:2]] if decision["kind"] == "arrive" else decision["onward"]
        inside = decision["kind"] == "arrive" and sign.space is not None and sign.space == decision["within"]
        return "here" if inside or walk_past(way, sign.at[:2])[0] <= 3.0 + SLACK_M else None
    if decision["kind"] == "arrive" or not _speaks_of(sign, decision):
        return None
    if arrow in {"up", "down"}:
        return "arrow" if decision["kind"] == "board" and decision["rises"] is (arrow == "up") else None
    pointed_rad = sign.faces[index].facing_rad + math.pi + math.radians(TURNS[arrow])
    limit_rad = math.radians(45 if TURNS[arrow] % 90 == 0 else 22.5) + SLACK_RAD
    apart_rad = math.acos(max(-1.0, min(1.0, math.cos(pointed_rad - decision["onward_rad"]))))
    return "arrow" if apart_rad <= limit_rad else None


def _speaks_of(sign: Sign, decision: Document) -> bool:
    before_m, early_m = walk_past(decision["before"], sign.at[:2])
    onward_m, late_m = walk_past(decision["onward"], sign.at[:2])
    if min(before_m, onward_m) > 10.0 + SLACK_M:
        return False
    length_m = sum(math.dist(a, b) for a, b in zip(decision["onward"], decision["onward"][1:], strict=False))
    until_m = 3.0 if decision["kind"] in {"turn", "board"} else max(3.0, length_m - 3.0)
    earlier = before_m <= onward_m + SLACK_M and early_m <= 3.0 + SLACK_M
    return earlier or (onward_m <= before_m + SLACK_M and late_m <= until_m + SLACK_M)


def walk_past(way: list[Any], at: tuple[float, float]) -> tuple[float, float]:
    """Return how near a way comes to a place, and how far along it that is."""
    nearest, along_m, walked_m = math.dist(way[0], at), 0.0, 0.0
    for a, b in itertools.pairwise(way):
        length_m = math.dist(a, b)
        if length_m > 0:
            share = ((at[0] - a[0]) * (b[0] - a[0]) + (at[1] - a[1]) * (b[1] - a[1])) / length_m**2
            share = max(0.0, min(1.0, share))
            apart_m = math.hypot(a[0] + share * (b[0] - a[0]) - at[0], a[1] + share * (b[1] - a[1]) - at[1])
            if apart_m < nearest:
                nearest, along_m = apart_m, walked_m + share * length_m
        walked_m += length_m
    return nearest, along_m
