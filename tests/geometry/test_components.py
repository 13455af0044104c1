"""Parts of a graph, as another library finds them."""

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from twin.geometry.components import label_components

_GRAPHS = st.integers(1, 30).flatmap(
    lambda nodes: st.tuples(
        st.just(nodes), st.lists(st.tuples(st.integers(0, nodes - 1), st.integers(0, nodes - 1)), max_size=40)
    )
)


@given(graph=_GRAPHS)
def test_parts_are_those_of_networkx_numbered_by_their_first_nodes(graph: tuple[int, list[tuple[int, int]]]) -> None:
    nodes, joins = graph
    oracle: nx.Graph[int] = nx.Graph(joins)
    oracle.add_nodes_from(range(nodes))

    count, part = label_components(nodes, np.array(joins, dtype=np.int32).reshape(-1, 2))

    expected = sorted(sorted(found) for found in nx.connected_components(oracle))
    assert count == len(expected)
    assert [np.flatnonzero(part == number).tolist() for number in range(count)] == expected


def test_a_long_chain_is_one_part() -> None:
    order = np.random.default_rng(1).permutation(5_000)
    joins = np.column_stack((order[:-1], order[1:]))

    assert label_components(5_000, joins)[0] == 1
