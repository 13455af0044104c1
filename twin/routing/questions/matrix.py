"""All pairs: what it costs to get from each of many places to each other, without asking for every pair."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twin.model.route import Location
from twin.routing.network import Network
from twin.routing.places import Place, find_place
from twin.routing.trees import (
    DURATION_S,
    LENGTH_M,
    Approach,
    Forest,
    Reach,
    approach,
    build_forest,
    find_territories,
    measure_direct,
)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CostMatrix:
    """
    The cheapest ways between places, from the row's to the column's.

    All arrays are (n, n), in the order of ``locations``. ``costs_s`` is what
    the ways count, ``durations_s`` and ``lengths_m`` what they take and how
    long they are; all three are infinite where there is no way.
    """

    locations: tuple[Location, ...]
    costs_s: Floats
    durations_s: Floats
    lengths_m: Floats


def build_cost_matrix(network: Network, locations: Sequence[Location]) -> CostMatrix:
    """
    Return what it costs to get from each location to each other, as ``find_route`` would answer.

    One tree is grown for each location, and widened for each territory that
    others lie in: only who goes to a back office may enter it.

    Raises
    ------
    UnknownIdError
        If a location names a storey that the building does not have.
    """
    places = [find_place(network, location) for location in locations]
    forest = build_forest(network)
    approaches = [None if place is None else approach(network, place) for place in places]
    costs_s = np.full((len(places), len(places)), np.inf)
    measures = np.full((len(places), len(places), 2), np.inf)
    for row, start in enumerate(places):
        if start is not None:
            _fill(forest, start, places, approaches, costs_s[row], measures[row])
    for array in (costs_s, measures):
        array.setflags(write=False)
    return CostMatrix(
        locations=tuple(locations),
        costs_s=costs_s,
        durations_s=measures[:, :, DURATION_S],
        lengths_m=measures[:, :, LENGTH_M],
    )


def _fill(
    forest: Forest,
    start: Place,
    places: Sequence[Place | None],
    approaches: Sequence[Approach | None],
    costs_s: Floats,
    measures: Floats,
) -> None:
    """Write one row: first the ways through the graph, then the straight ones that are cheaper."""
    network = forest.network
    groups: dict[frozenset[int], list[int]] = {}
    for column, place in enumerate(places):
        if place is not None:
            groups.setdefault(find_territories(network, place), []).append(column)
    open_tree = forest.grow(start)
    for territories, columns in groups.items():
        tree = forest.widen(open_tree, start, territories)
        chosen = [found for column in columns if (found := approaches[column]) is not None]
        reach = reach_places(tree, chosen)
        costs_s[columns], measures[columns] = reach.costs_s, reach.measures
    near = [
        (column, place)
        for column, place in enumerate(places)
        if place is not None and place.foothold.storey == start.foothold.storey
    ]
    columns = [column for column, _ in near]
    direct = measure_direct(network, start, [place for _, place in near])
    cheaper = np.flatnonzero(direct.costs_s <= costs_s[columns])
    better = np.array(columns, dtype=np.int64)[cheaper]
    costs_s[better], measures[better] = direct.costs_s[cheaper], direct.measures[cheaper]
    measures[~np.isfinite(costs_s)] = np.inf


def reach_places(tree: Reach, approaches: Sequence[Approach]) -> Reach:
    """Return what a tree's root needs to places, each given by the nodes that it sees."""
    owners = np.repeat(np.arange(len(approaches)), [len(found.nodes) for found in approaches])
    nodes = np.concatenate([np.zeros(0, dtype=np.int32), *(found.nodes for found in approaches)])
    totals = tree.costs_s[nodes] + np.concatenate([np.zeros(0), *(found.costs_s for found in approaches)])
    sums = tree.measures[nodes] + np.concatenate([np.zeros((0, 2)), *(found.measures for found in approaches)])
    order = np.lexsort((totals, owners))
    reached, first = np.unique(owners[order], return_index=True)
    costs_s, measures = np.full(len(approaches), np.inf), np.full((len(approaches), 2), np.inf)
    costs_s[reached], measures[reached] = totals[order][first], sums[order][first]
    return Reach(costs_s, measures)
