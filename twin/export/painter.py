"""The process that draws: a ``Picture`` on standard input, a PNG in the file named on the command line."""

import ctypes
import sys
from pathlib import Path
from typing import Any, Final

import numpy as np

from twin.export.batches import FLOOR_LAYER, Batch
from twin.export.figure import NO_GRAPHICS, Label, Picture
from twin.export.palette import to_screen
from twin.model.codec import from_bytes
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

SLANT: Final = (0.0, -0.62, 1.0)
"""From where one looks: from the south and steeply from above, so that a plan still looks like one."""

LABEL_LIFT_M: Final = 1.0
TITLE_INSET_PX: Final = 24
TITLE_SIZE: Final = 16

ROUTE_LIFT_M: Final = 0.25
MARGIN_RATIO: Final = 1.12
"""Room for the title above and air around."""

CUT_MARGIN_M: Final = 1.0
"""Bodies stand up from the floors by about so much in the picture."""

WIDTH_RATIO: Final = 0.0028
"""Radius of the route to the diagonal of the picture's floor."""


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
    size_m = _measure(picture.batches)
    _add_route(plotter, picture, size_m)
    _add_words(plotter, picture)
    plotter.enable_parallel_projection()
    plotter.enable_anti_aliasing("ssaa")
    _aim(plotter, picture, size_m)
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


def _measure(batches: tuple[Batch, ...]) -> float:
    """Return the diagonal of the floors, or of everything where there are none, m."""
    shown = [batch for batch in batches if batch.layer == FLOOR_LAYER] or list(batches)
    if not shown:
        return 1.0
    points = np.concatenate([batch.vertices for batch in shown])
    return float(np.linalg.norm(np.ptp(points[:, :2], axis=0))) or 1.0


def _add_route(plotter: Any, picture: Picture, size_m: float) -> None:
    import pyvista  # noqa: PLC0415  # loaded by now

    radius_m = size_m * WIDTH_RATIO
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


def _add_words(plotter: Any, picture: Picture) -> None:
    _add_labels(plotter, picture, picture.labels, size=15, color=INK, shape=None, justification_horizontal="center")
    for mark, colour in ((picture.start, START_COLOUR), (picture.goal, ROUTE_COLOUR)):
        if mark is not None and mark.text:
            _add_labels(plotter, picture, (mark,), size=20, color="white", shape="rounded_rect", shape_color=colour)
    if picture.title:
        left, top = TITLE_INSET_PX, picture.height_px - TITLE_INSET_PX - 2 * TITLE_SIZE
        plotter.add_text(
            picture.title, position=(left, top), font_size=TITLE_SIZE, color=INK, font_file=picture.font_file
        )


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


def _aim(plotter: Any, picture: Picture, size_m: float) -> None:
    """Look at the middle of the floors and take in all of them, without the far ends of a site."""
    shown = [batch for batch in picture.batches if batch.layer == FLOOR_LAYER] or list(picture.batches)
    points = np.concatenate([batch.vertices for batch in shown]) if shown else np.zeros((1, 3))
    low, high = points.min(axis=0), points.max(axis=0)
    middle = (low + high) / 2
    back = np.array(SLANT) / np.linalg.norm(SLANT)
    right = np.array([1.0, 0.0, 0.0])
    up = np.cross(back, right)
    corners = np.array([[x, y, z] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])])
    half_wide = np.abs((corners - middle) @ right).max()
    half_high = np.abs((corners - middle) @ up).max() + CUT_MARGIN_M
    plotter.camera.position = middle + back * size_m * 3
    plotter.camera.focal_point = middle
    plotter.camera.up = up
    plotter.camera.parallel_scale = max(half_high, half_wide * picture.height_px / picture.width_px) * MARGIN_RATIO
    plotter.reset_camera_clipping_range()


if __name__ == "__main__":
    sys.exit(main())
