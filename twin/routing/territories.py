"""
Parts of a building that the public does not walk through.

Someone whose way starts or ends in a back office may pass its staff door;
nobody else's way leads through it. A territory is a set of spaces that hang
together without passing a staff door or the border between a space that is
open to the public and one that is not. Unknown counts as open.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from twin.model.ids import OUTSIDE, PortalId, SpaceId
from twin.model.passage import Access, Portal
from twin.model.profile import Profile
from twin.model.twin import Twin


@dataclass(frozen=True, slots=True, kw_only=True)
class Territories:
    """``number_of`` maps the spaces that are not open to all to their territory; ``borders`` are portals on an edge of one."""

    number_of: Mapping[SpaceId, int]
    borders: frozenset[PortalId]
    sealed: frozenset[PortalId]
    """Staff doors between two places of the same kind: nobody's way leads through them."""


def build_territories(twin: Twin, profile: Profile) -> Territories:
    """Find the parts of a building that a profile only enters to stay in, or leaves."""
    borders = {portal.id for portal in twin.portals.values() if _is_border(twin, portal, profile)}
    graph: nx.Graph[SpaceId] = nx.Graph()
    graph.add_nodes_from(twin.spaces)
    graph.add_edges_from(_list_free_links(twin, borders, profile))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: part[0])
    open_parts = _choose_open(twin, parts, borders, profile)
    number_of = {space: number for number, part in enumerate(parts) if number not in open_parts for space in part}
    sealed = {
        name
        for name in borders
        if number_of.get(_side(twin.portals[name], 0), -1) == number_of.get(_side(twin.portals[name], 1), -1)
    }
    return Territories(number_of=number_of, borders=frozenset(borders), sealed=frozenset(sealed))


def _side(portal: Portal, index: int) -> SpaceId:
    side = portal.spaces[index]
    return OUTSIDE if side is None else side


def _is_staff(portal: Portal, profile: Profile) -> bool:
    return portal.access is not None and portal.access.value is Access.STAFF and Access.STAFF not in profile.access


def _is_private(twin: Twin, space: SpaceId | None, profile: Profile) -> bool:
    found = twin.spaces.get(space) if space is not None else None
    if found is None or found.public is None or Access.STAFF in profile.access:
        return False
    return not found.public.value


def _is_border(twin: Twin, portal: Portal, profile: Profile) -> bool:
    """Tell whether a portal is where a territory may end: staff doors inside a back office are not."""
    sides = [_is_private(twin, space, profile) for space in portal.spaces]
    return sides[0] != sides[1] or (_is_staff(portal, profile) and not sides[0])


def _list_free_links(twin: Twin, borders: set[PortalId], profile: Profile) -> Iterable[tuple[SpaceId, SpaceId]]:
    for portal in twin.portals.values():
        a, b = portal.spaces
        if portal.id not in borders and a in twin.spaces and b in twin.spaces:
            yield _side(portal, 0), _side(portal, 1)
    for connector in twin.connectors.values():
        spaces = [landing.space for landing in connector.landings if landing.space in twin.spaces]
        for a, b in pairwise(spaces):
            if a is not None and b is not None and _is_private(twin, a, profile) == _is_private(twin, b, profile):
                yield a, b


def _choose_open(twin: Twin, parts: list[list[SpaceId]], borders: set[PortalId], profile: Profile) -> set[int]:
    """Return the parts that are open to all: not private, and not only reached through staff doors."""
    staff_side = {
        side for name in borders if _is_staff(twin.portals[name], profile) for side in twin.portals[name].spaces
    }
    entered = {
        side
        for portal in twin.portals.values()
        if portal.entrance and portal.id not in borders
        for side in portal.spaces
    }
    areas_m2 = [sum(twin.spaces[space].area_m2 or 0.0 for space in part) for part in parts]
    public = [
        number for number, part in enumerate(parts) if not any(_is_private(twin, space, profile) for space in part)
    ]
    largest = max(public, key=lambda number: (areas_m2[number], -number), default=None)
    return {
        number
        for number in public
        if number == largest or not staff_side.intersection(parts[number]) or entered.intersection(parts[number])
    }
