"""Where a way starts that was asked for from any entrance."""

import re
from typing import Final

from twin.app.question import Question
from twin.model.ids import OUTSIDE, PortalId
from twin.model.passage import Portal
from twin.model.route import Notice, NoticeKind, Route

MAIN: Final = re.compile(r"主入口|主出入口|主大门|正门|\bmain\b|haupteingang", re.IGNORECASE)
"""How an entrance is called that everybody takes for the entrance."""


def list_start_notices(question: Question, first: Route) -> tuple[Notice, ...]:
    """Return that a way starts at another entrance than the main one, for who left it open."""
    twin, start = question.place.twin, first.origin.element
    found = [twin.portals.get(PortalId(stop.element or "")) for stop in question.stops[0]]
    entrances = [portal for portal in found if portal is not None and portal.entrance]
    chosen = next((portal for portal in entrances if portal.id == start), None)
    if chosen is None or MAIN.search(chosen.name) or len({_inside(portal) for portal in entrances}) == 1:
        return ()
    return (Notice(kind=NoticeKind.START_AT, id=chosen.id),)


def _inside(portal: Portal) -> tuple[str | None, ...]:
    """Return the spaces that an entrance leads to: doors side by side into one lobby are one entrance."""
    return tuple(side for side in portal.spaces if side != OUTSIDE)
