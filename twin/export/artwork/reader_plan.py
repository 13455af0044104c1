"""A page with the plan that hangs at a sign, turned as its reader looks."""

from typing import Final

from twin.export.artwork.drawing import Drawing, Shape
from twin.export.artwork.lettering import draw_line, em_of_chinese, em_of_latin
from twin.export.artwork.outline import draw_box
from twin.export.artwork.panel import draw_panel
from twin.export.artwork.plan import INK
from twin.model.sign import Sign
from twin.model.twin import Twin

PAGE_MM: Final = (420.0, 297.0)
"""A3 lying."""
MARGIN: Final = 14.0
HEAD: Final = 22.0
LETTER: Final = 3.2
HERE: Final = "here"


def carries_plan(sign: Sign, face: int) -> bool:
    """Whether a face says "you are here"."""
    return any(legend.symbol == HERE for legend in sign.faces[face].legends or ())


def draw_reader_plan(twin: Twin, sign: Sign, face: int) -> Drawing | None:
    """Return the A3 page for the reader of a face, ``None`` where its storey has no rooms to draw."""
    (width, height), storey = PAGE_MM, twin.storeys[sign.storey]
    panel = draw_panel(twin, sign, face, (MARGIN, MARGIN + HEAD, width - MARGIN, height - MARGIN), LETTER)
    if panel is None:
        return None
    title = f"{storey.long_name or storey.name} 平面图"
    return Drawing(
        width_mm=width,
        height_mm=height,
        shapes=(
            Shape(outline=draw_box(0, 0, width, height), fill="#ffffff"),
            *draw_line(title, em_of_chinese(9), MARGIN, MARGIN + 9, INK),
            *draw_line(f"{storey.name} Floor Plan", em_of_latin(4), MARGIN, MARGIN + 17, INK),
            *panel,
        ),
        title=f"{title} · {sign.name}",
    )
