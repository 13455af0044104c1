"""What has to be opened to use a crossing: by element, with the barriers told and the fixes that take them away."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twin.model.fix import Effort, Fix, FixKind
from twin.model.ids import SpaceId
from twin.model.passage import Landing, Point3
from twin.model.profile import Profile
from twin.model.route import Barrier, BarrierKind
from twin.routing.crossings import Crossing
from twin.routing.remedies.efforts import list_fixes
from twin.routing.territories import Territories


@dataclass(frozen=True, slots=True, kw_only=True)
class Hurdle:
    """
    One element in the way, counted once however often a way meets it.

    ``element`` is a portal, a connector, a closed space, a body, or rooms
    that the public is not led through, as ``name_territories`` calls them.
    ``fixes`` is ``None`` where nothing takes the barriers away.
    """

    element: str
    barriers: tuple[Barrier, ...]
    fixes: tuple[Fix, ...] | None


def is_body(hurdle: Hurdle) -> bool:
    """Tell whether a hurdle is a body that would have to be moved."""
    return hurdle.barriers[0].kind is BarrierKind.BLOCKED


def list_hurdles(
    crossing: Crossing, profile: Profile, closed: frozenset[str], territories: Territories, names: Mapping[int, str]
) -> tuple[Hurdle, ...]:
    """
    Return all that stands in the way of a crossing, whoever asks.

    *names* names each territory, as ``name_territories`` does. Who starts or ends in a territory passes its hurdle freely.
    """
    own = _find_own(crossing, profile, closed, territories)
    return tuple(
        hurdle
        for found in (own, _find_closed_spaces(crossing, closed), _find_territory(crossing, territories, names))
        for hurdle in found
    )


def name_territories(territories: Territories) -> dict[int, str]:
    """Return what each territory is called as an element, by its number: after its first space."""
    names: dict[int, str] = {}
    for space, number in sorted(territories.number_of.items()):
        names.setdefault(number, f"rooms around {space}")
    return names


def _find_own(
    crossing: Crossing, profile: Profile, closed: frozenset[str], territories: Territories
) -> Iterator[Hurdle]:
    """Yield what the portal or connector itself is not fit for."""
    way = crossing.portal or crossing.connector
    if way is None:
        return
    by_space = way.id not in closed and bool(_list_closed_sides(crossing, closed))
    barriers = tuple(b for b in crossing.barriers if not (by_space and b.kind is BarrierKind.CLOSED))
    if crossing.portal is not None and crossing.portal.id in territories.sealed:
        barriers += (Barrier(id=way.id, kind=BarrierKind.STAFF_ONLY),)
    if barriers:
        yield Hurdle(element=way.id, barriers=barriers, fixes=list_fixes(way, barriers, profile))


def _list_closed_sides(crossing: Crossing, closed: frozenset[str]) -> list[SpaceId]:
    """Return the closed spaces that a crossing leaves or enters."""
    if crossing.portal is not None:
        sides = crossing.portal.spaces
    else:
        landings = () if crossing.connector is None else crossing.connector.landings
        ends = (crossing.via[0], crossing.via[-1])
        sides = (_nearest_space(landings, ends[0]), _nearest_space(landings, ends[1]))
    return [side for side in sides if side is not None and side in closed]


def _nearest_space(landings: Sequence[Landing], at: Point3) -> SpaceId | None:
    return min(landings, key=lambda landing: math.dist(landing.at, at)).space


def _find_closed_spaces(crossing: Crossing, closed: frozenset[str]) -> Iterator[Hurdle]:
    for space in _list_closed_sides(crossing, closed):
        barrier = Barrier(id=space, kind=BarrierKind.CLOSED)
        yield Hurdle(element=space, barriers=(barrier,), fixes=(_operate(space, FixKind.OPEN),))


def _find_territory(crossing: Crossing, territories: Territories, names: Mapping[int, str]) -> Iterator[Hurdle]:
    """Yield the rooms that a crossing leads into, if the public is not led through them."""
    way, entered = crossing.portal or crossing.connector, crossing.entered
    number = None if entered is None else territories.number_of.get(entered)
    if way is None or entered is None or number is None:
        return
    barrier = Barrier(id=way.id, kind=BarrierKind.STAFF_ONLY)
    yield Hurdle(element=names[number], barriers=(barrier,), fixes=(_operate(entered, FixKind.ADMIT),))


def _operate(space: SpaceId, kind: FixKind) -> Fix:
    return Fix(id=space, kind=kind, effort=Effort.OPERATE)
