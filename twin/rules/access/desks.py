"""Low desks, and the lengths that the model states of them."""

from twin.model.facility import Facility, FacilityKind
from twin.model.twin import Twin


def list_low_desks(twin: Twin) -> tuple[Facility, ...]:
    """Return the desks that are called low."""
    return tuple(one for one in twin.facilities.values() if one.kind.value is FacilityKind.LOW_SERVICE_DESK)


def length_of(facility: Facility, name: str) -> float | None:
    """Return a length of ``Twin_Facility``, ``None`` where it is not stated."""
    stated = facility.properties.get(name)
    return float(stated.value) if stated is not None and isinstance(stated.value, (int, float)) else None
