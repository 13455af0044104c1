"""
Spaces, and the portals and connectors that join them, as a graph: what others ask questions of in tools of their own.

GraphML is read by Gephi, yEd, Cytoscape, igraph and NetworkX. It has no word
for unknown: what is unknown is left out.
"""

import io
from collections.abc import Iterator
from enum import Enum
from itertools import combinations
from typing import Any

import networkx as nx

from twin.model.ids import OUTSIDE, SpaceId
from twin.model.origin import Sourced
from twin.model.passage import Portal, VerticalConnector
from twin.model.twin import Twin


def to_graphml(twin: Twin) -> bytes:
    """Return the passage graph of a building as GraphML, in UTF-8; lengths in metres, areas in square metres."""
    graph = build_passage_graph(twin)
    for _, attributes in graph.nodes(data=True):
        _drop_unknown(attributes)
    for _, _, attributes in graph.edges(data=True):
        _drop_unknown(attributes)
    written = io.BytesIO()
    nx.write_graphml(graph, written, encoding="utf-8")
    return written.getvalue()


def _drop_unknown(attributes: dict[str, Any]) -> None:
    for name in [name for name, value in attributes.items() if value is None]:
        del attributes[name]


def build_passage_graph(twin: Twin) -> "nx.MultiGraph[SpaceId]":
    """
    Return all spaces of a building and what leads from one to another.

    Returns
    -------
    graph
        Nodes are the ids of spaces, with ``name``, ``storey``, ``use``,
        ``area_m2`` and ``navigable``, and ``OUTSIDE``. Edges are portals and connector runs,
        their ids as keys (an elevator has one edge for each pair of its
        landings, ``id#lower-upper``), with ``element``, ``kind``,
        ``clear_width_m`` and ``access``; ``None`` is unknown. What leads to a
        side that is not modelled is not in it.
    """
    graph: nx.MultiGraph[SpaceId] = nx.MultiGraph(name=twin.file.name)
    for space in twin.spaces.values():
        graph.add_node(
            space.id,
            name=space.long_name or space.name,
            storey=space.storey,
            use=space.use.value,
            area_m2=space.area_m2,
            navigable=space.navigable,
        )
    graph.add_node(OUTSIDE, navigable=False)
    for a, b, key, attributes in (*_list_portals(twin), *_list_connectors(twin)):
        if a is not None and b is not None and a in graph and b in graph:
            graph.add_edge(a, b, key=key, **attributes)
    return graph


Edge = tuple[SpaceId | None, SpaceId | None, str, dict[str, Any]]


def _list_portals(twin: Twin) -> Iterator[Edge]:
    for portal in twin.portals.values():
        yield (*portal.spaces, portal.id, _attributes(portal))


def _list_connectors(twin: Twin) -> Iterator[Edge]:
    for connector in twin.connectors.values():
        ways = [(run.lower, run.upper) for run in connector.runs] or combinations(range(len(connector.landings)), 2)
        for lower, upper in ways:
            ends = connector.landings[lower].space, connector.landings[upper].space
            yield (*ends, f"{connector.id}#{lower}-{upper}", _attributes(connector))


def _attributes(element: Portal | VerticalConnector) -> dict[str, Any]:
    return {
        "element": element.id,
        "kind": element.kind.value,
        "clear_width_m": _value(element.clear_width_m),
        "access": _value(element.access),
    }


def _value(sourced: Sourced[Any] | None) -> Any:
    if sourced is None:
        return None
    return sourced.value.value if isinstance(sourced.value, Enum) else sourced.value
