"""
Everything a fast query reads, for all storeys at once, behind one pointer.

A compiled function takes more than half a microsecond for every array it is
handed; an atlas is handed over as one thing. It is made from a network and
never changes but for its scratch pad, which one compiled call fills while it
holds the interpreter.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numba
import numpy as np
import shapely
from numba.experimental import structref
from numpy.typing import NDArray

from twin.geometry.compiled import compiled, frozen
from twin.geometry.triangulation import NOTHING, Triangulation
from twin.routing.labels.cells import Cells, lay_cells
from twin.routing.labels.chains import Core, Walks, build_core, list_walks
from twin.routing.labels.gates import build_gates
from twin.routing.labels.hop import Ground
from twin.routing.labels.labels import Labels, build_labels
from twin.routing.labels.landmarks import COUNT as LANDMARKS
from twin.routing.labels.landmarks import measure_to_landmarks
from twin.routing.labels.nodes import describe_nodes
from twin.routing.labels.outlook import Outlook, Sights, build_outlook, find_sights
from twin.routing.labels.passages import Passages, build_passages, list_passage_edges
from twin.routing.labels.pieces import Pieces, find_holders, find_pieces
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


EDGE: Final = np.dtype([(name, np.int32) for name in ("node", "via", "turn", "crossing", "back_crossing")], align=True)
"""
An edge of the core: the node that it leads to, where on a chain and which way along it, and the crossings it stands for.

``via`` is the place of its first node among the links of chains, ``NOTHING``
without one; ``turn`` is 1 or -1; the crossings are those there and back.
"""
FIELDS: Final = (
    *("vertices", "triangles", "gates", "fan_start", "fan"),
    *("frames", "shapes", "bin_base", "bin_start", "bin_items"),
    *("door_from", "door_lines", "door_costs", "piece_of", "leads"),
    *("cell_corners", "cell_shapes", "cell_base", "squares", "edges", "view_start", "views"),
    *("nodes", "landmarks", "links", "core_nodes", "core_edges"),
    *("label_start", "label_hubs", "label_costs", "label_steps"),
    *("tails", "heads", "passage_crossings", "tail_from", "head_from", "by_head", "between", "following"),
    *("tail_places", "head_places", "walked", "shortens"),
    *("paces", "hub_costs", "hub_codes", "hub_labels", "spans", "cone_gates", "cone_rays"),
    *("seen_nodes", "seen_costs", "seen_sides", "seen_chains", "seen_along", "afar"),
    *("left_nodes", "left_bounds", "path"),
)
"""
The arrays of an atlas, one by one: a compiled function pays for each it takes out, and for all of a tuple.

They are those of ``Triangulation``, ``Ground``, ``Pieces``, ``Cells``,
``Outlook``, ``Core``, ``Labels`` and ``Passages``, ``GATE``, ``NODE``,
``EDGE`` and ``SQUARE``; ``label_steps`` (labels, 2) are steps and onward side by side;
``paces`` holds what a metre walked costs, and the least that a metre of plan
costs on a storey and anywhere, s/m. The last fifteen are the scratch pad:
``hub_costs`` are infinite whenever no query runs.
"""

structref.define_proxy(Atlas, AtlasType, FIELDS)


class Survey(NamedTuple):
    """What of an atlas takes longest to make: hub labels, and what squares see."""

    labels: Labels
    sights: Sights


def label_core(network: Network) -> Survey:
    """Return what of a network's atlas takes longest to make."""
    _, _, core = _find_core(network)
    storeys = list(network.storeys.values())
    meshes, mesh = [storey.mesh.triangles for storey in storeys], _merge_meshes(storeys)
    holders = find_holders(mesh, _lay_out(storeys), len(network.graph.points))
    storey_of = np.repeat(np.arange(len(storeys)), [len(part.triangles) for part in meshes]).astype(np.int32)
    return Survey(build_labels(core), find_sights(mesh, lay_cells(meshes), storey_of, network.graph.points, holders))


def build_atlas(network: Network, survey: Survey | None = None) -> Atlas:
    """Lay a network out for fast queries, with what ``label_core`` made of it, or makes of it now."""
    graph = network.graph
    walks, edges, core = _find_core(network)
    labels, sights = label_core(network) if survey is None else survey
    storeys = list(network.storeys.values())
    first_nodes = np.array([*(storey.first_node for storey in storeys), len(graph.points)], dtype=np.int32)
    passages = build_passages(graph, edges, core, labels, first_nodes)
    mesh = _merge_meshes(storeys)
    ground = _lay_out(storeys)
    holders = find_holders(mesh, ground, len(graph.points))
    pieces = find_pieces(mesh, holders, walks, core, passages)
    cells = lay_cells([storey.mesh.triangles for storey in storeys])
    outlook = build_outlook(mesh, cells, graph.points, sights)
    pace = 1.0 / network.profile.speed_mps
    paces = np.array([pace, min(pace, _find_bound(walks, graph.points)), graph.bound])
    scratch = _rule_scratch(len(core.nodes), mesh, len(graph.points), outlook)
    nodes = describe_nodes(mesh, graph.points, holders, core, labels, _find_taut(storeys, len(graph.points)))
    core_edges, steps = _pair_up(core), np.stack([labels.steps, labels.onward], axis=1)
    steps.setflags(write=False)
    landmarks = measure_to_landmarks(core)
    return _make(
        mesh, build_gates(mesh), ground, pieces, cells, outlook, nodes, landmarks, core, core_edges, labels, steps,
        passages, paces, scratch,
    )  # fmt: skip


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


def _find_bound(walks: Walks, points: Floats) -> float:
    """Return the least that a metre of plan costs on any walk, s/m."""
    sources = np.repeat(np.arange(len(walks.start) - 1), np.diff(walks.start))
    lengths_m = np.hypot(*(points[sources] - points[walks.ends]).T)
    apart = lengths_m > 0.0
    return float((walks.costs[apart] / lengths_m[apart]).min(initial=np.inf))


def _rule_scratch(hubs: int, mesh: Triangulation, nodes: int, outlook: Outlook) -> tuple[NDArray[Any], ...]:
    cones = 2 * len(mesh.triangles) + 64  # no line crosses a triangle twice
    views = int(np.diff(outlook.start).max(initial=0)) + 64
    return (
        np.full(hubs, np.inf),
        np.zeros(hubs, dtype=np.int32),
        np.zeros(hubs, dtype=np.int32),
        np.zeros((2 * views, 2), dtype=np.int32),
        np.zeros(cones, dtype=np.int32),
        np.zeros((cones, 4)),
        np.zeros(views, dtype=np.int32),
        np.zeros(views),
        np.zeros(views, dtype=np.int32),
        np.zeros(views, dtype=np.int32),
        np.zeros(views),
        np.zeros((2, LANDMARKS)),
        np.zeros(views, dtype=np.int32),
        np.zeros(views),
        np.zeros((2, 4 * nodes + 64), dtype=np.int32),
    )


def _find_taut(storeys: Sequence[StoreyNetwork], count: int) -> NDArray[np.bool_]:
    """
    Tell of each node whether every cheapest way on its storey is taut.

    It is where nobody gets around the line of a door on the floor: else a way
    may turn back behind its end, since that is cheaper than the door.
    """
    found = np.ones(count, dtype=np.bool_)
    ends = [*(storey.first_node for storey in storeys[1:]), count]
    for storey, end in zip(storeys, ends, strict=True):
        corners = storey.doors.lines[storey.doors.costs_s > 0.0].reshape(-1, 2)
        found[storey.first_node : end] = not shapely.intersects_xy(storey.mesh.floor, *corners.T).any()
    return found


def _pair_up(core: Core) -> NDArray[np.void]:
    """Return the rows of ``EDGE``."""
    rows = np.zeros(len(core.ends), dtype=EDGE)
    rows["node"], rows["via"] = core.nodes[core.ends], core.via
    rows["turn"] = np.where(core.links[np.maximum(core.via - 1, 0)] == NOTHING, 1, -1)
    rows["crossing"], rows["back_crossing"] = core.crossings, core.crossings[core.back]
    rows.setflags(write=False)
    return rows


@compiled
def _make(
    mesh: Triangulation,
    gates: np.ndarray,
    ground: Ground,
    pieces: Pieces,
    cells: Cells,
    outlook: Outlook,
    nodes: np.ndarray,
    landmarks: np.ndarray,
    core: Core,
    edges: np.ndarray,
    labels: Labels,
    steps: np.ndarray,
    passages: Passages,
    paces: np.ndarray,
    scratch: tuple[np.ndarray, ...],
) -> Atlas:
    return Atlas(
        mesh.vertices, mesh.triangles, gates, mesh.fan_start, mesh.fan,
        ground.frames, ground.shapes, ground.bin_base, ground.bin_start, ground.bin_items,
        ground.door_from, ground.door_lines, ground.door_costs, pieces.of, pieces.leads,
        cells.corners, cells.shapes, cells.base, cells.squares, cells.edges, outlook.start, outlook.views,
        nodes, landmarks, core.links, core.nodes, edges, labels.start, labels.hubs, labels.costs, steps,
        passages.tails, passages.heads, passages.crossings, passages.tail_from, passages.head_from, passages.by_head,
        passages.between, passages.following,
        passages.tail_places, passages.head_places, passages.walked, passages.shortens,
        paces, *scratch,
    )  # fmt: skip


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


def _lay_out(storeys: Sequence[StoreyNetwork]) -> Ground:
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
            np.concatenate(nodes).astype(np.int32),
            np.cumsum([0, *(len(storey.doors.lines) for storey in storeys)]).astype(np.int32),
            np.concatenate([storey.doors.lines for storey in storeys]).reshape(-1, 4),
            np.concatenate([storey.doors.costs_s for storey in storeys]),
        )
    )


def _starts(parts: Sequence[Ints]) -> Ints:
    """Chain the row starts of parts that follow each other."""
    ends = np.cumsum([0, *(int(part[-1]) if len(part) else 0 for part in parts)])
    rows = [part[:-1] + first for part, first in zip(parts, ends, strict=False)]
    return np.concatenate([*rows, ends[-1:]]).astype(np.int32)
