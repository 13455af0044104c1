"""A page as a list of filled and stroked outlines, for whoever writes it down. Millimetres, y down."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from twin.export.artwork.outline import IDENTITY, Box, Matrix, Outline, bound, move_outline, multiply


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """An outline in its place. Holes are rings walked the other way, or any ring inside another where ``even_odd``."""

    outline: Outline
    matrix: Matrix = IDENTITY
    fill: str | None = None
    stroke: str | None = None
    stroke_mm: float = 0.0
    """Before the matrix."""
    even_odd: bool = False

    def bound(self) -> Box | None:
        """Return its box on the page, without the stroke."""
        return bound([move_outline(self.outline, self.matrix)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A page with what is on it, the first shape lowest."""

    width_mm: float
    height_mm: float
    shapes: tuple[Shape, ...]
    title: str = ""


def place(shapes: Iterable[Shape], matrix: Matrix) -> tuple[Shape, ...]:
    """Return shapes under a further matrix."""
    return tuple(replace(shape, matrix=multiply(matrix, shape.matrix)) for shape in shapes)


def mix(colour: str, other: str, share: float) -> str:
    """
    Return a colour between two.

    >>> mix("#000000", "#ffffff", 0.2)
    '#333333'
    """
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)
