"""A picture of a building's fairness, as SVG: how many ways are how much longer than on foot, and the worst of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from twin.export.svg import MARGIN_PX, PANEL_PX, TITLE_PX, draw_picture, draw_text, lay_plan
from twin.model.ids import StoreyId
from twin.model.route import Route
from twin.model.twin import Twin

BIN_RATIO: Final = 0.1
"""Width of a bar of the histogram."""
LAST_RATIO: Final = 3.0
"""Everything from here on stands in the last bar."""
HISTOGRAM_PX: Final = 300
STROKE_PX: Final = 3.0
COLOURS: Final = ("#c2185b", "#1b7f3b")
"""Of the profile's way, and of that on foot."""
BARS: Final = ("#c2185b", "#3b6fb6", "#c77f1a", "#5d7a3a", "#7a4f9a")


def draw_access(
    twin: Twin, title: str, ratios: Mapping[str, Sequence[float]], worst: Sequence[tuple[Route, str]]
) -> bytes:
    """
    Return the picture.

    Parameters
    ----------
    ratios
        By the name to print for a profile, the detour ratios of its pairs.
    worst
        The longest detour: the profile's way with its words, then that on
        foot with its; drawn on the plans of the storeys they touch. Empty
        where there is none.
    """
    storeys = _list_storeys(worst)
    width = max(PANEL_PX, PANEL_PX * len(storeys)) + 2 * MARGIN_PX
    top = float(TITLE_PX + MARGIN_PX)
    parts = [draw_text(MARGIN_PX, TITLE_PX, title, size=20)]
    for number, (name, found) in enumerate(ratios.items()):
        parts += _draw_histogram(name, found, top, width - 2 * MARGIN_PX, BARS[number % len(BARS)])
        top += HISTOGRAM_PX + MARGIN_PX
    if worst:
        for (_, words), colour in zip(worst, COLOURS, strict=True):
            parts.append(draw_text(MARGIN_PX, top, words, size=15, colour=colour))
            top += 22
        routes = [route for route, _ in worst]
        plans = [_draw_plan(twin, storey, routes, MARGIN_PX + PANEL_PX * i, top) for i, storey in enumerate(storeys)]
        parts += [plan for plan, _ in plans]
        top += max(height for _, height in plans) + MARGIN_PX
    return draw_picture(parts, width, round(top))


def _list_storeys(worst: Sequence[tuple[Route, str]]) -> list[StoreyId]:
    """Return the storeys that either way walks on, in the order in which they come."""
    return list(dict.fromkeys(leg.storey for route, _ in worst for leg in route.legs if leg.connector is None))


def _draw_histogram(name: str, ratios: Sequence[float], top: float, width: float, colour: str) -> Iterator[str]:
    """Yield bars of how many ways have which ratio; ways below 1 stand in the first bar."""
    edges = np.arange(1.0, LAST_RATIO + BIN_RATIO / 2, BIN_RATIO)
    bins = np.clip(np.searchsorted(edges, ratios, side="right") - 1, 0, len(edges) - 1)
    counts = np.bincount(bins, minlength=len(edges))
    base, tallest = top + HISTOGRAM_PX - 20, max(int(counts.max(initial=0)), 1)
    step = width / len(edges)
    yield draw_text(MARGIN_PX, top, f"{name}  n = {len(ratios)}", size=15)
    for number, count in enumerate(counts):
        height = (HISTOGRAM_PX - 60) * count / tallest
        x = MARGIN_PX + number * step
        yield f'<rect x="{x:.1f}" y="{base - height:.1f}" width="{step - 2:.1f}" height="{height:.1f}" fill="{colour}"/>'
        if count:
            yield draw_text(x, base - height - 4, str(count), size=11)
        more = " +" if number == len(edges) - 1 else ""
        yield draw_text(x, base + 16, f"{edges[number]:.1f}{more}", size=11)


def _draw_plan(twin: Twin, storey: StoreyId, routes: Sequence[Route], left: float, top: float) -> tuple[str, float]:
    """Return the plan of a storey with what of both ways lies on it, and its height."""
    paths = [np.array(leg.path)[:, :2] for route in routes for leg in route.legs if leg.storey == storey]
    plan = lay_plan(twin, storey, paths, left, top)
    ways = [
        part
        for route, colour in zip(routes, COLOURS, strict=True)
        for part in _draw_way(route, storey, colour, STROKE_PX / plan.scale, dashed=colour != COLOURS[0])
    ]
    return plan.draw(ways), plan.height


def _draw_way(route: Route, storey: StoreyId, colour: str, stroke_m: float, *, dashed: bool) -> Iterator[str]:
    dash = f' stroke-dasharray="{2 * stroke_m:.3f}"' if dashed else ""
    style = f'fill="none" stroke="{colour}" stroke-width="{stroke_m:.3f}" stroke-linejoin="round"{dash}'
    for leg in route.legs:
        if storey in {leg.storey, leg.to_storey}:
            points = " ".join(f"{x:.2f},{y:.2f}" for x, y, _ in leg.path)
            yield f'<polyline points="{points}" {style}/>'
    for end in (route.origin, route.destination):
        if end.storey == storey:
            yield f'<circle cx="{end.x_m:.2f}" cy="{end.y_m:.2f}" r="{2.2 * stroke_m:.3f}" fill="{colour}"/>'
