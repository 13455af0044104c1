"""What explains a plan: the key of its symbols and numbers, the scale bar, the arrow to the north."""

from collections.abc import Sequence
from typing import Final

from twin.export.artwork.drawing import Shape, place
from twin.export.artwork.face import draw_symbol
from twin.export.artwork.lettering import draw_line, em_of_chinese, em_of_latin, measure
from twin.export.artwork.outline import draw_box, draw_polygon
from twin.export.artwork.plan import CAPITAL, INK, MARK, STAFF, Plan, draw_badge, draw_words
from twin.export.artwork.view import View, find_north
from twin.export.artwork.words import Words
from twin.model.symbols import CONNECTOR_SYMBOLS, SPACE_SYMBOLS
from twin.model.terms import CONNECTOR_KINDS, ENTRANCE, SPACE_USES, Names
from twin.model.twin import Twin

MARK_SIDE: Final = 2.1
PITCH: Final = 2.6
"""In letter heights."""
BAR_LENGTHS_M: Final = (50, 20, 10, 5, 2, 1)
STAFF_NAMES: Final[Names] = {"zh-CN": "办公区（不对外）", "en": "Staff Only"}
NAMES_BY_SYMBOL: Final[dict[str, Names]] = {
    "men": {"zh-CN": "男卫生间", "en": "Men"},
    "women": {"zh-CN": "女卫生间", "en": "Women"},
    "accessible_elevator": {"zh-CN": "无障碍电梯", "en": "Accessible Elevator"},
    **{symbol: SPACE_USES[use] for use, symbol in SPACE_SYMBOLS.items()},
    **{symbol: CONNECTOR_KINDS[kind] for kind, symbol in CONNECTOR_SYMBOLS.items()},
}


def draw_key(plan: Plan, x: float, y: float, width: float, letter: float) -> tuple[list[Shape], float]:
    """Return the explanations in columns from a point down, and how high they are."""
    entries = _list_entries(plan, letter)
    side = MARK_SIDE * letter
    widest = max(_key_words(names, letter).width for _, names in entries) + side + 1.8 * letter
    columns = max(int(width // widest), 1)
    pitch = PITCH * letter
    shapes: list[Shape] = []
    for number, (marks, names) in enumerate(entries):
        left, top = x + number % columns * (width / columns), y + number // columns * pitch
        words = _key_words(names, letter)
        shapes += place(marks, (1, 0, 0, 1, left, top))
        shapes += draw_words(words, left + side + 0.6 * letter, top + (side - words.height) / 2, INK, 0.0)
    return shapes, -(-len(entries) // columns) * pitch


def _list_entries(plan: Plan, letter: float) -> list[tuple[Sequence[Shape], Names]]:
    """Return the marks, each in a square at the origin, and what they stand for."""
    side = MARK_SIDE * letter
    triangle = draw_polygon((0.5 * side, 0.15 * side), (0.85 * side, 0.8 * side), (0.15 * side, 0.8 * side))
    swatch = draw_box(0.1 * side, 0.2 * side, 0.8 * side, 0.6 * side)
    return [
        *((tuple(draw_symbol(symbol, 0, 0, side, MARK)), NAMES_BY_SYMBOL[symbol]) for symbol in plan.symbols),
        *((tuple(draw_badge(at, side / 2, side / 2, letter)), names) for at, names in enumerate(plan.numbered, 1)),
        ((Shape(outline=triangle, fill=MARK.ink),), ENTRANCE),
        ((Shape(outline=swatch, fill=STAFF, stroke=INK, stroke_mm=0.06 * letter),), STAFF_NAMES),
    ]


def _key_words(names: Names, letter: float) -> Words:
    return Words(zh=(names["zh-CN"],), en=(names["en"],), letter_mm=letter, capital_mm=CAPITAL * letter)


def draw_scale(view: View, x: float, y: float, most_mm: float, letter: float) -> list[Shape]:
    """Return a bar of whole metres from a point, no longer than asked."""
    length_m = next((length for length in BAR_LENGTHS_M if length * view.mm_in_m <= most_mm), BAR_LENGTHS_M[-1])
    length, high, em = length_m * view.mm_in_m, 0.4 * letter, em_of_latin(0.7 * letter)
    bars = [Shape(outline=draw_box(x, y, length, high), fill="#ffffff", stroke=INK, stroke_mm=0.08 * letter)]
    bars.append(Shape(outline=draw_box(x, y, length / 2, high), fill=INK))
    words = [*draw_line("0", em, x, y - 0.4 * letter, INK)]
    last = f"{length_m} m"
    words += draw_line(last, em, x + length - measure(last, em), y - 0.4 * letter, INK)
    return [*bars, *words]


def draw_north(twin: Twin, view: View, x: float, y: float, letter: float) -> list[Shape]:
    """Return an arrow to the map's north about a point, none where the model does not know it."""
    north = find_north(twin)
    if north is None:
        return []
    u, v = view.turn(north)
    r = 1.5 * letter
    needle = draw_polygon((x + r * u, y + r * v), (x - 0.8 * r * u - 0.5 * r * v, y - 0.8 * r * v + 0.5 * r * u),
                          (x - 0.4 * r * u, y - 0.4 * r * v), (x - 0.8 * r * u + 0.5 * r * v, y - 0.8 * r * v - 0.5 * r * u))  # fmt: skip
    em = em_of_chinese(letter)
    text = "北 N"
    at_x, at_y = x + 2.0 * r * u, y + 2.0 * r * v
    return [Shape(outline=needle, fill=INK), *draw_line(text, em, at_x - measure(text, em) / 2, at_y + 0.36 * em, INK)]
