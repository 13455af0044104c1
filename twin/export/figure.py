"""
A picture of a storey, seen from above at a slant, with a route on it.

The renderer can take the process down with it where graphics libraries are
missing, so it works in a process of its own with a time limit.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import shapely

import twin
from twin.errors import ExportError
from twin.export.batches import FLOOR_LAYER, Batch, build_drawing
from twin.export.fonts import find_font, needs_chinese
from twin.model.codec import to_bytes
from twin.model.ids import StoreyId
from twin.model.passage import Point3
from twin.model.route import Route
from twin.model.scene import Scene
from twin.model.space import Space, SpaceUse
from twin.model.terms import SPACE_USES
from twin.model.twin import Ingested, Twin

TIMEOUT_S: Final = 120.0
"""A large storey takes seconds; a renderer that takes minutes is stuck."""

CUT_M: Final = 1.7
"""Bodies are cut off at this height above the floor, so that one sees into the rooms: above doors' handles, below signs."""

LABEL_AREA_MIN_M2: Final = 6.0
"""Smaller spaces get no name in the picture: it would not fit into them."""

NO_GRAPHICS: Final = 3
"""Exit code of the painter where the graphics libraries are missing."""

PACKAGES: Final = "libegl1 libgl1 libegl-mesa0 libgl1-mesa-dri libxrender1"
"""Debian's packages for drawing without a display."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words at a point of the plan frame."""

    text: str
    at: Point3


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that the painter needs to know; metres, plan frame."""

    batches: tuple[Batch, ...]
    low: Point3
    high: Point3
    """Corners of what must be in the picture."""
    cut_z_m: float
    route: tuple[tuple[Point3, ...], ...]
    start: Label | None
    goal: Label | None
    labels: tuple[Label, ...]
    title: str
    font_file: str | None
    width_px: int
    height_px: int


def render_storey(
    ingested: Ingested,
    storey: StoreyId,
    route: Route | None = None,
    title: str = "",
    *,
    size_px: tuple[int, int] = (1600, 1000),
) -> bytes:
    """
    Draw a storey, with the part of a route that lies on it.

    Parameters
    ----------
    ingested
        Its ``scene`` may be ``None``: then there are floors and no bodies.
    title
        Written above the picture; Chinese needs a font on this machine.

    Returns
    -------
    png

    Raises
    ------
    UnknownIdError
        If the twin has no such storey.
    ExportError
        If this machine cannot draw or has no font for the words; the message
        says what to install.
    """
    picture = _compose(ingested, storey, route, title, size_px)
    with tempfile.TemporaryDirectory(prefix="twin-figure-") as folder:
        output = Path(folder, "figure.png")
        _paint(picture, output)
        return output.read_bytes()


def _compose(
    ingested: Ingested, storey: StoreyId, route: Route | None, title: str, size_px: tuple[int, int]
) -> Picture:
    model = ingested.twin
    drawing = build_drawing(ingested.scene or Scene(), model, storey, keep_repeated=False)
    labels = tuple(_list_labels(model, storey))
    ends = [] if route is None else [route.origin, route.destination]
    words = [title, *(label.text for label in labels), *(end.label for end in ends)]
    font_file = find_font() if any(needs_chinese(text) for text in words) else None
    floor_z_m = _floor_z_m(model, storey, drawing.batches)
    paths = _list_paths(route, storey)
    low, high = _find_frame(model, storey, drawing.batches, paths)
    marks = [Label(text=end.label, at=(end.x_m, end.y_m, floor_z_m)) if end.storey == storey else None for end in ends]
    start, goal = marks or [None, None]
    return Picture(
        batches=drawing.batches,
        low=low,
        high=high,
        cut_z_m=floor_z_m + CUT_M,
        route=paths,
        start=start,
        goal=goal,
        labels=labels,
        title=title,
        font_file=font_file,
        width_px=size_px[0],
        height_px=size_px[1],
    )


def _find_frame(
    model: Twin, storey: StoreyId, batches: tuple[Batch, ...], paths: tuple[tuple[Point3, ...], ...]
) -> tuple[Point3, Point3]:
    """Return the corners of the indoor floors and the route; a site that reaches far is not followed."""
    indoors = [space.footprint for space in model.list_spaces(storey) if space.use is not SpaceUse.OUTDOOR]
    points = [shapely.get_coordinates([footprint for footprint in indoors if footprint is not None])]
    points.extend(np.array(path)[:, :2] for path in paths)
    corners = np.concatenate(points)
    if not len(corners):
        corners = np.concatenate([np.zeros((1, 2)), *(batch.vertices[:, :2] for batch in batches)])
    z_m = _floor_z_m(model, storey, batches)
    (low_x, low_y), (high_x, high_y) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    return (low_x, low_y, z_m), (high_x, high_y, z_m)


def _list_labels(model: Twin, storey: StoreyId) -> list[Label]:
    """Return the names of spaces, the largest first: where two would overlap, it keeps its name."""
    named = sorted(
        (
            space
            for space in model.list_spaces(storey)
            if space.navigable and (space.area_m2 or 0.0) >= LABEL_AREA_MIN_M2
        ),
        key=lambda space: (-(space.area_m2 or 0.0), space.id),
    )
    return [
        Label(text=_name_of(space), at=(point.x, point.y, space.floor_z_m or 0.0))
        for space in named
        if space.footprint is not None
        for point in [space.footprint.representative_point()]
    ]


def _name_of(space: Space) -> str:
    return space.long_name or space.name or SPACE_USES[space.use]["zh-CN"]


def _floor_z_m(model: Twin, storey: StoreyId, batches: tuple[Batch, ...]) -> float:
    elevation = model.get_storey(storey).elevation_m
    floors = [batch.vertices[:, 2].max() for batch in batches if batch.layer == FLOOR_LAYER]
    if floors:
        return float(max(floors))
    return 0.0 if elevation is None else elevation.value


def _list_paths(route: Route | None, storey: StoreyId) -> tuple[tuple[Point3, ...], ...]:
    if route is None:
        return ()
    return tuple(leg.path for leg in route.legs if leg.storey == leg.to_storey == storey and len(leg.path) > 1)


def _paint(picture: Picture, output: Path) -> None:
    """Have the picture drawn by a child process."""
    search_path = os.pathsep.join([str(Path(twin.__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    try:
        done = subprocess.run(  # noqa: S603  # our own interpreter and our own module
            [sys.executable, "-m", "twin.export.painter", str(output)],
            input=to_bytes(picture),
            capture_output=True,
            timeout=TIMEOUT_S,
            env=os.environ | {"PYTHONPATH": search_path.rstrip(os.pathsep)},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        msg = f"the picture was not ready after {TIMEOUT_S:.0f} s; a GLB shows the same and needs no drawing"
        raise ExportError(msg) from error
    if done.returncode == 0 and output.exists():
        return
    if done.returncode == NO_GRAPHICS or done.returncode < 0:
        msg = f"this machine cannot draw without a display: install Debian's packages {PACKAGES}"
        raise ExportError(msg)
    last = done.stderr.decode(errors="replace").strip().rsplit("\n", 1)[-1]
    msg = f"the picture could not be drawn: {last or f'exit code {done.returncode}'}"
    raise ExportError(msg)
