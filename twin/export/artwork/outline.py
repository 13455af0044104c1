"""Shapes as outlines: moves, lines, cubic curves. Millimetres or a grid of the maker's; x right, y down."""

import math
from collections.abc import Iterable, Sequence
from typing import Final

Command = tuple[str, tuple[float, ...]]
"""``M`` and ``L`` with a point, ``C`` with three, ``Z`` with none, as in SVG."""
Outline = tuple[Command, ...]
Matrix = tuple[float, float, float, float, float, float]
"""``x' = a x + c y + e``, ``y' = b x + d y + f``, in the order a to f, as in SVG and PDF."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
ROUND: Final = 0.5522847498
"""How far the handles of a quarter circle reach, in radii."""


def draw_polygon(*points: tuple[float, float]) -> Outline:
    """Return a closed polygon."""
    first, *others = points
    return (("M", first), *(("L", point) for point in others), ("Z", ()))


def draw_polyline(points: Iterable[tuple[float, float]]) -> Outline:
    """Return an open line, to be stroked."""
    return tuple(("L" if number else "M", (x, y)) for number, (x, y) in enumerate(points))


def draw_circle(x: float, y: float, radius: float) -> Outline:
    """Return a circle, clockwise on the page."""
    return draw_box(x - radius, y - radius, 2 * radius, 2 * radius, radius)


def draw_hole(outline: Outline) -> Outline:
    """Return a closed outline of one ring walked the other way, which cuts a hole under either filling rule."""
    ring = [command for command in outline if command[0] != "Z"]
    points = [(values[-2], values[-1]) for _, values in ring]
    turned: list[Command] = [("M", points[-1])]
    for number in range(len(ring) - 1, 0, -1):
        kind, values = ring[number]
        handles = (*values[2:4], *values[0:2]) if kind == "C" else ()
        turned.append((kind, (*handles, *points[number - 1])))
    return (*turned, ("Z", ()))


def draw_box(x: float, y: float, width: float, height: float, radius: float = 0.0) -> Outline:
    """Return a rectangle from its upper left corner, its corners rounded by *radius*."""
    right, low = x + width, y + height
    if radius <= 0:
        return draw_polygon((x, y), (right, y), (right, low), (x, low))
    r, k = radius, radius * (1 - ROUND)
    return (
        ("M", (x + r, y)),
        ("L", (right - r, y)),
        ("C", (right - k, y, right, y + k, right, y + r)),
        ("L", (right, low - r)),
        ("C", (right, low - k, right - k, low, right - r, low)),
        ("L", (x + r, low)),
        ("C", (x + k, low, x, low - k, x, low - r)),
        ("L", (x, y + r)),
        ("C", (x, y + k, x + k, y, x + r, y)),
        ("Z", ()),
    )


def draw_bar(start: tuple[float, float], end: tuple[float, float], width: float) -> Outline:
    """Return a thick straight line with round ends."""
    length = math.dist(start, end)
    c, s = ((end[0] - start[0]) / length, (end[1] - start[1]) / length) if length else (1.0, 0.0)
    flat = draw_box(-width / 2, -width / 2, length + width, width, width / 2)
    return move_outline(flat, (c, s, -s, c, start[0], start[1]))


def move_outline(outline: Outline, matrix: Matrix) -> Outline:
    """Return an outline under a matrix."""
    a, b, c, d, e, f = matrix
    return tuple(
        (
            kind,
            tuple(
                value
                for i in range(0, len(values), 2)
                for value in (
                    a * values[i] + c * values[i + 1] + e,
                    b * values[i] + d * values[i + 1] + f,
                )
            ),
        )
        for kind, values in outline
    )


def multiply(outer: Matrix, inner: Matrix) -> Matrix:
    """Return the matrix that does *inner* first, then *outer*."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f)


def bound(outlines: Iterable[Outline]) -> Box | None:
    """Return the box around outlines by their points and handles: never too small. ``None`` for nothing."""
    points = [
        (values[i], values[i + 1]) for outline in outlines for _, values in outline for i in range(0, len(values), 2)
    ]
    return _bound_points(points) if points else None


def _bound_points(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
