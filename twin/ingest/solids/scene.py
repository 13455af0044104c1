"""The solids to look at: every drawable product with its openings cut, each shape once."""

import hashlib
from typing import Any, Final

from twin.ingest.records.far_shapes import draw_near
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import read_inverse
from twin.ingest.solids.bodies import Bodies, Body
from twin.ingest.solids.kernels import make_shapes
from twin.ingest.storeys import Storeys
from twin.model.ids import ElementId, FacilityId, SignId
from twin.model.scene import Scene, SceneItem, TriangleMesh, placement_of
from twin.model.twin import Twin

_HIDDEN: Final = ("IfcOpeningElement", "IfcVirtualElement", "IfcSpatialZone")
"""Products with a body that is no thing."""
_LAYERS: Final = (
    ("IfcSign", "sign"),
    ("IfcWall", "wall"),
    ("IfcCurtainWall", "wall"),
    ("IfcPlate", "wall"),
    ("IfcSlab", "slab"),
    ("IfcRoof", "slab"),
    ("IfcCovering", "slab"),
    ("IfcColumn", "column"),
    ("IfcDoor", "door"),
    ("IfcWindow", "window"),
    ("IfcStair", "stair"),
    ("IfcStairFlight", "stair"),
    ("IfcRamp", "ramp"),
    ("IfcRampFlight", "ramp"),
    ("IfcRailing", "railing"),
    ("IfcFurnishingElement", "furniture"),
    ("IfcSpace", "space"),
    ("IfcExternalSpatialElement", "space"),
    ("IfcSite", "site"),
)
"""The layer of a picture that a class belongs to; what the twin knows better (signs, facilities) comes first."""
_TRANSPORT: Final = {"ELEVATOR": "elevator", "ESCALATOR": "escalator", "MOVINGWALKWAY": "escalator"}


def build_scene(ifc: IfcFile, bodies: Bodies, storeys: Storeys, twin: Twin) -> Scene:
    """Return all drawable bodies, equal shapes as one mesh, in order of storey and id."""
    looks = draw_near(_list_looks(ifc, bodies))
    meshes: dict[str, TriangleMesh] = {}
    keys: dict[int, str] = {}
    items: list[SceneItem] = []
    for element in ifc.list_elements("IfcProduct"):
        body = looks.get(ifc.id_of(element)) or bodies.find(ifc.id_of(element))
        if body is None or any(element.is_a(name) for name in _HIDDEN):
            continue
        key = keys.get(id(body.mesh))
        if key is None:
            key = keys[id(body.mesh)] = _content_hash(body.mesh)
        meshes.setdefault(key, body.mesh)
        items.append(_item(element, body, key, storeys, twin))
    order = {storey: rank for rank, storey in enumerate(twin.storeys)}
    items.sort(key=lambda item: (-1 if item.storey is None else order[item.storey], item.id))
    return Scene(meshes=dict(sorted(meshes.items())), items=tuple(items))


def _list_looks(ifc: IfcFile, bodies: Bodies) -> dict[ElementId, Body]:
    """
    Return the bodies to look at, as the kernels make them: they know the colours.

    Openings are cut only out of what has any, since only that pays for it.
    """
    looks: dict[ElementId, Body] = {}
    for file in ifc.list_files():
        products = {one.id(): one for one in file.list_elements("IfcProduct") if bodies.find(file.id_of(one))}
        voided = {step_id: one for step_id, one in products.items() if read_inverse(one, "HasOpenings")}
        whole = {step_id: one for step_id, one in products.items() if step_id not in voided}
        for some, cut_openings in ((voided, True), (whole, False)):
            for step_id, made in make_shapes(file, some, cut_openings=cut_openings, fast=True).items():
                key = file.id_of(some[step_id])
                looks[key] = Body(id=key, ifc_class=some[step_id].is_a(), shape=made.shape, placement=made.placement)
    return looks


def _content_hash(mesh: TriangleMesh) -> str:
    digest = hashlib.sha256()
    for array in (mesh.vertices, mesh.faces, mesh.materials):
        digest.update(array.tobytes())
    digest.update(repr(mesh.colours).encode())
    return digest.hexdigest()[:32]


def _item(element: Any, body: Body, mesh: str, storeys: Storeys, twin: Twin) -> SceneItem:
    return SceneItem(
        id=body.id,
        ifc_class=body.ifc_class,
        name=str(element.Name or ""),
        layer=_layer_of(element, body.id, twin),
        storey=None if element.is_a("IfcSite") else storeys.of(element, float(body.bounds()[0][2])),
        mesh=mesh,
        placement=placement_of(body.placement),
    )


def _layer_of(element: Any, key: ElementId, twin: Twin) -> str:
    if SignId(key) in twin.signs:
        return "sign"
    if FacilityId(key) in twin.facilities:
        return "facility"
    if element.is_a("IfcTransportElement"):
        # IFC2X3 calls the kind of a transport element OperationType.
        kind = getattr(element, "PredefinedType", None) or getattr(element, "OperationType", None)
        return _TRANSPORT.get(str(kind), "other")
    return next((layer for name, layer in _LAYERS if element.is_a(name)), "other")
