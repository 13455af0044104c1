"""The process that draws: a ``Picture`` on standard input, a PNG in the file named on the command line."""

import ctypes
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from twin.export.batches import FLOOR_LAYER, Batch
from twin.export.figure import NO_GRAPHICS, Label, Picture
from twin.export.fonts import needs_chinese
from twin.export.palette import to_screen
from twin.model.codec import from_bytes
from twin.model.passage import Point3
from twin.model.scene import Floats

LIBRARIES: Final = ("libEGL.so.1", "libGL.so.1")
"""Without these the renderer does not raise, it crashes."""

OPACITY: Final = {"wall": 0.45, "window": 0.3, "column": 0.8, "slab": 0.25}
"""Bodies that stand between the eye and a route let it through."""

OUTLINED: Final = frozenset({"wall", "column"})
"""What a plan draws the outline of, where it is cut."""

OUTLINE_DROP_M: Final = 0.005
"""Just below the cut, where there is still something to cut."""

MATT: Final[dict[str, Any]] = {"ambient": 0.45, "diffuse": 0.6, "specular": 0.0, "smooth_shading": False}
"""Colours close to those of the legend, with enough light and shade to tell a wall from a floor."""

ROUTE_COLOUR: Final = "#c2185b"
START_COLOUR: Final = "#1b7f3b"
INK: Final = "#26323c"

SLANT_RATIO: Final = 0.55
"""How far aside one looks from, to how far above: steeply, so that a plan still looks like one."""

ROUTE_LIFT_M: Final = 0.25
NAME_SIZE_PX: Final = 15
NAME_LINE_PX: Final = 22
LABEL_LIFT_M: Final = 1.0
TITLE_INSET_PX: Final = 24
TITLE_SIZE: Final = 16
ROUTE_RADIUS_PX: Final = 4.5

MARGIN_RATIO: Final = 1.14
"""Room for the title above and air around."""

HEADROOM_M: Final = 2.0
"""Bodies stand up from the floors by about so much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A parallel view: the point in the middle, the picture's axes (3,) in the plan frame, and the scale."""

    middle: Floats
    right: Floats
    up: Floats
    back: Floats
    metres_per_px: float
    height_px: int

    def project(self, point: Point3) -> Floats:
        """Return where a point is in the picture, px from its middle, right and up."""
        offset = np.array(point) - self.middle
        return np.array([offset @ self.right, offset @ self.up]) / self.metres_per_px


def main() -> int:
    """Draw one picture; return the exit code."""
    if not has_graphics():
        return NO_GRAPHICS
    picture = from_bytes(sys.stdin.buffer.read(), Picture)
    paint(picture, Path(sys.argv[1]))
    return 0


def has_graphics() -> bool:
    """Whether the libraries for drawing without a display can be loaded; off Linux the renderer brings its own."""
    if not sys.platform.startswith("linux"):
        return True
    try:
        for name in LIBRARIES:
            ctypes.CDLL(name)
    except OSError:
        return False
    return True


def paint(picture: Picture, output: Path) -> None:
    """Draw and write the file."""
    import pyvista  # noqa: PLC0415  # only once it is known that loading it is safe

    plotter = pyvista.Plotter(off_screen=True, window_size=(picture.width_px, picture.height_px), lighting="light kit")
    plotter.set_background("white")
    for batch in picture.batches:
        _add_batch(plotter, batch, picture.cut_z_m)
    view = find_view(picture)
    _add_route(plotter, picture, view)
    _add_words(plotter, picture, view)
    plotter.enable_parallel_projection()
    plotter.enable_anti_aliasing("ssaa")
    _aim(plotter, view)
    plotter.screenshot(str(output), return_img=False)
    plotter.close()


def _mesh(vertices: Floats, faces: Any) -> Any:
    import pyvista  # noqa: PLC0415  # loaded by now

    cells = np.column_stack([np.full(len(faces), 3, np.int64), faces]).reshape(-1)
    return pyvista.PolyData(vertices, cells)


def _add_batch(plotter: Any, batch: Batch, cut_z_m: float) -> None:
    mesh = _mesh(batch.vertices, batch.faces)
    if batch.layer != FLOOR_LAYER:
        mesh = mesh.clip("z", origin=(0.0, 0.0, cut_z_m), invert=True)
    if mesh.n_cells:
        opacity = min(batch.colour[3], OPACITY.get(batch.layer, 1.0))
        plotter.add_mesh(mesh, color=to_screen(batch.colour), opacity=opacity, **MATT)
    if batch.layer in OUTLINED:
        outline = _mesh(batch.vertices, batch.faces).slice("z", origin=(0.0, 0.0, cut_z_m - OUTLINE_DROP_M))
        if outline.n_cells:
            plotter.add_mesh(outline, color=INK, line_width=2)


def _add_route(plotter: Any, picture: Picture, view: View) -> None:
    import pyvista  # noqa: PLC0415  # loaded by now

    radius_m = ROUTE_RADIUS_PX * view.metres_per_px
    for path in picture.route:
        points = np.array(path) + np.array([0.0, 0.0, ROUTE_LIFT_M])
        tube = pyvista.lines_from_points(points).tube(radius=radius_m, n_sides=12)
        plotter.add_mesh(tube, color=ROUTE_COLOUR, ambient=0.5, smooth_shading=True)
        for point in points[1:-1]:
            plotter.add_mesh(pyvista.Sphere(radius_m, point), color=ROUTE_COLOUR, ambient=0.5, smooth_shading=True)
    for mark, colour in ((picture.start, START_COLOUR), (picture.goal, ROUTE_COLOUR)):
        if mark is not None:
            at = np.array(mark.at) + np.array([0.0, 0.0, ROUTE_LIFT_M])
            plotter.add_mesh(pyvista.Sphere(radius_m * 2.6, at), color=colour, ambient=0.5, smooth_shading=True)


def _add_words(plotter: Any, picture: Picture, view: View) -> None:
    marks = tuple(mark for mark in (picture.start, picture.goal) if mark is not None)
    names = drop_overlaps(picture.labels, view, marks)
    _add_labels(plotter, picture, names, size=NAME_SIZE_PX, color=INK, shape=None, justification_horizontal="center")
    for mark, colour in ((picture.start, START_COLOUR), (picture.goal, ROUTE_COLOUR)):
        if mark is not None and mark.text:
            _add_labels(plotter, picture, (mark,), size=20, color="white", shape="rounded_rect", shape_color=colour)
    if picture.title:
        left, top = TITLE_INSET_PX, picture.height_px - TITLE_INSET_PX - 2 * TITLE_SIZE
        plotter.add_text(
            picture.title, position=(left, top), font_size=TITLE_SIZE, color=INK, font_file=picture.font_file
        )


def drop_overlaps(labels: tuple[Label, ...], view: View, marks: tuple[Label, ...] = ()) -> tuple[Label, ...]:
    """Return the labels that cover neither an earlier one nor one of the marks."""
    taken = [(view.project(mark.at), _half_width_px(mark)) for mark in marks]
    kept: list[Label] = []
    for label in labels:
        at, half_px = view.project(label.at), _half_width_px(label)
        if all(
            abs(at[0] - other[0]) > half_px + other_half_px or abs(at[1] - other[1]) > NAME_LINE_PX
            for other, other_half_px in taken
        ):
            taken.append((at, half_px))
            kept.append(label)
    return tuple(kept)


def _half_width_px(label: Label) -> float:
    return sum(1.0 if needs_chinese(letter) else 0.6 for letter in label.text) * NAME_SIZE_PX / 2


def _add_labels(plotter: Any, picture: Picture, labels: tuple[Label, ...], *, size: int, **style: Any) -> None:
    if labels:
        plotter.add_point_labels(
            np.array([label.at for label in labels]) + np.array([0.0, 0.0, LABEL_LIFT_M]),
            [label.text for label in labels],
            font_size=size,
            font_file=picture.font_file,
            text_color=style.pop("color"),
            show_points=False,
            always_visible=True,
            **style,
        )


def find_view(picture: Picture) -> View:
    """Look from the south at what is wide, from the east at what is deep, and take in all of it."""
    low, high = np.array(picture.low), np.array(picture.high)
    deep = high[1] - low[1] > high[0] - low[0]
    away = np.array([1.0, 0.0, 0.0] if deep else [0.0, -1.0, 0.0])
    back = SLANT_RATIO * away + np.array([0.0, 0.0, 1.0])
    back /= np.linalg.norm(back)
    right = np.cross([0.0, 0.0, 1.0], away)
    up = np.cross(back, right)
    extent = np.array([high[0] - low[0], high[1] - low[1], high[2] - low[2] + HEADROOM_M])
    wide_m, high_m = np.abs(right) @ extent, np.abs(up) @ extent
    scale = max(wide_m / picture.width_px, high_m / picture.height_px) * MARGIN_RATIO
    middle = (low + high + np.array([0.0, 0.0, HEADROOM_M])) / 2
    return View(middle=middle, right=right, up=up, back=back, metres_per_px=float(scale), height_px=picture.height_px)


def _aim(plotter: Any, view: View) -> None:
    half_m = view.height_px * view.metres_per_px / 2
    plotter.camera.position = view.middle + view.back * half_m * 10
    plotter.camera.focal_point = view.middle
    plotter.camera.up = view.up
    plotter.camera.parallel_scale = half_m
    plotter.reset_camera_clipping_range()


if __name__ == "__main__":
    sys.exit(main())
