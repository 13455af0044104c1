"""
Everything a fast query reads, for all storeys at once, behind one pointer.

A compiled function takes more than half a microsecond for every array it is
handed; an atlas is handed over as one thing. It is made from a network and
never changes but for its scratch pad, which one compiled call fills while it
holds the interpreter.
"""

from collections.abc import Sequence
from typing import Any, Final

import numba
import numpy as np
from numba.experimental import structref
from numpy.typing import NDArray

from twin.geometry.compiled import compiled, frozen
from twin.geometry.triangulation import NOTHING, Triangulation
from twin.routing.labels.anchors import Anchors, find_anchors
from twin.routing.labels.chains import Core, Walks, build_core, list_walks
from twin.routing.labels.gates import Gates, build_gates
from twin.routing.labels.hop import Ground
from twin.routing.labels.labels import Labels, build_labels
from twin.routing.labels.passages import Passages, build_passages, list_passage_edges
from twin.routing.labels.pieces import Pieces, find_pieces
from twin.routing.network import Network, StoreyNetwork

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


@structref.register
class AtlasType(numba.types.StructRef):  # type: ignore[misc]
    """What numba calls an atlas."""

    def preprocess_fields(self, fields: Any) -> Any:
        """Forget that a field was given as a literal."""
        return tuple((name, numba.types.unliteral(kind)) for name, kind in fields)


class Atlas(structref.StructRefProxy):  # type: ignore[misc]
    """A handle on arrays that compiled code reads; Python code only passes it on."""


FIELDS: Final = (
    *("vertices", "triangles", "gates", "steps", "fan_start", "fan", "node_of", "elbows"),
    *("frames", "shapes", "bin_base", "bin_start", "bin_items"),
    *("site_start", "site_items", "site_points", "site_nodes"),
    *("door_from", "door_lines", "door_costs", "points"),
    *("anchor_nodes", "anchor_costs", "piece_of", "leads"),
    *("walk_start", "walk_ends"),
    *("core_nodes", "core_ends", "core_via", "core_crossings", "core_back"),
    *("exits", "exit_costs", "exit_via", "chain_of"),
    *("label_start", "label_hubs", "label_costs", "label_steps"),
    *("tails", "heads", "passage_crossings", "tail_from", "head_from", "by_head", "between", "following"),
    *("paces", "hub_costs", "hub_codes", "cone_gates", "cone_rays", "seen_nodes", "seen_costs", "path"),
)
"""
The arrays of an atlas, one by one: a compiled function pays for each it takes out, and for all of a tuple.

They are those of ``Triangulation``, ``Ground``, ``Anchors``, ``Pieces``,
``Gates``, ``Walks``, ``Core``, ``Labels`` and ``Passages``; ``elbows`` (vertices, 4) the points before and behind a vertex on
the floor's edge, not numbers where there are several; ``paces`` holds what a
metre walked costs and the least that a metre of plan costs anywhere, s/m. The
last seven are the scratch pad: ``hub_costs`` (2, hubs) are infinite whenever
no query runs.
"""

structref.define_proxy(Atlas, AtlasType, FIELDS)


def label_core(network: Network) -> Labels:
    """Return the labels of a network: all of an atlas that takes long to make."""
    _, _, core = _find_core(network)
    return build_labels(core)


def build_atlas(network: Network, labels: Labels | None = None) -> Atlas:
    """Lay a network out for fast queries, with its labels or with those that ``label_core`` made of it."""
    graph = network.graph
    walks, edges, core = _find_core(network)
    labels = build_labels(core) if labels is None else labels
    storeys = list(network.storeys.values())
    first_nodes = np.array([*(storey.first_node for storey in storeys), len(graph.points)], dtype=np.int32)
    passages = build_passages(graph, edges, core, labels, first_nodes)
    mesh = _merge_meshes(storeys)
    ground = _lay_out(storeys, graph.points)
    storey_of = np.repeat(np.arange(len(storeys)), [len(s.mesh.triangles.vertices) for s in storeys]).astype(np.int32)
    anchors = find_anchors(mesh, ground, storey_of, 1.0 / network.profile.speed_mps)
    pieces = find_pieces(mesh, ground, walks, core, passages)
    paces = np.array([1.0 / network.profile.speed_mps, graph.bound])
    hubs, seen = len(core.nodes), 4 * len(graph.points) + 64
    room = 2 * len(mesh.triangles) + 64  # no line crosses a triangle twice
    scratch = (
        np.full((2, hubs), np.inf),
        np.zeros((2, hubs), dtype=np.int32),
        np.zeros(room, dtype=np.int32),
        np.zeros((room, 4)),
        np.zeros((2, seen), dtype=np.int32),
        np.zeros((2, seen)),
        np.zeros((2, 2 * len(graph.points) + 64), dtype=np.int32),
    )
    gates, elbows = build_gates(mesh, np.diff(ground.site_start)), _list_elbows(mesh)
    return _make(mesh, gates, elbows, ground, anchors, pieces, walks, core, labels, passages, paces, scratch)


def _find_core(network: Network) -> tuple[Walks, Ints, Core]:
    """Return the walks of a network, the edges that lead over its passages, and the core of both."""
    graph = network.graph
    numbers = np.array([crossing.connector is None for crossing in network.crossings], dtype=np.bool_)
    is_level = np.ones(len(graph.ends), dtype=np.bool_)
    crossed = graph.crossings != NOTHING
    is_level[crossed] = numbers[graph.crossings[crossed]]
    walks, is_walk = list_walks(graph, is_level)
    edges = list_passage_edges(graph, is_walk)
    sources = np.repeat(np.arange(len(graph.start) - 1, dtype=np.int32), np.diff(graph.start))
    return walks, edges, build_core(walks, np.unique(np.concatenate([sources[edges], graph.ends[edges]])))


@compiled
def _make(
    mesh: Triangulation,
    gates: Gates,
    elbows: np.ndarray,
    ground: Ground,
    anchors: Anchors,
    pieces: Pieces,
    walks: Walks,
    core: Core,
    labels: Labels,
    passages: Passages,
    paces: np.ndarray,
    scratch: tuple[np.ndarray, ...],
) -> Atlas:
    return Atlas(
        mesh.vertices, mesh.triangles, gates.rows, gates.steps, mesh.fan_start, mesh.fan, mesh.bend_of, elbows,
        ground.frames, ground.shapes, ground.bin_base, ground.bin_start, ground.bin_items,
        ground.site_start, ground.site_items, ground.site_points, ground.site_nodes,
        ground.door_from, ground.door_lines, ground.door_costs, ground.points,
        anchors.nodes, anchors.costs, pieces.of, pieces.leads,
        walks.start, walks.ends,
        core.nodes, core.ends, core.via, core.crossings, core.back,
        core.exits, core.exit_costs, core.exit_via, core.chain_of,
        labels.start, labels.hubs, labels.costs, labels.steps,
        passages.tails, passages.heads, passages.crossings, passages.tail_from, passages.head_from, passages.by_head,
        passages.between, passages.following,
        paces, *scratch,
    )  # fmt: skip


def _list_elbows(mesh: Triangulation) -> Floats:
    elbows = np.concatenate([mesh.vertices[mesh.before], mesh.vertices[mesh.after]], axis=1)
    elbows[mesh.before == NOTHING] = np.nan
    return elbows


def _merge_meshes(storeys: Sequence[StoreyNetwork]) -> Triangulation:
    """Return the triangulations of all storeys as one, its ``bend_of`` in nodes of the graph."""
    meshes = [storey.mesh.triangles for storey in storeys]
    vertices = np.cumsum([0, *(len(mesh.vertices) for mesh in meshes)])
    triangles = np.cumsum([0, *(len(mesh.triangles) for mesh in meshes)])
    fans = np.cumsum([0, *(len(mesh.fan) for mesh in meshes)])
    return frozen(
        Triangulation(
            np.concatenate([mesh.vertices for mesh in meshes]),
            _shift([mesh.triangles for mesh in meshes], vertices),
            _shift([mesh.neighbours for mesh in meshes], triangles),
            np.concatenate([*_shift_each([mesh.fan_start[:-1] for mesh in meshes], fans), fans[-1:]]).astype(np.int32),
            _shift([mesh.fan for mesh in meshes], triangles),
            _shift([mesh.before for mesh in meshes], vertices),
            _shift([mesh.after for mesh in meshes], vertices),
            _shift([mesh.bends for mesh in meshes], vertices),
            _shift([mesh.bend_of for mesh in meshes], np.array([storey.first_node for storey in storeys])),
        )
    )


def _shift_each(parts: Sequence[Ints], by: NDArray[np.integer[Any]]) -> list[Ints]:
    """Add to the indices of each part what lies before it; nothing stays nothing."""
    moved = [np.where(part == NOTHING, NOTHING, part + first) for part, first in zip(parts, by, strict=False)]
    return [part.astype(np.int32) for part in moved]


def _shift(parts: Sequence[Ints], by: NDArray[np.integer[Any]]) -> Ints:
    return np.concatenate(_shift_each(parts, by))


def _lay_out(storeys: Sequence[StoreyNetwork], points: Floats) -> Ground:
    meshes = [storey.mesh.triangles for storey in storeys]
    triangles = np.cumsum([0, *(len(mesh.triangles) for mesh in meshes)])
    bins = [storey.mesh.bins for storey in storeys]
    sites = [storey.sites for storey in storeys]
    placed = np.cumsum([0, *(len(part.points) for part in sites)])
    nodes = [
        storey.first_node + len(storey.mesh.triangles.bends) + np.arange(len(storey.sites.points)) for storey in storeys
    ]
    return frozen(
        Ground(
            np.array([part.frame for part in bins]).reshape(-1, 3),
            np.array([part.shape for part in bins], dtype=np.int32).reshape(-1, 2),
            np.cumsum([0, *(len(part.start) for part in bins)]).astype(np.int32),
            _shift([part.start for part in bins], np.cumsum([0, *(len(part.items) for part in bins)])),
            _shift([part.items for part in bins], triangles),
            _starts([part.start for part in sites]),
            _shift([part.items for part in sites], placed),
            np.concatenate([part.points for part in sites]).reshape(-1, 2),
            np.concatenate(nodes).astype(np.int32),
            np.cumsum([0, *(len(storey.doors.lines) for storey in storeys)]).astype(np.int32),
            np.concatenate([storey.doors.lines for storey in storeys]).reshape(-1, 4),
            np.concatenate([storey.doors.costs_s for storey in storeys]),
            points,
        )
    )


def _starts(parts: Sequence[Ints]) -> Ints:
    """Chain the row starts of parts that follow each other."""
    ends = np.cumsum([0, *(int(part[-1]) if len(part) else 0 for part in parts)])
    rows = [part[:-1] + first for part, first in zip(parts, ends, strict=False)]
    return np.concatenate([*rows, ends[-1:]]).astype(np.int32)
