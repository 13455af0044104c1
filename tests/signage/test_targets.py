"""A sign that only says what something is called is true where that is."""

from dataclasses import replace

import pytest
from shapely import MultiPolygon, box

from tests.signage.chain_targets import hangs_at
from tests.support.floorplan import draw
from tests.support.signs import make_sign
from twin.model.ids import SpaceId, StoreyId
from twin.model.twin import Twin
from twin.signage.targets import is_here

ROOM = "\n".join(["#" * 19, "#A" + "." * 16 + "#", *["#" + "." * 17 + "#"] * 9, "#" * 19])


def _put_aside(twin: Twin) -> tuple[Twin, SpaceId]:
    """Return the same with its space from x = 20 m on, and that."""
    space = next(iter(twin.spaces.values()))
    return replace(twin, spaces={space.id: replace(space, footprint=MultiPolygon([box(20, 0, 30, 10)]))}), space.id


@pytest.mark.parametrize(("x_m", "here"), [(25.0, True), (15.5, True), (14.5, False)])
def test_a_name_is_true_at_most_five_metres_off(x_m: float, here: bool) -> None:  # noqa: FBT001  # a row of the table
    twin, space = _put_aside(draw(ROOM))
    sign = replace(make_sign(at=(x_m, 5.0, 2.2), facing_rad=0.0), storey=twin.spaces[space].storey)

    assert is_here(twin, sign, f"space:{space}") is here
    assert hangs_at(twin, sign, f"space:{space}") is here


@pytest.mark.parametrize(("target", "here"), [("storey:{}", True), ("storey:other", False)])
def test_a_storey_is_where_its_signs_hang(target: str, here: bool) -> None:  # noqa: FBT001  # a row of the table
    twin, space = _put_aside(draw(ROOM))
    storey = twin.spaces[space].storey
    twin = replace(twin, storeys={**twin.storeys, StoreyId("other"): twin.storeys[storey]})
    sign = replace(make_sign(at=(25.0, 5.0, 2.2), facing_rad=0.0), storey=storey)

    assert is_here(twin, sign, target.format(storey)) is here
    assert hangs_at(twin, sign, target.format(storey)) is here
