"""Pictures of findings in a page: windows on the drawings of their storeys, which the page holds once."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

import shapely
from shapely import MultiPoint
from shapely.geometry.base import BaseGeometry

from twin.export.reports.drawing import Slant, draw_plan, draw_slant, turn_down
from twin.export.reports.subjects import find_outline, find_place, find_storey, floor_of
from twin.export.svg import draw_shape
from twin.model.dossier import Item
from twin.model.ids import StoreyId
from twin.model.passage import Point3
from twin.model.space import SpaceUse
from twin.model.twin import Twin

MARK: Final = "#a3124f"
WIDE_M: Final = 18.0
TALL_M: Final = 12.0
ROOM: Final = 1.3
PIN_M: Final = 2.2
MARGIN_M: Final = 1.0
DOT_M: Final = 0.5


def draw_storeys(twin: Twin, storeys: Iterable[StoreyId]) -> str:
    """Return the drawings that the views look at."""
    groups = []
    for storey in storeys:
        number = _number_of(twin, storey)
        groups += [
            f'<g id="plan-{number}">{draw_plan(twin, storey)}</g>',
            f'<g id="slant-{number}">{draw_slant(twin, storey)}</g>',
        ]
    return f'<svg class="shared" aria-hidden="true" focusable="false"><defs>{"".join(groups)}</defs></svg>'


def draw_whole(twin: Twin, storey: StoreyId, items: Iterable[Item]) -> str:
    """Return the plan of a storey with the numbers of findings on it, each a link to it."""
    placed = _place(twin, items)
    marks = "".join(_link(item, at) for item, at in placed)
    box = _write_box(_frame(twin, storey, placed))
    return f'<svg class="view" viewBox="{box}"><use href="#plan-{_number_of(twin, storey)}"/>{marks}</svg>'


def draw_sheet(twin: Twin, storey: StoreyId, items: Iterable[Item]) -> tuple[str, float]:
    """Return the same as a file of its own, without links, and its width by its height."""
    placed = _place(twin, items)
    low_x, low_y, high_x, high_y = bounds = _frame(twin, storey, placed)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" font-family="Noto Sans SC" viewBox="{_write_box(bounds)}">'
    marks = "".join(_pin(item, at) for item, at in placed)
    return f"{head}{draw_plan(twin, storey)}{marks}</svg>", (high_x - low_x) / (high_y - low_y)


def _place(twin: Twin, items: Iterable[Item]) -> Sequence[tuple[Item, Point3]]:
    return [(item, at) for item in items for at in [find_place(twin, item.finding)] if at is not None]


def _frame(twin: Twin, storey: StoreyId, placed: Iterable[tuple[Item, Point3]]) -> tuple[float, float, float, float]:
    # A site that reaches far is not followed.
    indoors = [space.footprint for space in twin.list_spaces(storey) if space.use is not SpaceUse.OUTDOOR]
    points = MultiPoint([at[:2] for _, at in placed] or [(0.0, 0.0)])
    low_x, low_y, high_x, high_y = turn_down(
        shapely.union_all([points, *(each for each in indoors if each is not None)])
    ).bounds
    return (low_x - MARGIN_M, low_y - MARGIN_M, high_x + MARGIN_M, high_y + MARGIN_M)


def _write_box(bounds: tuple[float, float, float, float]) -> str:
    low_x, low_y, high_x, high_y = bounds
    return f"{low_x:.2f} {low_y:.2f} {high_x - low_x:.2f} {high_y - low_y:.2f}"


def _link(item: Item, at: Point3) -> str:
    title = escape(f"{item.number} {item.finding.code} {item.finding.message['zh-CN']}")
    return f'<a href="#f{item.number}" aria-label="{title}"><title>{title}</title>{_pin(item, at)}</a>'


def _pin(item: Item, at: Point3) -> str:
    circle = f'<circle cx="{at[0]:.2f}" cy="{-at[1]:.2f}" r="{DOT_M}" fill="{MARK}"/>'
    number = f'<text x="{at[0]:.2f}" y="{-at[1] + 0.17:.2f}" font-size="0.5" text-anchor="middle" fill="#fff">{item.number}</text>'
    return f"{circle}{number}"


def draw_views(twin: Twin, item: Item) -> Iterator[tuple[str, str]]:
    """Yield the kinds of view of a finding, ``plan`` and ``slant``, with the pictures; none where it has no place."""
    at, storey = find_place(twin, item.finding), find_storey(twin, item.finding)
    if at is None or storey is None:
        return
    number, outline = _number_of(twin, storey), find_outline(twin, item.finding)
    down = None if outline is None else turn_down(outline)
    ring = f'<circle cx="{at[0]:.2f}" cy="{-at[1]:.2f}" r="{DOT_M}" fill="none" stroke="{MARK}" stroke-width="0.15"/>'
    yield "plan", _look(f"plan-{number}", (at[0], -at[1]), down, ring)
    view = Slant(floor_z_m=floor_of(twin, storey))
    foot, head = view.place(at[0], at[1], view.floor_z_m), view.place(at[0], at[1], max(view.floor_z_m + PIN_M, at[2]))
    pin = (
        f'<path d="M{foot[0]:.2f},{foot[1]:.2f}L{head[0]:.2f},{head[1]:.2f}" stroke="{MARK}" stroke-width="0.12"/>'
        f'<circle cx="{head[0]:.2f}" cy="{head[1]:.2f}" r="{DOT_M}" fill="{MARK}"/>'
    )
    laid = None if outline is None else view.lay(outline, view.floor_z_m)
    yield "slant", _look(f"slant-{number}", foot, laid, pin)


def _look(drawing: str, middle: tuple[float, float], outline: BaseGeometry | None, mark: str) -> str:
    bounds = (*middle, *middle) if outline is None else outline.bounds
    reach_x = ROOM * max(abs(bounds[0] - middle[0]), abs(bounds[2] - middle[0]))
    reach_y = ROOM * max(abs(bounds[1] - middle[1]), abs(bounds[3] - middle[1]))
    wide_m = max(WIDE_M, 2.0 * reach_x, 2.0 * reach_y * WIDE_M / TALL_M)
    tall_m = wide_m * TALL_M / WIDE_M
    box = f"{middle[0] - wide_m / 2:.2f} {middle[1] - tall_m / 2:.2f} {wide_m:.2f} {tall_m:.2f}"
    filled = outline is not None and outline.geom_type.endswith("Polygon")
    style = f'fill="{MARK if filled else "none"}" fill-opacity="0.18" stroke="{MARK}" stroke-width="0.12"'
    shape = _trace(outline, style) if outline is not None else ""
    return f'<svg class="view" aria-hidden="true" viewBox="{box}"><use href="#{drawing}"/>{shape}{mark}</svg>'


def _trace(outline: BaseGeometry, style: str) -> str:
    if outline.geom_type.endswith("Polygon"):
        return draw_shape(outline, style)
    points = "L".join(f"{x:.2f},{y:.2f}" for x, y in outline.coords)
    return f'<path d="M{points}" {style}/>'


def _number_of(twin: Twin, storey: StoreyId) -> int:
    return list(twin.storeys).index(storey) + 1
