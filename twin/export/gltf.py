"""
GLB, the binary form of glTF 2.0, for pages and viewers: y-up, X = x, Y = z, Z = -y, metres.

A merged mesh has a vertex attribute ``_FEATURE_ID_0``, an index into its
node's ``extras.features``, the GlobalIds of the elements in it. A repeated
body is one mesh under many nodes, each with its GlobalId as ``extras.id``.
Every node is named ``layer:…`` and carries ``extras.layer`` and
``extras.storey``.
"""

from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np
import trimesh
from trimesh.exchange.gltf import export_glb
from trimesh.visual import TextureVisuals
from trimesh.visual.material import PBRMaterial

from twin.export.batches import Batch, Drawing, Repeated, build_drawing
from twin.export.palette import Rgba
from twin.export.placement import TO_GLTF, choose_origin, to_node
from twin.export.signage_scene import list_overlay
from twin.model.ids import StoreyId
from twin.model.overlay import SignageOverlay
from twin.model.scene import Floats, Scene
from twin.model.twin import Twin

Json = dict[str, Any]

OPAQUE: Final = 0.99
"""From this opacity on, a material needs no blending."""


def to_glb(scene: Scene, twin: Twin, storey: StoreyId | None = None, shown: SignageOverlay | None = None) -> bytes:
    """
    Write a scene, or one storey of it, with the floors of the twin's spaces.

    Parameters
    ----------
    storey
        Only what stands on it; ``None`` writes everything, also what has no storey.
    shown
        What was found of signs: layers ``catchment``, ``decision``, ``link``
        and ``break``, whose features are named by what they say.

    Returns
    -------
    glb
        The same bytes for the same scene and twin. No normals: viewers shade
        each face flat, as the format asks of them.

    Raises
    ------
    UnknownIdError
        If the twin has no such storey.
    """
    draft = _Draft()
    drawing = build_drawing(scene, twin, storey)
    if shown is not None:
        drawing = replace(drawing, batches=(*drawing.batches, *list_overlay(twin, shown, storey)))
    _add_drawing(draft, drawing)
    draft.extras = _describe(twin, storey)
    return bytes(export_glb(draft.scene, include_normals=False, tree_postprocessor=draft.arrange))


@dataclass(slots=True)
class _Draft:
    """A GLB in the making: trimesh packs the parts, ``arrange`` then joins them to meshes and places them."""

    scene: trimesh.Scene = field(default_factory=trimesh.Scene)
    parts_of_mesh: list[list[str]] = field(default_factory=list)
    nodes: list[Json] = field(default_factory=list)
    extras: Json = field(default_factory=dict)

    def add_mesh(self, parts: tuple[Batch, ...], origin: Floats, *, features: bool) -> int:
        """Add one mesh with one primitive a part, vertices counted from *origin*; return its index."""
        names: list[str] = []
        for part in parts:
            body = trimesh.Trimesh(
                vertices=(part.vertices - origin) @ TO_GLTF.T,
                faces=part.faces,
                process=False,
                visual=TextureVisuals(material=_to_material(part.colour)),
            )
            if features:
                body.vertex_attributes["_FEATURE_ID_0"] = part.feature.astype(np.float32)
            name = f"{len(self.parts_of_mesh)}.{len(names)}"
            self.scene.add_geometry(body, geom_name=name)
            names.append(name)
        self.parts_of_mesh.append(names)
        return len(self.parts_of_mesh) - 1

    def add_node(self, mesh: int, layer: str, transform: Json, extras: Json) -> None:
        """Place a mesh."""
        self.nodes.append({"name": f"layer:{layer}", "mesh": mesh, **transform, "extras": {"layer": layer, **extras}})

    def arrange(self, tree: Json) -> None:
        """Replace the nodes and meshes that trimesh made, one for each part, by those of the draft."""
        part = {mesh["name"]: mesh["primitives"] for mesh in tree.pop("meshes", [])}
        tree["asset"]["generator"] = "Twin"
        tree["scenes"] = [{"extras": self.extras}]
        tree.pop("nodes", None)
        if self.nodes:
            tree["meshes"] = [{"primitives": [p for name in names for p in part[name]]} for names in self.parts_of_mesh]
            tree["nodes"] = self.nodes
            tree["scenes"][0]["nodes"] = list(range(len(self.nodes)))


def _add_drawing(draft: _Draft, drawing: Drawing) -> None:
    for batch in drawing.batches:
        origin = choose_origin(batch.vertices)
        mesh = draft.add_mesh((batch,), origin, features=True)
        extras = {"storey": batch.storey, "features": list(batch.features)}
        draft.add_node(mesh, batch.layer, to_node(_shift(origin)), extras)
    for repeated in drawing.repeated:
        _add_repeated(draft, repeated)


def _add_repeated(draft: _Draft, repeated: Repeated) -> None:
    if not repeated.parts:
        return
    origin = choose_origin(np.concatenate([part.vertices for part in repeated.parts]))
    mesh = draft.add_mesh(repeated.parts, origin, features=False)
    for item in repeated.items:
        transform = to_node(item.matrix() @ _shift(origin))
        draft.add_node(mesh, item.layer, transform, {"storey": item.storey, "id": item.id})


def _shift(origin: Floats) -> Floats:
    matrix = np.eye(4)
    matrix[:3, 3] = origin
    return matrix


def _to_material(colour: Rgba) -> PBRMaterial:
    # both sides: the winding of modelled solids is not to be relied on
    return PBRMaterial(
        baseColorFactor=np.round(np.array(colour) * 255).astype(np.uint8),
        metallicFactor=0.0,
        roughnessFactor=0.9,
        doubleSided=True,
        alphaMode=None if colour[3] >= OPAQUE else "BLEND",
    )


def _describe(twin: Twin, storey: StoreyId | None) -> Json:
    """Say what the file shows, for people who open it without us."""
    storeys = [
        {"id": one.id, "name": one.name, "elevation_m": None if one.elevation_m is None else one.elevation_m.value}
        for one in twin.storeys.values()
        if storey in {None, one.id}
    ]
    return {
        "place": twin.place.id,
        "sha256": twin.file.sha256,
        "axes": "X = x, Y = z, Z = -y of the plan frame, metres",
        "plan_origin_m": list(twin.file.plan_origin_m),
        "storeys": storeys,
    }
