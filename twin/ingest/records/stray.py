"""Elements that lie kilometres from the building: exported by mistake, and left out so that its extent stays true."""

from typing import Final

import numpy as np

from twin.ingest.findings import issues_place
from twin.ingest.solids.bodies import Bodies
from twin.model.finding import Subject

STRAY_M: Final = 2_000.0
"""Farther than this from the middle of all bodies nothing belongs to a place (E): a campus is smaller."""
FEW: Final = 3
"""Of so few bodies none is a stray: there is no middle to be far from."""


def leave_out_strays(bodies: Bodies) -> Bodies:
    """Return the bodies without those that lie far from the middle of all, with a finding for each; large ones may reach."""
    if len(bodies.by_id) < FEW:
        return bodies
    boxes = np.array([body.bounds() for body in bodies.by_id.values()])
    middle = np.quantile(boxes.mean(axis=1), 0.5, axis=0)
    distances_m = np.linalg.norm(np.clip(middle, boxes[:, 0], boxes[:, 1]) - middle, axis=1)
    if not (distances_m > STRAY_M).any():
        return bodies
    far = {key: d for key, d in zip(bodies.by_id, distances_m.tolist(), strict=True) if d > STRAY_M}
    findings = tuple(
        issues_place.stray_element(Subject(id=key, kind=bodies.by_id[key].ifc_class, name=""), far[key]) for key in far
    )
    kept = {key: body for key, body in bodies.by_id.items() if key not in far}
    return Bodies(by_id=kept, findings=(*bodies.findings, *findings))
