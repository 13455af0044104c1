"""
Re-check a certificate: ``twin route MODEL --from A --to B --certificate --json | python -m tests.routing.check_certificate``.

Shares no code with the product: it reads the document, finds the corners of
the certified floors itself and asks of the polygons themselves what sees
what. See ``docs/certificate.md`` for why this is enough. Ends with 1 if the
certificate proves nothing.
"""

import json
import math
import sys
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final, NoReturn

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon

Floats = NDArray[np.float64]
Document = Mapping[str, Any]
Point = tuple[float, float]
Corner = tuple[Point, Point | None, Point | None]

SLACK_S: Final = 1e-7
"""What an inequality may miss by: rounding of sums."""
TOUCH_M: Final = 1e-9
"""A line this far outside a floor is seen along: places off the grid lie on its edge but for rounding."""


class RefusedError(Exception):
    """The certificate does not prove what it says."""


def _refuse(reason: str) -> NoReturn:
    raise RefusedError(reason)


class _Floor:
    """One storey: its polygon, the corners a way can bend at with their neighbours, the doors, the crossings that start there."""

    def __init__(self, part: Document, crossings: list[Document]) -> None:
        polygons = shapely.orient_polygons([Polygon(rings[0], rings[1:]) for rings in part["polygons"]])
        self.shape = shapely.union_all(polygons) if len(polygons) else Polygon()
        if not all(shapely.is_valid(polygons)):
            _refuse("a floor is no valid polygon")
        self.reach = shapely.buffer(self.shape, TOUCH_M)
        shapely.prepare(self.reach)
        self.doors = [(np.array(door["line"]), door["cost_s"]) for door in part["doors"]]
        if any(cost < 0.0 for _, cost in self.doors):
            _refuse("a door pays one for passing")
        self.bends = list(_find_bends(polygons))
        self.starts = [c for c in crossings if c["from"]["storey"] == part["storey"]]

    def sees(self, a: Floats, others: Floats) -> NDArray[np.bool_]:
        lines = shapely.linestrings(np.stack([np.broadcast_to(a, others.shape), others], axis=1))
        return np.asarray(shapely.covers(self.reach, lines), dtype=np.bool_)

    def price_doors(self, a: Floats, b: Floats) -> float:
        return float(sum(cost for line, cost in self.doors if cost > 0.0 and _crosses(line, a, b)))


def _find_bends(polygons: Any) -> Iterator[tuple[Point, Point | None, Point | None]]:
    """Yield the corners over which the floor's angle exceeds a straight line, with their neighbours, and where rings touch."""
    corners: dict[Point, list[tuple[Point, Point]]] = {}
    for polygon in polygons:
        for ring in shapely.get_rings(polygon):
            points = [(float(x), float(y)) for x, y in shapely.get_coordinates(ring)[:-1]]
            for before, at, after in zip(points[-1:] + points[:-1], points, points[1:] + points[:1], strict=True):
                corners.setdefault(at, []).append((before, after))
    for at, sides in corners.items():
        if len(sides) > 1:
            yield at, None, None
        elif _turn(sides[0][0], at, sides[0][1]) < 0:
            yield at, *sides[0]


def _turn(a: Point, b: Point, c: Point) -> int:
    """On which side c lies, exactly: floors are given in whole micrometres."""
    (ax, ay), (bx, by), (cx, cy) = ((round(x * 1e6), round(y * 1e6)) for x, y in (a, b, c))
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)


def _side(a: Floats, b: Floats, c: Floats) -> float:
    return float((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))


def _crosses(line: Floats, a: Floats, b: Floats) -> bool:
    """Tell whether a walk passes from one side of a door's line to the other; on the line counts as left."""
    first, last = line[:2], line[2:]
    apart = (_side(first, last, a) < 0.0) != (_side(first, last, b) < 0.0)
    return apart and (_side(a, b, first) < 0.0) != (_side(a, b, last) < 0.0)


def _is_taut(corner: Corner, other: Floats) -> bool:
    """Tell whether a straight walk between a bend and another place can be part of a shortest way around the bend."""
    at, before, after = corner
    if before is None or after is None:
        return True
    here = np.array(at)
    sides = _side(other, here, np.array(before)), _side(other, here, np.array(after))
    tiny = 1e-12
    return min(sides) >= -tiny or max(sides) <= tiny


def check_certificate(certificate: Document, *, sha256: str | None = None) -> None:
    """Raise ``RefusedError`` unless the certificate proves that its way is there and that none costs less."""
    if certificate["format"] != "twin-certificate/1":
        _refuse("another format")
    if sha256 is not None and certificate["model"]["sha256"] != sha256:
        _refuse("of another model")
    crossings = certificate["crossings"]
    floors = {part["storey"]: _Floor(part, crossings) for part in certificate["floors"]}
    if not certificate["speed_mps"] > 0.0 or any(crossing["cost_s"] < 0.0 for crossing in crossings):
        _refuse("time runs backwards")
    _check_way(certificate, floors)
    _Bound(certificate, floors).check()


def _check_way(certificate: Document, floors: Mapping[str, _Floor]) -> None:
    """Raise unless the way is on the floors, uses crossings as they are, and costs what it says."""
    steps = certificate["steps"]
    ends = [(step["storey"], step["at"]) for step in (steps[0], steps[-1])]
    if ends != [(certificate[end]["storey"], certificate[end]["at"]) for end in ("from", "to")]:
        _refuse("the way does not start or end where it should")
    cost_s = 0.0
    for here, there in pairwise(steps):
        a, b = np.array(here["at"]), np.array(there["at"])
        if there["crossing"] is not None:
            crossing = certificate["crossings"][there["crossing"]]
            if not (_is_at(crossing["from"], here) and _is_at(crossing["to"], there)):
                _refuse("the way uses a crossing that is elsewhere")
            cost_s += crossing["cost_s"]
            continue
        floor = floors[here["storey"]]
        if here["storey"] != there["storey"] or not floor.sees(a, b[None])[0]:
            _refuse("the way leaves the floor")
        cost_s += math.dist(a, b) / certificate["speed_mps"] + floor.price_doors(a, b)
    if abs(cost_s - certificate["cost_s"]) > SLACK_S * len(steps):
        _refuse(f"the way costs {cost_s} s, not {certificate['cost_s']} s")


def _is_at(one: Document, other: Document) -> bool:
    return bool(one["storey"] == other["storey"] and math.dist(one["at"], other["at"]) <= TOUCH_M)


class _Bound:
    """The proof that no way is cheaper, place by place."""

    def __init__(self, certificate: Document, floors: Mapping[str, _Floor]) -> None:
        self.certificate, self.floors = certificate, floors
        self.speed_mps, self.cost_s = certificate["speed_mps"], certificate["cost_s"]
        self.goal = np.array(certificate["to"]["at"])
        self.potentials = {(p["storey"], *p["at"], p["bend"]): float(p["cost_s"]) for p in certificate["potentials"]}
        ratios = [
            crossing["cost_s"] / length_m
            for crossing in certificate["crossings"]
            if (length_m := math.dist(crossing["from"]["at"], crossing["to"]["at"])) > 0.0
        ]
        self.bound = min([1.0 / self.speed_mps, *ratios])
        self.targets = {name: self._list_targets(name, floor) for name, floor in floors.items()}

    def _list_targets(self, storey: str, floor: _Floor) -> tuple[Floats, Floats, list[Any]]:
        """Return where one can walk to on a storey, what it may not be reached below, and its neighbours if it is a bend."""
        places: list[tuple[Point, float, Any]] = []
        for at, before, after in floor.bends:
            places.append((at, self.limit(storey, at, bend=True), (at, before, after)))
        for crossing in floor.starts:
            at = tuple(crossing["from"]["at"])
            places.append((at, self.limit(storey, at, bend=False), None))
        if storey == self.certificate["to"]["storey"]:
            places.append((tuple(self.certificate["to"]["at"]), self.cost_s, None))
        points = np.array([place[0] for place in places]).reshape(-1, 2)
        return points, np.array([place[1] for place in places]), [place[2] for place in places]

    def limit(self, storey: str, at: Point, *, bend: bool) -> float:
        """Return what a place's potential promises, or below what it would have to be reached to matter."""
        promised = self.potentials.get((storey, *at, bend))
        return self.cost_s - self.bound * math.dist(at, self.goal) if promised is None else promised

    def check(self) -> None:
        bends = {
            (name, at): (at, before, after) for name, floor in self.floors.items() for at, before, after in floor.bends
        }
        origin = self.certificate["from"]
        self._check_walks(origin["storey"], tuple(origin["at"]), 0.0, None)
        for (storey, x, y, bend), cost_s in self.potentials.items():
            self._check_walks(storey, (x, y), cost_s, bends.get((storey, (x, y))) if bend else None)
            for crossing in () if bend else self.floors[storey].starts:
                if tuple(crossing["from"]["at"]) == (x, y):
                    end = crossing["to"]
                    if cost_s + crossing["cost_s"] < self.limit(end["storey"], tuple(end["at"]), bend=False) - SLACK_S:
                        _refuse(f"by {crossing['id']} one is sooner at {end['at']}")

    def _check_walks(self, storey: str, at: Point, cost_s: float, corner: Any) -> None:
        """Raise if something is seen from a place and could be reached below its limit."""
        floor, (points, limits, corners) = self.floors[storey], self.targets[storey]
        here = np.array(at)
        sooner = cost_s + np.hypot(*(points - here).T) / self.speed_mps < limits - SLACK_S
        suspects = [
            i
            for i in np.flatnonzero(sooner)
            if (corner is None or _is_taut(corner, points[i])) and (corners[i] is None or _is_taut(corners[i], here))
        ]
        for i in np.array(suspects, dtype=int)[floor.sees(here, points[suspects])] if suspects else ():
            paid_s = cost_s + math.dist(at, points[i]) / self.speed_mps + floor.price_doors(here, points[i])
            if paid_s < limits[i] - SLACK_S:
                _refuse(f"from {at} one is at {points[i]} after {paid_s} s, below {limits[i]} s")


def main() -> int:
    """Check the certificates of a route document on standard input."""
    for number, certificate in enumerate(json.load(sys.stdin)["certificates"], start=1):
        try:
            check_certificate(certificate)
        except RefusedError as refused:
            sys.stdout.write(f"certificate {number} is refused: {refused}\n")
            return 1
        sys.stdout.write(f"certificate {number} holds: no way costs less than {certificate['cost_s']} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
