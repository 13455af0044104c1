"""What is within reach, and all pairs of places, as JSON."""

import math

from twin.app.documents.shapes import Document, metres, polygons
from twin.app.nearby import AllPairs, Nearby, Reached
from twin.model.route import Location


def nearby_document(nearby: Nearby) -> Document:
    """Return what is reached within a time."""
    return {
        "status": "ok",
        "profile": nearby.profile,
        "at": nearby.at.isoformat(timespec="minutes"),
        "within_s": nearby.isochrone.within_s,
        "from": [_location(start) for start in nearby.starts],
        "areas": [
            {"storey": storey, "area_m2": metres(area.area), "polygons": polygons(area)}
            for storey, area in nearby.isochrone.areas.items()
        ],
        "reached": [_reached(reached) for reached in nearby.places],
    }


def all_pairs_document(pairs: AllPairs) -> Document:
    """Return the matrices of all pairs; ``null`` where there is no way."""
    matrix = pairs.matrix
    return {
        "status": "ok",
        "profile": pairs.profile,
        "at": pairs.at.isoformat(timespec="minutes"),
        "places": [
            {"kind": entry.kind.value, "label": entry.label, **_location(location), "id": entry.id}
            for entry, location in zip(pairs.entries, matrix.locations, strict=True)
        ],
        "costs_s": [[_finite(value) for value in row] for row in matrix.costs_s.tolist()],
        "durations_s": [[_finite(value) for value in row] for row in matrix.durations_s.tolist()],
        "lengths_m": [[_finite(value) for value in row] for row in matrix.lengths_m.tolist()],
    }


def _reached(reached: Reached) -> Document:
    entry = reached.entry
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "label": entry.label,
        "storey": entry.storey,
        "duration_s": round(reached.duration_s, 1),
        "length_m": metres(reached.length_m),
    }


def _location(location: Location) -> Document:
    return {
        "storey": location.storey,
        "x": metres(location.x_m),
        "y": metres(location.y_m),
        "id": location.element,
    }


def _finite(value: float) -> float | None:
    return metres(value) if math.isfinite(value) else None
