"""The cheapest cover of all demands that can be met: by parts that have nothing to do with each other, small ones exactly."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import networkx as nx

from twin.signage.repair.cover import Choice, Cover, LineOption, SignOption, cost_of, each_line, list_met
from twin.signage.repair.exact import bound_loosely, solve_exactly
from twin.signage.repair.greedy import solve_greedily

EXACT_MAX: Final = 400_000
"""Pairs of a line and a demand it meets, up to which a part is solved as an integer program; greedily above."""


def solve(options: Sequence[SignOption], demands: Iterable[int], *, exact_max: int = EXACT_MAX) -> Cover:
    """Return choices that meet all demands that can be met, with their cost and its bound."""
    wanted = frozenset(demands)
    meetable = frozenset(demand for *_, line in each_line(options) for demand in line.meets & wanted)
    slim = _merge_demands(options, meetable)
    choices: list[Choice] = []
    bound = 0.0
    for part in _list_parts(slim):
        found, least = _solve_part([slim[number] for number in part], exact_max)
        choices += [Choice(option=part[choice.option], lines=choice.lines) for choice in found]
        bound += least
    choices.sort(key=lambda choice: choice.option)
    return Cover(
        choices=tuple(choices), cost=cost_of(options, choices), bound=bound, unmet=wanted - list_met(options, choices)
    )


def _solve_part(options: Sequence[SignOption], exact_max: int) -> tuple[tuple[Choice, ...], float]:
    demands = frozenset(demand for *_, line in each_line(options) for demand in line.meets)
    if sum(len(line.meets) for *_, line in each_line(options)) <= exact_max:
        found, bound = solve_exactly(options)
        if found is not None:
            return found, bound
    greedy = solve_greedily(options, demands)
    return greedy, bound_loosely(options, len(demands - list_met(options, greedy)))


def _merge_demands(options: Sequence[SignOption], demands: frozenset[int]) -> list[SignOption]:
    """Return the options with the demands that decide: those met by the same lines count once, those met by more never."""
    met_by: dict[int, set[int]] = defaultdict(set)
    for number, (*_, line) in enumerate(each_line(options)):
        for demand in line.meets & demands:
            met_by[demand].add(number)
    first: dict[frozenset[int], int] = {}
    for demand in sorted(met_by):
        first.setdefault(frozenset(met_by[demand]), demand)
    deciding: list[frozenset[int]] = []
    by_line: dict[int, list[frozenset[int]]] = defaultdict(list)
    for lines in sorted(first, key=lambda each: (len(each), first[each])):
        # A set that lies in this one has all its lines here, so one of the lists of these lines holds it.
        if not any(smaller <= lines for line in lines for smaller in by_line.get(line, ())):
            deciding.append(lines)
            by_line[min(lines)].append(lines)
    kept = frozenset(first[lines] for lines in deciding)
    return [_restrict(option, kept) for option in options]


def _restrict(option: SignOption, kept: frozenset[int]) -> SignOption:
    def slim(line: LineOption) -> LineOption:
        return replace(line, meets=line.meets & kept)

    return replace(
        option, faces=tuple(replace(face, lines=tuple(slim(line) for line in face.lines)) for face in option.faces)
    )


def _list_parts(options: Sequence[SignOption]) -> list[list[int]]:
    """Return the options that compete for a demand or a place together, in the order of the first of each part."""
    ties: nx.Graph[tuple[str, int | str]] = nx.Graph()
    for number, option in enumerate(options):
        demands = {demand for face in option.faces for line in face.lines for demand in line.meets}
        if demands:
            ties.add_edge(("option", number), ("place", option.place))
            ties.add_edges_from((("option", number), ("demand", demand)) for demand in sorted(demands))
    parts = [
        sorted(node for kind, node in part if isinstance(node, int) and kind == "option")
        for part in nx.connected_components(ties)
    ]
    return sorted(parts)
