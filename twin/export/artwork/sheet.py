"""All signs of a place on sheets, each as large as its cell lets it, with what a maker has to know."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from twin.export.artwork.drawing import Drawing, Shape, place
from twin.export.artwork.face import Artwork, to_mm
from twin.export.artwork.lettering import draw_line, em_of_chinese, measure
from twin.export.artwork.notes import GENERAL, Matter
from twin.export.artwork.outline import draw_box
from twin.model.sign import Medium, Mounting, SignKind
from twin.model.terms import Names
from twin.model.twin import Twin

NUMBER: Final = re.compile(r"\d+")
PAGE_MM: Final = (420.0, 297.0)
"""A3 lying."""
MARGIN: Final = 12.0
HEAD: Final = 20.0
FOOT: Final = 11.0
COLUMNS: Final = 5
ROWS: Final = 4
GAP: Final = 6.0
CAPTION: Final = 15.0
INK: Final = "#26323c"
GREY: Final = "#6b7680"
ALARM: Final = "#c8102e"
SMALL: Final = 1.9
KINDS: Final[dict[SignKind, Names]] = {
    SignKind.GUIDANCE: {"zh-CN": "引导", "en": "guidance"},
    SignKind.LOCATION: {"zh-CN": "位置", "en": "location"},
    SignKind.DIRECTORY: {"zh-CN": "综合信息索引", "en": "directory"},
    SignKind.NOTICE: {"zh-CN": "提示告知", "en": "notice"},
    SignKind.TEMPORARY: {"zh-CN": "临时", "en": "temporary"},
    SignKind.ACCESSIBLE: {"zh-CN": "无障碍", "en": "accessible"},
}
MOUNTINGS: Final[dict[Mounting, Names]] = {
    Mounting.WALL: {"zh-CN": "贴墙", "en": "wall"},
    Mounting.HANGING: {"zh-CN": "吊挂", "en": "hung"},
    Mounting.PROJECTING: {"zh-CN": "侧挂", "en": "projecting"},
    Mounting.STANDING: {"zh-CN": "落地", "en": "standing"},
    Mounting.FLOOR: {"zh-CN": "地面", "en": "floor"},
    Mounting.DOOR: {"zh-CN": "门上", "en": "door"},
}


def draw_sheets(twin: Twin, artworks: Sequence[Artwork], title: str) -> tuple[Drawing, ...]:
    """Return A3 pages with all faces, storey by storey, kind by kind."""
    order = {storey: number for number, storey in enumerate(twin.storeys)}
    kinds = list(SignKind)

    def rank(one: Artwork) -> tuple[int, int, str, str, int]:
        kind = kinds.index(one.sign.kind.value) if one.sign.kind else len(kinds)
        name = NUMBER.sub(lambda found: found.group().zfill(6), one.sign.name)
        return order.get(one.sign.storey, len(order)), kind, name, one.sign.id, one.face

    ordered, full = sorted(artworks, key=rank), COLUMNS * ROWS
    count = max(-(-len(ordered) // full), 1)
    return tuple(
        _draw_page(twin, ordered[number * full : (number + 1) * full], title, (number + 1, count))
        for number in range(count)
    )


def join_sheets(sheets: Sequence[Drawing]) -> Drawing:
    """Return the pages one beneath another, for a file of one page."""
    shapes: list[Shape] = []
    y = 0.0
    for sheet in sheets:
        shapes += place(sheet.shapes, (1, 0, 0, 1, 0, y))
        y += sheet.height_mm
    return Drawing(
        width_mm=max(sheet.width_mm for sheet in sheets), height_mm=y, shapes=tuple(shapes), title=sheets[0].title
    )


def _draw_page(twin: Twin, artworks: Sequence[Artwork], title: str, page: tuple[int, int]) -> Drawing:
    width, height = PAGE_MM
    shapes = [Shape(outline=draw_box(0, 0, width, height), fill="#ffffff")]
    shapes += draw_line(f"{title} 标识一览", em_of_chinese(6), MARGIN, MARGIN + 6, INK)
    shapes += draw_line("Contact sheet of signs", em_of_chinese(2.6), MARGIN, MARGIN + 11.5, GREY)
    number = f"{page[0]} / {page[1]}"
    em = em_of_chinese(3)
    shapes += draw_line(number, em, width - MARGIN - measure(number, em), MARGIN + 6, GREY)
    shapes += _draw_general(width, height)
    cell = (
        (width - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS,
        (height - 2 * MARGIN - HEAD - FOOT - (ROWS - 1) * GAP) / ROWS,
    )
    for at, artwork in enumerate(artworks):
        left = MARGIN + at % COLUMNS * (cell[0] + GAP)
        top = MARGIN + HEAD + at // COLUMNS * (cell[1] + GAP)
        shapes += _draw_cell(twin, artwork, left, top, cell)
    return Drawing(width_mm=width, height_mm=height, shapes=tuple(shapes), title=f"{title} 标识一览 {number}")


def _draw_general(width: float, height: float) -> Iterator[Shape]:
    y = height - MARGIN - FOOT + 5.5
    for text in GENERAL.values():
        em = em_of_chinese(SMALL)
        for line in _break_long(text, em, width - 2 * MARGIN):
            yield from draw_line(line, em, MARGIN, y, GREY)
            y += 2.9


def _break_long(text: str, em: float, width: float) -> Iterator[str]:
    """Yield lines of running text, filled."""
    line, rest = "", text
    while rest:
        head = rest[0] if ord(rest[0]) > ord("⺀") or " " not in rest else rest[: rest.index(" ") + 1]
        if line and measure(line + head.rstrip(), em) > width:
            yield line
            line = ""
        line, rest = line + head, rest[len(head) :]
    yield line


def _draw_cell(twin: Twin, artwork: Artwork, left: float, top: float, cell: tuple[float, float]) -> Iterator[Shape]:
    """Yield a face in its cell, bottom-aligned above its caption; a face without artwork is an empty frame that says why."""
    face = artwork.sign.faces[artwork.face]
    wide, high = to_mm(face.width_m or 0.4), to_mm(face.height_m or 0.4)
    scale = min(cell[0] / wide, (cell[1] - CAPTION) / high)
    x, y = left, top + (cell[1] - CAPTION) - high * scale
    frame = draw_box(x, y, wide * scale, high * scale)
    if artwork.drawing is not None:
        yield from place(artwork.drawing.shapes, (scale, 0, 0, scale, x, y))
        yield Shape(outline=frame, stroke="#c9ced4", stroke_mm=0.15)
    else:
        yield Shape(outline=frame, fill="#faf3f3", stroke=ALARM, stroke_mm=0.4)
    y = top + cell[1] - CAPTION + 3.6
    for text, size, colour in _caption(twin, artwork, 1 / scale):
        em = em_of_chinese(size)
        for line in _break_long(text, em, cell[0]):
            yield from draw_line(line, em, left, y, colour)
            y += 1.45 * size


def _caption(twin: Twin, artwork: Artwork, ratio: float) -> Iterator[tuple[str, float, str]]:
    sign, face = artwork.sign, artwork.sign.faces[artwork.face]
    side = (
        f" {'正' if artwork.face == 0 else '反'}面 {'front' if artwork.face == 0 else 'back'}"
        if len(sign.faces) > 1
        else ""
    )
    yield f"{sign.name}{side}", 2.3, INK
    kind = KINDS[sign.kind.value]["zh-CN"] if sign.kind else "?"
    mounting = MOUNTINGS[sign.mounting.value]["zh-CN"] if sign.mounting else "?"
    medium = " 电子" if sign.medium and sign.medium.value is Medium.ELECTRONIC else ""
    size = (
        "?" if face.width_m is None or face.height_m is None else f"{to_mm(face.width_m):g} × {to_mm(face.height_m):g}"
    )
    letter = "?" if sign.letter_height_m is None else f"{to_mm(sign.letter_height_m.value):g}"
    storey = twin.storeys[sign.storey].name
    yield f"{storey} {kind} {mounting}{medium}  {size} mm  h = {letter}  1:{ratio:.1f}", SMALL, GREY
    yield f"{sign.id}", SMALL, GREY
    for note in artwork.notes:
        if note.matter is not Matter.TIGHT:
            yield note.text["zh-CN"], SMALL, ALARM
