"""By how much ways from the nearest entrance grow while one element is closed."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from twin.model.access import Lengthening
from twin.routing.analysis.doorways import Doorways, Told, group_by_territory
from twin.routing.analysis.floods import grow
from twin.routing.analysis.place_graph import Flags, Floats, PlaceGraph

EXTRA_S: Final = 0.1
"""A way longer by less than this is as long as before."""


def find_lengthenings(
    graph: PlaceGraph, doorways: Doorways, elements: Sequence[str], told: Told = lambda _done: None
) -> tuple[Lengthening, ...]:
    """
    Return by how much the ways from the nearest entrance grow when one element alone is closed, the worst first.

    Elements that no such way leads through change nothing and are left out.
    Places that are cut off are not counted: they are in ``find_outages``.
    """
    costs, lengths, used = _ways_in(graph, doorways, graph.bar())
    found = []
    for done, element in enumerate(elements):
        closed = doorways.without(graph, element)
        if np.any(used & graph.bar(element)) or closed != doorways:
            after, after_m, _ = _ways_in(graph, closed, graph.bar(element))
            others = np.array([graph.name_of(i) != element for i in range(len(graph.places))], dtype=np.bool_)
            both = np.isfinite(costs) & np.isfinite(after) & others
            extra = np.where(both, after, 0.0) - np.where(both, costs, 0.0)
            if both.any() and extra.max() > EXTRA_S:
                worst = int(np.argmax(extra))
                found.append(
                    Lengthening(
                        element=element,
                        places=int(np.sum(extra > EXTRA_S)),
                        worst=graph.name_of(worst) or "",
                        before_m=float(lengths[worst]),
                        extra_m=float(after_m[worst] - lengths[worst]),
                        extra_s=float(extra[worst]),
                        mean_extra_s=float(extra[both].mean()),
                    )
                )
        told((done + 1) / len(elements))
    return tuple(sorted(found, key=lambda one: (-one.extra_s, one.element)))


def _ways_in(graph: PlaceGraph, doorways: Doorways, barred: Flags) -> tuple[Floats, Floats, Flags]:
    """Return for each place what the way from the nearest entrance costs, how long it is; and the edges in use."""
    costs, lengths = np.full(len(graph.places), np.inf), np.full(len(graph.places), np.inf)
    used = graph.bar()
    for own, starts in group_by_territory(graph, doorways.inward).items():
        for territory, places in group_by_territory(graph, range(len(graph.places))).items():
            nodes = graph.nodes_of(starts)
            allowed = np.array(sorted(own | territory), dtype=np.int32)
            tree = grow(graph.forward, barred, nodes, allowed, graph.nodes_of(places))
            used[tree[2][tree[2] >= 0]] = True
            at, to = tree[0][graph.first_place :][places], tree[1][graph.first_place :][places]
            better = at < costs[places]
            chosen = np.array(places)[better]
            costs[chosen], lengths[chosen] = at[better], to[better]
    return costs, lengths, used
