"""What of a building is not open at a time, by the opening hours that its model declares."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from twin.model.ids import OUTSIDE
from twin.model.origin import Sourced
from twin.model.passage import Access, Portal
from twin.model.route import Notice, NoticeKind
from twin.model.twin import Twin
from twin.routing.questions.opening_hours import NO_HOLIDAYS, parse_opening_hours

PLACE_HOURS: Final = "OpeningHours"
"""The property of a place that holds its hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """
    What is shut at a moment.

    ``closed`` holds ids of portals and spaces, as ``build_network`` takes
    them. ``unknown`` names, by portal or space, the hours that are not
    understood: those are taken for open, and whoever passes is told.
    """

    closed: frozenset[str]
    unknown: frozenset[str]

    def list_notices(self, ids: tuple[str, ...]) -> tuple[Notice, ...]:
        """Return what is to be told of the portals and spaces on a way, in their order."""
        return tuple(Notice(kind=NoticeKind.UNKNOWN_HOURS, id=one) for one in ids if one in self.unknown)


def find_closing(twin: Twin, moment: datetime, *, holidays: frozenset[date] = NO_HOLIDAYS) -> Closing:
    """
    Return what is not open at a moment of the place's own time.

    A portal keeps its own hours. An entrance without any keeps those of the
    space it leads into, or else those of the place; an emergency exit is
    never locked. A space that is closed closes its doors, and the landings
    that lie in it.

    Parameters
    ----------
    holidays
        Public holidays, for rules that speak of them (``PH``). A calendar
        that is not given has none.
    """
    said = [*_list_portal_hours(twin), *((space.id, space.opening_hours) for space in twin.spaces.values())]
    known = [(element, parse_opening_hours(hours.value)) for element, hours in said if hours is not None]
    return Closing(
        closed=frozenset(
            element for element, hours in known if hours is not None and not hours.is_open(moment, holidays)
        ),
        unknown=frozenset(element for element, hours in known if hours is None),
    )


def _list_portal_hours(twin: Twin) -> Iterator[tuple[str, Sourced[str] | None]]:
    for portal in twin.portals.values():
        if portal.opening_hours is not None:
            yield portal.id, portal.opening_hours
        elif portal.entrance and not _is_emergency_exit(portal):
            yield portal.id, _hours_inside(twin, portal)


def _is_emergency_exit(portal: Portal) -> bool:
    return portal.access is not None and portal.access.value is Access.EMERGENCY


def _hours_inside(twin: Twin, portal: Portal) -> Sourced[str] | None:
    spaces = [
        twin.spaces[side] for side in portal.spaces if side is not None and side != OUTSIDE and side in twin.spaces
    ]
    own = next((space.opening_hours for space in spaces if space.opening_hours is not None), None)
    if own is not None:
        return own
    place = twin.place.properties.get(PLACE_HOURS)
    if place is None or not isinstance(place.value, str):
        return None
    return Sourced(value=place.value, origin=place.origin, carrier=place.carrier)
