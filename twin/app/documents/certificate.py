"""A certificate as JSON: ``docs/certificate.md`` says what each field means and how it is checked."""

import shapely

from twin.app.documents.shapes import Document
from twin.routing.certificate import Certificate, CertifiedCrossing, CertifiedFloor, Potential, Spot, Step


def certificate_document(certificate: Certificate) -> Document:
    """Return a certificate with every number as it was calculated with, not rounded."""
    return {
        "format": "twin-certificate/1",
        "model": {"sha256": certificate.sha256},
        "profile": certificate.profile,
        "radius_m": certificate.radius_m,
        "speed_mps": certificate.speed_mps,
        "from": _spot(certificate.origin),
        "to": _spot(certificate.destination),
        "cost_s": certificate.cost_s,
        "steps": [_step(step) for step in certificate.steps],
        "floors": [_floor(floor) for floor in certificate.floors],
        "crossings": [_crossing(crossing) for crossing in certificate.crossings],
        "potentials": [_potential(potential) for potential in certificate.potentials],
    }


def _spot(spot: Spot) -> Document:
    return {"storey": spot.storey, "at": list(spot.at)}


def _step(step: Step) -> Document:
    return {**_spot(step.spot), "crossing": step.crossing}


def _floor(floor: CertifiedFloor) -> Document:
    return {
        "storey": floor.storey,
        "polygons": [
            [shapely.get_coordinates(ring).tolist() for ring in shapely.get_rings(polygon)]
            for polygon in floor.floor.geoms
        ],
        "doors": [
            {"id": portal, "line": list(line), "cost_s": cost_s}
            for portal, line, cost_s in zip(floor.portals, floor.lines, floor.costs_s, strict=True)
        ],
    }


def _crossing(crossing: CertifiedCrossing) -> Document:
    return {
        "id": crossing.id,
        "from": _spot(crossing.start),
        "to": _spot(crossing.end),
        "cost_s": crossing.cost_s,
    }


def _potential(potential: Potential) -> Document:
    return {**_spot(potential.spot), "bend": potential.bend, "cost_s": potential.cost_s}
