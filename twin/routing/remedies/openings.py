"""
What would have to be opened so that somebody gets from here to there: fewest elements, or least effort.

Both are exact over all sets of elements, bodies that can be moved among them.
Costs are whole numbers of many digits: the first criterion in the highest
ones, the last in the lowest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from twin.model.fix import Effort
from twin.model.route import Location
from twin.routing.network import Network
from twin.routing.places import find_place
from twin.routing.remedies.barred import UNFIXABLE, Barred, build_barred, list_things_of, locate
from twin.routing.remedies.hurdles import Hurdle, is_body, name_territories
from twin.routing.remedies.subsets import Link, Things, find_cheapest_set, list_things

ORIGIN: Final = -1
"""Node outside the graph that a way starts at: the bodies on its first face are paid from there."""


class Aim(Enum):
    """What is to be as little as possible."""

    ELEMENTS = auto()
    """The number of elements, then the effort, then the ids."""
    EFFORT = auto()
    """The effort, then the number of elements, then the ids; what nothing can fix is not used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """
    The hurdles to be taken, in the order of a way that takes them.

    ``stretches`` are its parts over floor on which bodies stand: the pieces
    of free floor before and behind, ``None`` where it starts or ends there,
    and the bodies.
    """

    hurdles: tuple[Hurdle, ...]
    stretches: tuple[tuple[int | None, int | None, frozenset[str]], ...]


def find_opening(network: Network, origin: Location, destination: Location, aim: Aim) -> Opening | None:
    """Return the smallest or the easiest set of elements that makes a way, ``None`` where no set does."""
    barred = build_barred(network)
    places = [find_place(network, end) for end in (origin, destination)]
    ends = [
        locate(barred, end, None if place is None else place.foothold)
        for end, place in zip((origin, destination), places, strict=True)
    ]
    start, goal = ends
    if start is None or goal is None:
        return None
    first = Link(start=ORIGIN, end=start[0], things=_to_things(barred, start[1]))
    spaces = [place.space for place in places if place is not None]
    rows = barred.rows_with_pockets if barred.pockets & {start[0], goal[0]} else barred.rows
    found = find_cheapest_set(
        replace(rows, of_node={**rows.of_node, ORIGIN: [(len(barred.links), first.end, first.things)]}),
        ORIGIN,
        goal[0],
        _list_costs(barred, aim),
        free=_find_free(barred, [space for space in spaces if space is not None]),
        banned=_find_unfixable(barred) if aim is Aim.EFFORT else 0,
    )
    if found is None:
        return None
    things, links = found
    met = [(barred.links[link].end, barred.hurdles[link]) if link < len(barred.links) else start for link in links]
    return Opening(
        hurdles=tuple(_list_taken(barred, things, [hurdles for _, hurdles in met])),
        stretches=tuple(_list_stretches(barred, met)),
    )


def _list_stretches(
    barred: Barred, met: Sequence[tuple[int, Sequence[Hurdle]]]
) -> Iterator[tuple[int | None, int | None, frozenset[str]]]:
    """Yield the stretches between pieces of free floor on which bodies have to be moved."""
    before: int | None = None
    bodies: set[str] = set()
    for node, hurdles in met:
        bodies |= {hurdle.element for hurdle in hurdles if is_body(hurdle)}
        if node in barred.free:
            if bodies:
                yield before, node, frozenset(bodies)
            before, bodies = node, set()
    if bodies:
        yield before, None, frozenset(bodies)


def _list_costs(barred: Barred, aim: Aim) -> list[int]:
    """
    Return what each thing costs.

    Any number of fixes of one effort is less than one of the next. Of sets
    that are equal otherwise, the one whose last thing that the other lacks
    comes earlier in the order of ids is taken.
    """
    count = len(barred.things)
    order, base = 1 << count, count + 1
    efforts = [base**effort if effort else 0 for effort in barred.efforts]
    if aim is Aim.ELEMENTS:
        most = base ** (Effort.BUILD + 2)
        sizes = [most if not what else 0 for _, what in barred.things]
        return [(size + effort) * order + (1 << i) for i, (size, effort) in enumerate(zip(sizes, efforts, strict=True))]
    elements = [int(not what) for _, what in barred.things]
    return [
        (effort * base + one) * order + (1 << i) for i, (effort, one) in enumerate(zip(efforts, elements, strict=True))
    ]


def _find_free(barred: Barred, spaces: Sequence[str]) -> Things:
    """Return the hurdles of territories that somebody starts or ends in."""
    territories = barred.network.territories
    names = name_territories(territories)
    own = {names[number] for space, number in territories.number_of.items() if space in spaces}
    return sum(1 << i for i, (element, _) in enumerate(barred.things) if element in own)


def _find_unfixable(barred: Barred) -> Things:
    return sum(1 << i for i, (_, what) in enumerate(barred.things) if what == UNFIXABLE)


def _to_things(barred: Barred, hurdles: Sequence[Hurdle]) -> Things:
    place = {thing: i for i, thing in enumerate(barred.things)}
    return sum(1 << place[element, what] for hurdle in hurdles for element, what, _ in list_things_of(hurdle))


def _list_taken(barred: Barred, things: Things, met: Sequence[Sequence[Hurdle]]) -> Iterator[Hurdle]:
    """Yield the hurdles that were paid, each once, in the order in which one meets them."""
    paid = {barred.things[i][0] for i in list_things(things)}
    taken = [hurdle for hurdles in met for hurdle in hurdles if hurdle.element in paid]
    told: dict[Hurdle | str, Hurdle] = {}
    for hurdle in taken:
        own = hurdle.element == hurdle.barriers[0].id
        told.setdefault(hurdle if own else hurdle.element, hurdle)
    yield from told.values()
