"""A place, its storeys and what was found by name, as JSON."""

import math

from shapely import total_bounds

from twin.app.documents.ingest import storey_document
from twin.app.documents.shapes import Document, degrees, point
from twin.app.entries import Entry, EntryKind
from twin.app.open_place import OpenPlace
from twin.app.search import search
from twin.model.ids import StoreyId
from twin.model.terms import LANGUAGES
from twin.model.twin import Twin
from twin.routing.profiles.named import PROFILES


def place_document(place: OpenPlace) -> Document:
    """Return what a visitor's page needs to know of a place before anything is asked."""
    twin = place.twin
    return {
        "id": twin.place.id,
        "name": name_of(twin),
        "phone": _property(twin, "Phone"),
        "accessible_service_phone": _property(twin, "AccessibleServicePhone"),
        "complaint_phone": _property(twin, "ComplaintPhone"),
        "opening_hours": _property(twin, "OpeningHours"),
        "address": twin.place.address,
        "sha256": twin.file.sha256,
        "north_deg": _north_deg(twin),
        "bounds": _bounds(twin, None),
        "storeys": storeys_document(twin)["storeys"],
        "profiles": list(PROFILES),
        "languages": list(LANGUAGES),
        "entrances": [
            {"id": entry.id, "label": entry.label, "storey": entry.storey, "at": point(entry.at)}
            for entry in place.gazetteer.entries
            if entry.kind is EntryKind.ENTRANCE
        ],
    }


def name_of(twin: Twin) -> str:
    """Return the place's name, or the file's where the model does not say."""
    return twin.place.name.value if twin.place.name else twin.file.name


def storeys_document(twin: Twin) -> Document:
    """Return the storeys, bottom to top, each with the bounds of its floor (``null`` where it has none)."""
    return {
        "storeys": [storey_document(s, twin) | {"bounds": _bounds(twin, s.id)} for s in twin.storeys.values()],
    }


def search_document(place: OpenPlace, query: str, *, limit: int) -> Document:
    """Return what a query may mean, best first."""
    storeys = place.twin.storeys
    return {
        "query": query,
        "results": [
            _result(entry, score) | {"storey_name": storeys[entry.storey].long_name or storeys[entry.storey].name}
            for entry, score in search(place.gazetteer.entries, query, limit=limit)
        ],
    }


def _result(entry: Entry, score: float) -> Document:
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "use": entry.use,
        "label": entry.label,
        "storey": entry.storey,
        "at": point(entry.at),
        "to": entry.to,
        "score": round(score, 3),
    }


def _property(twin: Twin, name: str) -> str | float | bool | None:
    found = twin.place.properties.get(name)
    return None if found is None else found.value


def _north_deg(twin: Twin) -> float | None:
    """Return the direction of map north in the plan, from plan east, counter-clockwise."""
    georeference = twin.place.georeference
    return None if georeference is None else degrees(math.pi / 2 - georeference.rotation_rad)


def _bounds(twin: Twin, storey: StoreyId | None) -> list[float] | None:
    footprints = [
        space.footprint
        for space in twin.spaces.values()
        if space.navigable and space.footprint is not None and storey in {None, space.storey}
    ]
    return point(tuple(total_bounds(footprints))) if footprints else None
