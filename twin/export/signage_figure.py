"""A picture of signage, as SVG: where signs can be read, where people decide, what leads on and where it breaks."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final, TypeVar

from twin.export.svg import MARGIN_PX, PANEL_PX, TITLE_PX, Plan, draw_picture, draw_shape, draw_text, lay_plan
from twin.model.ids import StoreyId
from twin.model.overlay import Area, Gap, SignageOverlay, Tie
from twin.model.twin import Twin

CATCHMENT: Final = ("#1b7f3b", 0.13)
DECISION: Final = ("#3b6fb6", 0.45)
LINK: Final = "#1b7f3b"
BREAK: Final = "#c2185b"
STROKE_PX: Final = 1.2
SIGN_PX: Final = 3.5
BREAK_PX: Final = 6.0
KEY_PX: Final = 22
KEY: Final = (
    (CATCHMENT[0], "可读范围 · can be read here"),
    (DECISION[0], "决策处 · people decide here"),
    (LINK, "已证明 · proved"),
    (BREAK, "中断 · break"),
)


def draw_signage(twin: Twin, title: str, shown: SignageOverlay) -> bytes:
    """
    Return the plans of the storeys that anything is on, side by side.

    Catchments lie under decisions, these under links and breaks; each says its
    name where the pointer rests.
    """
    groups = (shown.catchments, shown.decisions, shown.links, shown.breaks)
    touched = {one.storey for group in groups for one in group}
    storeys = [storey for storey in twin.storeys if storey in touched]
    top = float(TITLE_PX + MARGIN_PX)
    parts = [draw_text(MARGIN_PX, TITLE_PX, title, size=20)]
    height = 0.0
    for number, storey in enumerate(storeys):
        plan = lay_plan(twin, storey, [], MARGIN_PX + PANEL_PX * number, top)
        height = max(height, plan.height)
        layers = {
            "catchments": _draw_areas(plan, _on(storey, shown.catchments), CATCHMENT),
            "decisions": _draw_areas(plan, _on(storey, shown.decisions), DECISION),
            "links": _draw_links(plan, _on(storey, shown.links)),
            "breaks": _draw_breaks(plan, _on(storey, shown.breaks)),
        }
        parts.append(plan.draw(_group(layers)))
    y = top + height + MARGIN_PX
    for number, (colour, words) in enumerate(KEY):
        parts.append(draw_text(MARGIN_PX + 230 * number, y, f"● {words}", size=13, colour=colour))
    return draw_picture(parts, PANEL_PX * max(len(storeys), 1) + 2 * MARGIN_PX, y + KEY_PX)


Placed = TypeVar("Placed", Area, Tie, Gap)


def _on(storey: StoreyId, things: Sequence[Placed]) -> list[Placed]:
    return [one for one in things if one.storey == storey]


def _group(layers: Mapping[str, Iterator[str]]) -> Iterator[str]:
    for name, parts in layers.items():
        yield f'<g class="{name}">'
        yield from parts
        yield "</g>"


def _named(part: str, name: str) -> str:
    """Return a shape with its name, which viewers show where the pointer rests."""
    kind = part[1 : part.index(" ")]
    return f"{part.removesuffix('/>')}><title>{escape(name)}</title></{kind}>"


def _draw_areas(plan: Plan, areas: Sequence[Area], paint: tuple[str, float]) -> Iterator[str]:
    colour, opacity = paint
    stroke_m = STROKE_PX / plan.scale
    style = (
        f'fill="{colour}" fill-opacity="{opacity}" stroke="{colour}" stroke-opacity="0.5" stroke-width="{stroke_m:.3f}"'
    )
    for area in areas:
        yield _named(draw_shape(area.shape, style), area.name)


def _draw_links(plan: Plan, links: Sequence[Tie]) -> Iterator[str]:
    stroke_m, radius_m = STROKE_PX / plan.scale, SIGN_PX / plan.scale
    for link in links:
        (x, y), (to_x, to_y) = link.reader, link.sign
        yield _named(
            f'<line x1="{x:.2f}" y1="{y:.2f}" x2="{to_x:.2f}" y2="{to_y:.2f}" stroke="{LINK}" stroke-width="{stroke_m:.3f}"/>',
            link.name,
        )
        yield f'<circle cx="{to_x:.2f}" cy="{to_y:.2f}" r="{radius_m:.3f}" fill="{LINK}"/>'


def _draw_breaks(plan: Plan, breaks: Sequence[Gap]) -> Iterator[str]:
    """Yield a cross in a ring for each break: it is seen without colours as well."""
    radius_m, stroke_m = BREAK_PX / plan.scale, 2 * STROKE_PX / plan.scale
    arm_m = 0.55 * radius_m
    for gap in breaks:
        x, y = gap.at
        cross = f"M{x - arm_m:.3f},{y - arm_m:.3f}L{x + arm_m:.3f},{y + arm_m:.3f}M{x - arm_m:.3f},{y + arm_m:.3f}L{x + arm_m:.3f},{y - arm_m:.3f}"
        ring = f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius_m:.3f}" fill="white" stroke="{BREAK}" stroke-width="{stroke_m:.3f}"/>'
        yield _named(ring, gap.name)
        yield f'<path d="{cross}" stroke="{BREAK}" stroke-width="{stroke_m:.3f}" pointer-events="none"/>'
