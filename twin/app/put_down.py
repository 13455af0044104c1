"""What somebody has put down since the model was drawn: a stand, a fence, a queue's barrier. Metres of the plan frame."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import shapely
from shapely import MultiPolygon, Polygon

from twin.app.gazetteer import Gazetteer, find_storey_id
from twin.errors import RequestError
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.ids import ObstacleId, StoreyId
from twin.model.twin import Twin

CORNERS_MAX: Final = 100
"""An outline with more corners is no thing that people put down by hand."""
HEIGHT_M: Final = 2.0
"""So high it counts over the highest floor of its storey: nobody steps over it, nobody goes under it."""
NAME: Final = "临时障碍物"


@dataclass(frozen=True, slots=True, kw_only=True)
class PutDown:
    """One thing as people say it: the id or name of its storey, and the corners of its outline in order."""

    storey: str
    corners: tuple[tuple[float, float], ...]


def read_put_down(text: str) -> PutDown:
    """
    Return what ``STOREY:x,y,x,y,x,y`` says.

    Raises
    ------
    RequestError
        If it is not written like this.
    """
    storey, colon, said = text.rpartition(":")
    try:
        numbers = [float(part) for part in said.split(",")]
    except ValueError:
        numbers = []
    if not (storey and colon and numbers) or len(numbers) % 2:
        msg = f"{text!r} is no outline: write STOREY:x,y,x,y,x,y with its corners in metres of the plan frame"
        raise RequestError(msg)
    return PutDown(storey=storey, corners=tuple(zip(numbers[::2], numbers[1::2], strict=True)))


def find_bodies(twin: Twin, gazetteer: Gazetteer, things: Sequence[PutDown]) -> tuple[Obstacle, ...]:
    """
    Return the bodies of what was put down, each once.

    Raises
    ------
    UnknownIdError
        If a storey is not known.
    RequestError
        If corners make no outline, or one beside every floor of its storey.
    """
    return tuple(_build(twin, find_storey_id(gazetteer, thing.storey), thing) for thing in dict.fromkeys(things))


def _build(twin: Twin, storey: StoreyId, thing: PutDown) -> Obstacle:
    outline = _draw(thing)
    spaces = [space for space in twin.spaces.values() if space.storey == storey]
    if not any(shapely.intersects(space.footprint, outline) for space in spaces):
        msg = (
            f"the obstacle {_say(thing)} stands on no floor of {twin.storeys[storey].name}: x comes before y, in metres"
        )
        raise RequestError(msg)
    elevation = twin.storeys[storey].elevation_m
    heights = [space.floor_z_m for space in spaces if space.floor_z_m is not None]
    heights += [] if elevation is None else [elevation.value]
    return Obstacle(
        id=ObstacleId(f"{storey}:{_say(thing)}"),
        kind=ObstacleKind.FURNITURE,
        name=NAME,
        storey=storey,
        footprint=MultiPolygon([outline]),
        bottom_z_m=min(heights, default=0.0),
        top_z_m=max(heights, default=0.0) + HEIGHT_M,
    )


def _draw(thing: PutDown) -> Polygon:
    """Return an outline; a last corner that is the first again is one and the same."""
    if not 3 <= len(set(thing.corners)) <= len(thing.corners) <= CORNERS_MAX:  # noqa: PLR2004  # a triangle is the least
        msg = f"the obstacle {_say(thing)} has {len(set(thing.corners))} different corners: give 3 to {CORNERS_MAX}"
        raise RequestError(msg)
    if not all(math.isfinite(value) for corner in thing.corners for value in corner):
        msg = f"the obstacle {_say(thing)} has a corner that is not finite"
        raise RequestError(msg)
    outline = Polygon(thing.corners)
    if not outline.is_valid or outline.area == 0.0:
        msg = f"the obstacle {_say(thing)} has no clear outline: name its corners in order, without crossing lines"
        raise RequestError(msg)
    return outline


def _say(thing: PutDown) -> str:
    return ",".join(f"{x_m:g},{y_m:g}" for x_m, y_m in thing.corners)
