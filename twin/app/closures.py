"""What is closed: what somebody says is, and what the opening hours leave shut at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from twin.app.gazetteer import resolve
from twin.app.hours import PLACE_HOURS
from twin.app.open_place import OpenPlace
from twin.errors import UnknownIdError
from twin.model.ids import ConnectorId, PortalId, SpaceId
from twin.model.route import Location, Notice, NoticeKind, Route
from twin.model.space import SpaceUse
from twin.model.twin import Twin


@dataclass(frozen=True, slots=True, kw_only=True)
class Closures:
    """
    Ids of portals, connectors and spaces that are shut.

    ``said`` is closed because somebody says so; ``closed`` nobody gets
    through, for one reason or the other; ``resting`` is outside its hours, and is
    used only where there is no other way. ``shut`` holds all that is outside
    its hours, ``unknown`` what has hours that are not understood.
    """

    said: frozenset[str]
    closed: frozenset[str]
    resting: frozenset[str]
    shut: frozenset[str]
    unknown: frozenset[str]
    at: datetime
    is_asked_for: bool
    """Whether somebody named the time; else it is now."""

    def is_by_hours(self, element: str | None) -> bool:
        """Tell whether something that is closed is so by opening hours alone."""
        return element is not None and element not in self.said and bool(self.closed - self.said)


def find_closures(
    place: OpenPlace, names: Sequence[str], at: datetime, stops: Iterable[Sequence[Location]], *, strict: bool
) -> Closures:
    """
    Return what is shut for a question.

    Parameters
    ----------
    names
        What is said to be closed: ids or names of portals, connectors and
        spaces.
    at
        By the clock of the place.
    stops
        Where the way leads to. A space that it ends in is not shut for it:
        who comes there outside its hours is told so.
    strict
        Whether what is outside its hours is closed, or only discouraged.

    Raises
    ------
    UnknownIdError, AmbiguousNameError
        If a name is not understood, or names nothing that can be closed.
    """
    said = frozenset(element for name in names for element in list_closable(place, name))
    closing = place.hours.at(at).closing
    entered = {_space_of(place, stop) for locations in stops for stop in locations} if closing.closed else set()
    shut = closing.closed - {space for space in entered if space is not None}
    return Closures(
        said=said,
        closed=said | shut if strict else said,
        resting=frozenset() if strict else shut,
        shut=closing.closed,
        unknown=closing.unknown,
        at=at,
        is_asked_for=strict,
    )


def list_hours_notices(place: OpenPlace, closures: Closures, stages: Sequence[Route]) -> tuple[Notice, ...]:
    """
    Return what a traveller should know of hours: a goal that is not open then, and doors outside theirs.

    Of several things with the same hours one is named: the place itself if
    those are its hours, too, else the goal first.
    """
    from twin.routing.questions.wishes import list_used  # noqa: PLC0415  # only who asks for a way pays

    twin = place.twin
    goals = [element for stage in stages for element in _list_shut_goal(place, closures, stage.destination)]
    used = [element for stage in stages for element in list_used(stage, twin, closures.resting)]
    by_hours: dict[str | None, str | None] = {}
    for element in (*goals, *used):
        by_hours.setdefault(_hours_of(twin, element), find_shut_whole(place, closures, element))
    shut = [Notice(kind=NoticeKind.OUTSIDE_HOURS, id=element) for element in by_hours.values()]
    doors = [door for stage in stages for leg in stage.legs for door in leg.portals if door in closures.unknown]
    return (*shut, *(Notice(kind=NoticeKind.UNKNOWN_HOURS, id=door) for door in dict.fromkeys(doors)))


def find_shut_whole(place: OpenPlace, closures: Closures, element: str | None) -> str | None:
    """Return an element that is outside its hours, or ``None`` for the place if all of that is shut at these hours."""
    if place.hours.at(closures.at).is_place_open is not False:
        return element
    return None if _hours_of(place.twin, element) == _hours_of(place.twin, None) else element


def _hours_of(twin: Twin, element: str | None) -> str | None:
    """Return the hours that are told of an element: its own, or else those of the place."""
    found = twin.portals.get(PortalId(element or "")) or twin.spaces.get(SpaceId(element or ""))
    hours = (None if found is None else found.opening_hours) or twin.place.properties.get(PLACE_HOURS)
    return None if hours is None else str(hours.value)


def _list_shut_goal(place: OpenPlace, closures: Closures, goal: Location) -> tuple[str | None, ...]:
    """Return the space of a goal if it is not open then, or ``None`` for the place if that is not."""
    twin = place.twin
    space = twin.spaces.get(SpaceId(_space_of(place, goal) or ""))
    if space is None or space.use is SpaceUse.OUTDOOR or goal.element in twin.portals:
        return ()
    if space.opening_hours is not None:
        return (space.id,) if space.id in closures.shut else ()
    return () if place.hours.at(closures.at).is_place_open is not False else (None,)


def list_closable(place: OpenPlace, name: str) -> tuple[str, ...]:
    """Return the portals, connectors and spaces that a name, or an id, stands for; raises ``UnknownIdError``."""
    twin = place.twin
    found = (name,) if _is_closable(twin, name) else resolve(place.gazetteer, name).elements
    closable = tuple(element for element in found if _is_closable(twin, element))
    if not closable:
        msg = f"{name!r} is no door, connector or space, so it cannot be closed; give the GlobalId or name of one"
        raise UnknownIdError(msg)
    return closable


def _is_closable(twin: Twin, element: str) -> bool:
    return (
        PortalId(element) in twin.portals or ConnectorId(element) in twin.connectors or SpaceId(element) in twin.spaces
    )


def _space_of(place: OpenPlace, location: Location) -> str | None:
    """Return the smallest space that holds a location."""
    return place.spaces.find(location.storey, location.x_m, location.y_m)
