"""Faces with a plan on them: heading above, the plan in the middle, the list of places below."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from twin.export.artwork.drawing import Shape
from twin.export.artwork.face import Artwork, draw_boxes, draw_face, draw_ground, note_before, paint_of, to_mm
from twin.export.artwork.layout import Layout, lay_out
from twin.export.artwork.notes import Matter, tell
from twin.export.artwork.outline import draw_box
from twin.export.artwork.panel import draw_panel
from twin.export.artwork.room import LEVELS, Room
from twin.export.artwork.symbols import SYMBOLS
from twin.export.artwork.words import Placed
from twin.model.sign import Legend, Sign, SignKind
from twin.model.twin import Twin

PLAN: Final = "plan"
HERE: Final = "here"
PLAN_LETTER: Final = 0.3
"""Letters of the plan against those of the face; the plan is read from near."""
SMALLEST_PLAN: Final = 0.3
"""Of the face's height: with less room than that there is no plan."""
COMFORT: Final = 0.75
"""Share of the comfortable room that headings and lists beside a plan keep."""
STEPS: Final = 24


def draw_sign_face(twin: Twin, sign: Sign, number: int) -> Artwork:
    """Return the artwork of a face: with the plan of its storey where it says that it carries one."""
    legends = sign.faces[number].legends or ()
    if not any(legend.symbol == PLAN for legend in legends) or _list_stops(sign, number):
        return draw_face(sign, number)
    return _compose(twin, sign, number, legends) or draw_face(sign, number)


def _list_stops(sign: Sign, number: int) -> list[Matter]:
    harmless = {Matter.NO_SYMBOL, Matter.COLOUR_ASSUMED}
    return [note.matter for note in note_before(sign, number) if note.matter not in harmless]


def _compose(twin: Twin, sign: Sign, number: int, legends: Sequence[Legend]) -> Artwork | None:
    face = sign.faces[number]
    if face.width_m is None or face.height_m is None or sign.letter_height_m is None:
        return None
    width, height, letter = to_mm(face.width_m), to_mm(face.height_m), to_mm(sign.letter_height_m.value)
    room = Room(width=width, height=height, letter=letter, spacing=LEVELS[0][0], capital=LEVELS[0][1] * letter)
    heads = [at for at, legend in enumerate(legends) if legend.symbol in {PLAN, HERE}]
    tails = [at for at in range(len(legends)) if at not in heads]
    head, head_high = _lay_part(legends, heads, width, 0.3 * height, letter)
    tail, tail_high = _lay_part(legends, tails, width, 0.55 * height, letter)
    panel_high = height - head_high - tail_high - 2 * room.margin
    if head is None or (tails and tail is None) or panel_high < SMALLEST_PLAN * height:
        return None
    panel = draw_box(room.margin, room.margin + head_high, width - 2 * room.margin, panel_high, 0.36 * letter)
    inset = room.margin + 0.66 * letter
    inner = (
        inset,
        room.margin + head_high + 0.66 * letter,
        width - inset,
        room.margin + head_high + panel_high - 0.66 * letter,
    )
    plan = draw_panel(twin, sign, number, inner, PLAN_LETTER * letter)
    if plan is None:
        return None
    boxes = (*_lower(head, room.margin), *_lower(tail or [], height - tail_high - room.margin))
    ground = Shape(outline=panel, fill="#ffffff", stroke="#c9ced4", stroke_mm=0.03 * letter)
    drawn = draw_ground(sign, width, height, (ground, *plan, *draw_boxes(boxes, legends, paint_of(sign))))
    notes = list(note_before(sign, number))
    if sign.kind is not None and sign.kind.value is SignKind.NOTICE:
        notes.append(tell(sign.id, number, Matter.NO_ROUTES))
    return Artwork(
        sign=sign, face=number, drawing=drawn, layout=Layout(boxes=boxes, spacing=LEVELS[0][0]), notes=tuple(notes)
    )


def _lower(boxes: Sequence[Placed], by: float) -> list[Placed]:
    return [replace(box, y=box.y + by, baseline=box.baseline + by) for box in boxes]


def _lay_part(
    legends: Sequence[Legend], which: Sequence[int], width: float, most: float, letter: float
) -> tuple[list[Placed] | None, float]:
    """Return the boxes of some lines in the lowest strip that holds them comfortably, and its height."""
    if not which:
        return None, 0.0
    own = [legends[at] for at in which]
    drawn = [legend.symbol in SYMBOLS for legend in own]
    for step in range(1, STEPS + 1):
        high = most * step / STEPS
        layout = lay_out(own, drawn, (width, high), letter, least=COMFORT) if high > 2 * letter else None
        if layout is not None:
            return [replace(box, line=which[box.line]) for box in layout.boxes], high
    return None, most
