"""A picture of how far one gets in a time, as SVG: the floor that is reached, on the plans of its storeys."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

import shapely
from shapely import MultiPolygon

from twin.export.svg import MARGIN_PX, PANEL_PX, TITLE_PX, draw_picture, draw_shape, draw_text, lay_plan
from twin.model.ids import StoreyId
from twin.model.route import Location
from twin.model.twin import Twin

REACHED: Final = 'fill="#1b7f3b" fill-opacity="0.35" stroke="#1b7f3b"'
START: Final = "#c2185b"
STROKE_PX: Final = 1.5
START_PX: Final = 6.0


def draw_reach(
    twin: Twin, title: str, areas: Mapping[StoreyId, MultiPolygon], starts: Sequence[tuple[Location, str]]
) -> bytes:
    """
    Return the picture.

    Parameters
    ----------
    areas
        The floor that is reached, by storey; storeys without any are left out.
    starts
        Where one starts, with its name.
    """
    parts = [draw_text(MARGIN_PX, TITLE_PX, title, size=20)]
    top = float(TITLE_PX + MARGIN_PX)
    storeys = [storey for storey in twin.storeys if storey in areas or any(at.storey == storey for at, _ in starts)]
    height = 0.0
    for number, storey in enumerate(storeys):
        plan = lay_plan(twin, storey, [], MARGIN_PX + PANEL_PX * number, top)
        height = max(height, plan.height)
        area = areas.get(storey, MultiPolygon())
        drawn = [draw_shape(area, f'{REACHED} stroke-width="{STROKE_PX / plan.scale:.3f}"')]
        for at, name in starts:
            if at.storey == storey:
                radius_m = START_PX / plan.scale
                drawn.append(
                    f'<circle cx="{at.x_m:.2f}" cy="{at.y_m:.2f}" r="{radius_m:.3f}" fill="{START}">'
                    f"<title>{escape(name)}</title></circle>"
                )
        parts.append(plan.draw(drawn))
        parts.append(
            draw_text(MARGIN_PX + PANEL_PX * number, top + plan.height + 22, f"{shapely.area(area):.0f} m²", size=15)
        )
    width = PANEL_PX * max(len(storeys), 1) + 2 * MARGIN_PX
    return draw_picture(parts, width, round(top + height + MARGIN_PX))
