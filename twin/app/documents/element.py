"""One element as JSON: what it is, where it is, and the operation data that the model carries for it."""

from collections.abc import Callable
from typing import Any, Final

from twin.app.documents.ingest import (
    connector_document,
    facility_document,
    portal_document,
    sign_document,
    space_document,
)
from twin.app.documents.shapes import Document, metres
from twin.app.open_place import OpenPlace
from twin.errors import UnknownIdError
from twin.model.facility import Obstacle
from twin.model.ids import ElementId


def _obstacle(obstacle: Obstacle) -> Document:
    return {
        "id": obstacle.id,
        "kind": obstacle.kind.value,
        "name": obstacle.name,
        "storey": obstacle.storey,
        "bottom_z_m": metres(obstacle.bottom_z_m),
        "top_z_m": metres(obstacle.top_z_m),
    }


_SHAPES: Final[tuple[tuple[str, str, Callable[[Any], Document]], ...]] = (
    ("space", "spaces", space_document),
    ("portal", "portals", portal_document),
    ("connector", "connectors", connector_document),
    ("facility", "facilities", facility_document),
    ("sign", "signs", sign_document),
    ("obstacle", "obstacles", _obstacle),
)
"""Kind, the twin's mapping that holds it, and its shape."""


def element_document(place: OpenPlace, element_id: str) -> Document:
    """
    Return all that is known of an element.

    Raises
    ------
    UnknownIdError
        If the model holds no such element.

    """
    kind, known = _known(place, element_id)
    entry = place.gazetteer.by_id.get(element_id)
    operation = place.twin.operation.get(ElementId(element_id), {})
    return {
        "id": element_id,
        "kind": kind,
        "label": entry.label if entry else None,
        "operation": {name: dict(properties) for name, properties in operation.items()},
        **{key: value for key, value in known.items() if key not in {"id", "kind"}},
        f"{kind}_kind": known.get("kind"),
    }


def _known(place: OpenPlace, element_id: str) -> tuple[str, Document]:
    for kind, mapping, shape in _SHAPES:
        found = getattr(place.twin, mapping).get(element_id)
        if found is not None:
            return kind, shape(found)
    return "body", _body(place, element_id)


def _body(place: OpenPlace, element_id: str) -> Document:
    """Return what is known of something that is only drawn: a wall, a slab, a window pane."""
    scene = place.ingested.scene
    for item in scene.items if scene else ():
        if item.id == element_id:
            return {"id": item.id, "kind": item.ifc_class, "name": item.name, "storey": item.storey}
    msg = f"no element {element_id!r} in {place.twin.file.name}"
    raise UnknownIdError(msg)
