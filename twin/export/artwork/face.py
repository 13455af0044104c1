"""A face of a sign to scale: its boxes filled with arrows, symbols and words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from twin.export.artwork.arrows import GRID, draw_arrow
from twin.export.artwork.drawing import Drawing, Shape
from twin.export.artwork.layout import TIGHT, Layout, lay_out
from twin.export.artwork.lettering import draw_line, list_unknown
from twin.export.artwork.notes import Matter, Note, tell
from twin.export.artwork.outline import draw_box
from twin.export.artwork.symbols import SYMBOLS, Tone
from twin.export.artwork.words import Placed, Role
from twin.model.sign import Legend, Sign

INK: Final = "#ffffff"
GROUND: Final = "#123a6b"
TILE_RADIUS: Final = 9.0
TILE_SHARE: Final = 0.84
"""How much of its tile a symbol's grid takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Artwork:
    """What came of a face: its drawing, or none, and the notes that say why and what to know."""

    sign: Sign
    face: int
    drawing: Drawing | None
    layout: Layout | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """The two colours of a face."""

    ink: str
    ground: str


def paint_of(sign: Sign) -> Paint:
    """Return the colours that the model gives, or ours."""
    if sign.text_colour is None or sign.background_colour is None:
        return Paint(ink=INK, ground=GROUND)
    return Paint(ink=sign.text_colour.lower(), ground=sign.background_colour.lower())


def draw_face(sign: Sign, number: int) -> Artwork:
    """Return the artwork of one face of a sign."""
    face = sign.faces[number]
    notes = list(note_before(sign, number))
    refused = any(note.matter not in {Matter.NO_SYMBOL, Matter.COLOUR_ASSUMED} for note in notes)
    if refused or face.width_m is None or face.height_m is None or sign.letter_height_m is None or not face.legends:
        return Artwork(sign=sign, face=number, drawing=None, layout=None, notes=tuple(notes))
    width, height = to_mm(face.width_m), to_mm(face.height_m)
    letter = to_mm(sign.letter_height_m.value)
    layout = lay_out(face.legends, [legend.symbol in SYMBOLS for legend in face.legends], (width, height), letter)
    if layout is None:
        notes.append(tell(sign.id, number, Matter.OVERFLOW, mm=f"{letter:g}"))
        return Artwork(sign=sign, face=number, drawing=None, layout=None, notes=tuple(notes))
    if layout.spacing <= TIGHT:
        notes.append(tell(sign.id, number, Matter.TIGHT, mm=f"{letter:g}"))
    drawing = draw_ground(sign, width, height, draw_boxes(layout.boxes, face.legends, paint_of(sign)))
    return Artwork(sign=sign, face=number, drawing=drawing, layout=layout, notes=tuple(notes))


def draw_ground(sign: Sign, width: float, height: float, shapes: Iterable[Shape]) -> Drawing:
    """Return a face of the sign's ground with something on it."""
    ground = Shape(outline=draw_box(0, 0, width, height), fill=paint_of(sign).ground)
    return Drawing(width_mm=width, height_mm=height, shapes=(ground, *shapes), title=sign.name)


def to_mm(length_m: float) -> float:
    """
    Return whole millimetres and tenths of what a model measured.

    >>> to_mm(1.400001)
    1400.0
    """
    return round(length_m * 1000, 1)


def note_before(sign: Sign, number: int) -> Iterator[Note]:
    """Yield what can be said without a layout."""
    face = sign.faces[number]
    if not face.legends:
        yield tell(sign.id, number, Matter.NO_LEGENDS)
    if face.width_m is None or face.height_m is None:
        yield tell(sign.id, number, Matter.NO_SIZE)
    if sign.letter_height_m is None:
        yield tell(sign.id, number, Matter.NO_LETTER_HEIGHT)
    unknown = list_unknown("".join(text for legend in face.legends or () for text in (legend.zh, legend.en) if text))
    if unknown:
        yield tell(sign.id, number, Matter.NO_LETTER, name=unknown)
    missing = {legend.symbol for legend in face.legends or () if legend.symbol and legend.symbol not in SYMBOLS}
    for name in sorted(missing):
        yield tell(sign.id, number, Matter.NO_SYMBOL, name=name)
    if sign.text_colour is None or sign.background_colour is None:
        yield tell(sign.id, number, Matter.COLOUR_ASSUMED)


def draw_boxes(boxes: Sequence[Placed], legends: Sequence[Legend], paint: Paint) -> Iterator[Shape]:
    """Yield what stands in the boxes."""
    for box in boxes:
        legend = legends[box.line]
        if box.role is Role.ARROW:
            outline = draw_arrow(legend.arrow)
            scale = box.width / GRID
            if outline is not None:
                yield Shape(outline=outline, matrix=(scale, 0, 0, scale, box.x, box.y), fill=paint.ink)
        elif box.role is Role.SYMBOL:
            yield from draw_symbol(legend.symbol or "", box.x, box.y, box.width, paint)
        else:
            yield from draw_line(box.text, box.em_mm, box.x, box.baseline, paint.ink)


def draw_symbol(name: str, x: float, y: float, side: float, paint: Paint) -> Iterator[Shape]:
    """Yield a symbol: on a tile of the ink, its figure in the ground; safety signs in colours of their own."""
    symbol = SYMBOLS[name]
    share = TILE_SHARE if symbol.tile else 1.0
    scale, inset = share * side / GRID, side * (1 - share) / 2
    if symbol.tile:
        tile = draw_box(0, 0, GRID, GRID, TILE_RADIUS)
        yield Shape(outline=tile, matrix=(side / GRID, 0, 0, side / GRID, x, y), fill=paint.ink)
    own = {Tone.MARK: paint.ground, Tone.CUT: paint.ink}
    for part in symbol.parts:
        yield Shape(
            outline=part.outline,
            matrix=(scale, 0, 0, scale, x + inset, y + inset),
            fill=own.get(part.tone, part.tone.value),
        )
