"""Shapes that are drawn once and placed many times."""

import numpy as np

from twin.ingest.solids.shapes.frames import compose, cross, dot
from twin.ingest.solids.shapes.part import Facets, Frame, Part, Sweep


def move_part(part: Part, frame: Frame) -> Part:
    """Return a part of a frame as seen from outside; the frame may scale and mirror."""
    if isinstance(part, Sweep):
        return Sweep(areas=part.areas, frame=compose(frame, part.frame), along=part.along)
    vertices = part.vertices @ np.array((frame.x, frame.y, frame.z)) + np.array(frame.origin)
    mirrored = dot(cross(frame.x, frame.y), frame.z) < 0.0
    return Facets(vertices=vertices, faces=part.faces[:, ::-1] if mirrored else part.faces)
