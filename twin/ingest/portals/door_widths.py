"""
How much of a door or opening is clear: declared, else concluded from its size and the way it opens.

Metres. A model seldom says the clear width; it says the size of the opening.
What is lost of it are the two sides of the lining and, at a swing door that
stands open at a right angle, the thickness of each leaf.
"""

from dataclasses import dataclass
from typing import Any, Final

from twin.ingest.records.instances import read_attribute
from twin.ingest.records.properties import Properties, find_number, find_type
from twin.model.origin import Origin, Sourced

LINING_M: Final = 0.03
"""
One side of a lining with its stop, where the model does not say it.

Engineering default (evidence E): with ``LEAF_M`` it takes 0.10 m off a single
swing door, which is what separates the usual opening of 0.90 m from the usual
clear 0.80 m, and a 0.875 m opening with a steel frame from its 0.811 m
between the stops less the leaf.
"""
LEAF_M: Final = 0.04
"""A leaf's thickness, where the model does not say it; engineering default (evidence E)."""
PLAUSIBLE_M: Final = 0.005
PLAUSIBLE_LINING_M: Final = 0.15
PLAUSIBLE_LEAF_M: Final = 0.12
"""Declared thicknesses below the first are placeholders, above the others widths of something else."""

UNKNOWN_OPERATION: Final = frozenset({"NOTDEFINED", "USERDEFINED", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """What an operation leaves free: how many leaves stand in the opening, and which part of it opens at all."""

    leaves: int
    part: float = 1.0


SINGLE_SWING: Final = Clearance(leaves=1)
OPERATIONS: Final = {
    "DOUBLE_DOOR": Clearance(leaves=2),
    "DOUBLE_SWING": Clearance(leaves=1),  # one leaf that swings both ways
    "DOUBLE_PANEL": Clearance(leaves=2),
    "SLIDING": Clearance(leaves=0),
    "DOUBLE_DOOR_SLIDING": Clearance(leaves=0),
    "FOLDING": Clearance(leaves=2),  # a folded pair is two leaves thick
    "DOUBLE_DOOR_FOLDING": Clearance(leaves=4),
    "ROLLINGUP": Clearance(leaves=0),
    "LIFTING": Clearance(leaves=0),
    "SWING_FIXED": Clearance(leaves=1, part=0.5),  # one of two panels does not move
}
"""By the beginning of IFC's operation type, the longest beginning first."""
NO_CLEAR_WIDTH: Final = ("REVOLVING",)
"""A revolving door's compartments are narrower than its opening by an amount that no attribute says."""


def find_operation(door: Any) -> str | None:
    """Return the operation type of a door, of its own, its type's or (IFC2X3) its style's; ``None`` if undefined."""
    kind = find_type(door)
    for owner in (door, kind):
        operation = "" if owner is None else str(read_attribute(owner, "OperationType") or "")
        if operation not in UNKNOWN_OPERATION:
            return operation
    return None


def clear_width(
    properties: Properties, overall_m: float | None, measured_m: float | None, operation: str | None
) -> Sourced[float] | None:
    """
    Return the clear width of a door.

    Parameters
    ----------
    properties
        The door's sets, its lining and panels among them.
    overall_m
        Its ``OverallWidth``.
    measured_m
        The width of the hole it fills, by geometry.
    operation
        As ``find_operation`` gives it; an unknown one counts as a single swing.
    """
    declared = find_number(properties, "Twin_Portal.ClearWidth")
    if declared is not None:
        return declared
    size_m, carrier = (overall_m, "OverallWidth") if overall_m else (measured_m, "geometry")
    if not size_m or (operation or "").startswith(NO_CLEAR_WIDTH):
        return None
    clearance = _clearance(operation)
    lining = _declared_thickness(properties, "LiningThickness", PLAUSIBLE_LINING_M)
    leaf = _declared_thickness(properties, "PanelDepth", PLAUSIBLE_LEAF_M)
    lost_m = 2 * (LINING_M if lining is None else lining) + clearance.leaves * (LEAF_M if leaf is None else leaf)
    clear_m = round(size_m * clearance.part - lost_m, 6)
    if clear_m <= 0.0:
        return None
    return Sourced(value=clear_m, origin=Origin.DERIVED, carrier=f"{carrier} less lining and leaf")


def clear_height(properties: Properties, overall_m: float | None, measured_m: float | None) -> Sourced[float] | None:
    """Return the clear height of a door: declared, else its height less the lining's head."""
    declared = find_number(properties, "Twin_Portal.ClearHeight")
    if declared is not None:
        return declared
    size_m, carrier = (overall_m, "OverallHeight") if overall_m else (measured_m, "geometry")
    lining = _declared_thickness(properties, "LiningThickness", PLAUSIBLE_LINING_M)
    clear_m = round((size_m or 0.0) - (LINING_M if lining is None else lining), 6)
    if clear_m <= 0.0:
        return None
    return Sourced(value=clear_m, origin=Origin.DERIVED, carrier=f"{carrier} less lining")


def _clearance(operation: str | None) -> Clearance:
    for beginning in sorted(OPERATIONS, key=len, reverse=True):
        if operation is not None and operation.startswith(beginning):
            return OPERATIONS[beginning]
    return SINGLE_SWING


def _declared_thickness(properties: Properties, name: str, plausible_m: float) -> float | None:
    """Return the first positive value of an attribute over all sets: lining and panel sets have names of their own."""
    for set_name in sorted(properties):
        value = properties[set_name].get(name)
        if isinstance(value, float) and PLAUSIBLE_M < value <= plausible_m:
            return value
    return None
