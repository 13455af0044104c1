"""Pages as SVG in millimetres. Every outline is written once, however often it is placed."""

from collections import Counter
from html import escape
from typing import Final

from twin.export.artwork.drawing import Drawing, Shape
from twin.export.artwork.outline import IDENTITY, Matrix, Outline

PLACES: Final = 5


def write_svg(drawing: Drawing) -> bytes:
    """Return a page as it is to be printed: ``width`` and ``height`` say millimetres."""
    names = _name_repeated(drawing)
    defined = [f'<path id="{name}" d="{_write_outline(outline)}"/>' for outline, name in names.items()]
    width, height = write_number(drawing.width_mm), write_number(drawing.height_mm)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}">',
        f"<title>{escape(drawing.title)}</title>",
        *(["<defs>", *defined, "</defs>"] if defined else []),
        *(_write_shape(shape, names) for shape in drawing.shapes),
        "</svg>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _name_repeated(drawing: Drawing) -> dict[Outline, str]:
    counts = Counter(shape.outline for shape in drawing.shapes)
    return {outline: f"o{number}" for number, (outline, count) in enumerate(counts.items()) if count > 1}


def _write_shape(shape: Shape, names: dict[Outline, str]) -> str:
    name = names.get(shape.outline)
    body = f'<path d="{_write_outline(shape.outline)}"' if name is None else f'<use href="#{name}"'
    paint = f'fill="{shape.fill or "none"}"'
    if shape.stroke:
        paint += f' stroke="{shape.stroke}" stroke-width="{write_number(shape.stroke_mm)}" stroke-linejoin="round"'
    rule = ' fill-rule="evenodd"' if shape.even_odd else ""
    return f"{body}{_write_matrix(shape.matrix)} {paint}{rule}/>"


def _write_matrix(matrix: Matrix) -> str:
    if matrix == IDENTITY:
        return ""
    return f' transform="matrix({" ".join(write_number(value) for value in matrix)})"'


def _write_outline(outline: Outline) -> str:
    return "".join(kind + " ".join(write_number(value) for value in values) for kind, values in outline)


def write_number(value: float) -> str:
    """
    Return a number in as few signs as it needs.

    >>> write_number(2.50), write_number(-0.0000001), write_number(400)
    ('2.5', '0', '400')
    """
    text = f"{value:.{PLACES}f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
