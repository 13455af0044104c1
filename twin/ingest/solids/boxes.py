"""The smallest turned box around a plan shape: which way a thing runs. Metres, plan frame."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from twin.ingest.records.placements import Floats


def box_corners(shape: BaseGeometry) -> Floats:
    """Return the closed ring (5, 2) of the smallest turned box around a shape, m."""
    box = shapely.minimum_rotated_rectangle(shape)
    corners: Floats = np.asarray(shapely.get_coordinates(box))
    return corners
