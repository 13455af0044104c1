"""Straight walks and the outlines they come upon."""

import numpy as np
import shapely
import shapely.affinity
from shapely import LineString, MultiPolygon, Point, box

from twin.geometry.blockers import build_outlines, find_holding, meets


def test_a_walk_meets_what_it_touches_crosses_or_lies_in() -> None:
    """As shapely has it: polygons with holes and parts, lines; some walks begin at corners, some run along edges."""
    rng = np.random.default_rng(4)
    shapes = []
    for number in range(24):
        x, y = (float(at) for at in rng.integers(0, 28, 2))
        block = box(x, y, x + float(rng.uniform(0.2, 3.0)), y + 1.0)
        shapes.append(
            (
                shapely.affinity.rotate(block, float(rng.uniform(0.0, 90.0))),
                Point(x, y).buffer(0.4),
                box(x, y, x + 4, y + 4).difference(box(x + 1, y + 1, x + 3, y + 3)),
                MultiPolygon([block, shapely.affinity.translate(block, 5.0, 0.0)]),
                LineString([(x, y), (x, y + 2.0), (x + 1.0, y + 2.5)]),
            )[number % 5]
        )
    corners = shapely.get_coordinates(shapes)
    met = [0, 0]
    for number in range(3000):
        start, end = rng.uniform(0.0, 30.0, (2, 2))
        if number % 3 == 0:
            end = start + rng.uniform(-1.0, 1.0, 2)
        if number % 5 == 0:
            start = rng.choice(corners)
        if number % 7 == 0:
            end = rng.choice(corners)
        chosen = [shapes[i] for i in rng.choice(len(shapes), 3, replace=False)]

        answer = meets(build_outlines(chosen), *start.tolist(), *end.tolist())

        assert answer == bool(shapely.intersects(chosen, LineString([start, end])).any()), (start, end)
        met[answer] += 1
    assert min(met) > 300


def test_the_first_piece_that_holds_a_point_holds_its_edges_too() -> None:
    rng = np.random.default_rng(6)
    court = box(4, 4, 9, 9).difference(box(5, 5, 8, 8))
    shapes = [box(0, 0, 3, 3), box(2, 1, 6, 5), court, shapely.affinity.rotate(box(0, 6, 3, 9), 30.0)]
    outlines = build_outlines(shapes)
    held = set()
    for x, y in [*rng.uniform(-1.0, 10.0, (500, 2)), *rng.integers(-1, 10, (500, 2))]:
        holding = np.flatnonzero(shapely.intersects_xy(shapes, float(x), float(y)))

        found = find_holding(outlines, float(x), float(y))

        assert found == (holding[0] if len(holding) else -1), (x, y)
        held.add(found)
    assert held == {-1, 0, 1, 2, 3}
