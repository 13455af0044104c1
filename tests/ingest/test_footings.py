"""Which floors bodies stand on, told by boxes and heights where these decide, by shadows where not."""

import numpy as np
import pytest
import shapely.affinity
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon, box

from twin.ingest.solids.footings import Floors, Standing, find_heights
from twin.model.ids import StoreyId

HERE, ABOVE = StoreyId("here"), StoreyId("above")


def floors(*areas: tuple[Polygon, float], elevation_m: float = 0.0) -> Floors:
    return Floors(
        storey=HERE,
        elevation_m=elevation_m,
        areas=np.array([MultiPolygon([area]) for area, _ in areas], dtype=object),
        heights_m=np.array([height for _, height in areas], dtype=np.float64),
    )


def heights_of(shadow: Polygon, on: Floors, *, home: StoreyId = HERE) -> tuple[float, ...] | None:
    """Return what a body from 0 to 1 m stands on, of which no floor higher than 1 m is a concern."""

    def concern(bodies: NDArray[np.intp], heights_m: NDArray[np.float64]) -> NDArray[np.bool_]:
        return np.asarray((bodies == 0) & (heights_m < 1.0), dtype=bool)

    x0, y0, x1, y1 = shadow.bounds
    standing = Standing(
        boxes=np.array([[(x0, y0, 0.0), (x1, y1, 1.0)]]), homes=[home], shadow=lambda _: MultiPolygon([shadow])
    )
    return find_heights(standing, on, concern).get(0)


TABLE = box(2, 2, 3, 3)
CORNER = Polygon([(0, 0), (10, 0), (0, 10)])
"""Its box reaches far from it."""


@pytest.mark.parametrize(("gap_m", "expected"), [(0.29, (-0.5,)), (0.31, (0.0,))])
def test_a_body_stands_on_what_is_near_it_or_at_its_storeys_height(gap_m: float, expected: tuple[float]) -> None:
    assert heights_of(TABLE, floors((box(3 + gap_m, 2, 9, 3), -0.5))) == expected


def test_a_body_between_two_floors_stands_on_both() -> None:
    assert heights_of(TABLE, floors((box(0, 0, 2.5, 5), 0.5), (box(2.5, 0, 5, 5), 0.0))) == (0.0, 0.5)


def test_only_the_shadow_decides_between_floors_in_the_box() -> None:
    """Both floors lie in the box of the body; only one lies under it."""
    on = floors((box(0, 0, 2, 2), 0.25), (box(8, 8, 10, 10), 0.5))

    assert heights_of(CORNER, on) == (0.25,)
    assert heights_of(CORNER, on, home=ABOVE) == (0.25,)


def test_a_body_of_another_storey_that_touches_nothing_here_stands_on_nothing_here() -> None:
    assert heights_of(CORNER, floors((box(8, 8, 10, 10), 0.0)), home=ABOVE) is None
    assert heights_of(CORNER, floors((box(8, 8, 10, 10), 0.0))) == (0.0,)


def test_a_body_far_from_all_floors_stands_at_its_storeys_height() -> None:
    """It stands in the box of a floor of another height, and far from that floor."""
    assert heights_of(box(8, 8, 9, 9), floors((CORNER, 0.5))) == (0.0,)


def test_floors_that_concern_no_body_are_not_looked_at() -> None:
    assert heights_of(TABLE, floors((box(0, 0, 5, 5), 1.5), elevation_m=1.5)) is None
    assert heights_of(TABLE, floors((box(0, 0, 5, 5), 1.5), (box(0, 0, 5, 5), 0.0), elevation_m=1.5)) == (0.0, 1.5)


def test_many_floors_and_bodies_are_answered_as_one_by_one() -> None:
    """A board of rooms at nine heights, against plain distances between shapes."""
    rooms = [(box(x, y, x + 0.9, y + 0.9), 0.1 * ((x + 3 * y) % 9)) for x in range(12) for y in range(12)]
    on = floors(*rooms, elevation_m=0.4)
    things = [shapely.affinity.rotate(box(x, y, x + 1.1, y + 0.2), 30.0 * x) for x in range(1, 11) for y in range(13)]
    boxes = np.array([[(*thing.bounds[:2], 0.0), (*thing.bounds[2:], 1.0)] for thing in things])
    standing = Standing(boxes=boxes, homes=[ABOVE] * len(things), shadow=lambda i: MultiPolygon([things[i]]))

    found = find_heights(standing, on, lambda bodies, _: np.ones(len(bodies), dtype=bool))

    for index, thing in enumerate(things):
        assert found.get(index, ()) == tuple(sorted({z for room, z in rooms if room.distance(thing) <= 0.3}))
