"""The cheapest set of things on any way of a graph, held against all sets."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from twin.routing.remedies.subsets import Link, build_rows, find_cheapest_set

NODES, THINGS = 6, 6
LINKS = st.lists(
    st.builds(
        Link,
        start=st.integers(0, NODES - 1),
        end=st.integers(0, NODES - 1),
        things=st.sets(st.integers(0, THINGS - 1), max_size=3).map(lambda chosen: sum(1 << thing for thing in chosen)),
    ),
    max_size=16,
)
COSTS = st.lists(st.integers(0, 9), min_size=THINGS, max_size=THINGS)
SETS = st.integers(0, (1 << THINGS) - 1)


def reaches(links: list[Link], opened: int) -> bool:
    reached = {0}
    for _ in range(NODES):
        reached |= {link.end for link in links if link.start in reached and not link.things & ~opened}
    return NODES - 1 in reached


def least_cost(links: list[Link], costs: list[int], *, free: int, banned: int) -> int | None:
    sets = [chosen for size in range(THINGS + 1) for chosen in combinations(range(THINGS), size)]
    allowed = [chosen for chosen in sets if not any(banned >> thing & 1 for thing in chosen)]
    opened = {chosen: free | sum(1 << thing for thing in chosen) for chosen in allowed}
    found = [sum(costs[thing] for thing in chosen) for chosen in allowed if reaches(links, opened[chosen])]
    return min(found, default=None)


@given(LINKS, COSTS, SETS, SETS)
@settings(max_examples=300, deadline=None)
def test_no_set_that_makes_a_way_is_cheaper(links: list[Link], costs: list[int], free: int, banned: int) -> None:
    found = find_cheapest_set(build_rows(links), 0, NODES - 1, costs, free=free, banned=banned & ~free)

    least = least_cost(links, costs, free=free, banned=banned & ~free)
    assert (found is None) == (least is None)
    if found is not None:
        things, way = found
        assert sum(costs[i] for i in range(THINGS) if things >> i & 1) == least
        assert [links[i].start for i in way] + [NODES - 1] == [0] + [links[i].end for i in way]
        assert all(not links[i].things & ~(things | free) for i in way)


def test_a_thing_that_is_met_twice_is_paid_once() -> None:
    """The dearer of two ways to the middle has already paid what the rest of the way asks for."""
    cheap, dear_twice = 0b01, 0b10
    links = [
        Link(start=0, end=1, things=cheap),
        Link(start=0, end=1, things=dear_twice),
        Link(start=1, end=2, things=dear_twice),
    ]

    found = find_cheapest_set(build_rows(links), 0, 2, [2, 3])

    assert found == (dear_twice, (1, 2))
