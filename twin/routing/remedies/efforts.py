"""
Which fix takes a limit away, and how much effort it is.

Efforts are an order, not money: what an operator decides comes before what
has to be carried, replaced, extended, rebuilt and built anew (E). Nothing is
said of whether there is room for a ramp or a shaft.
"""

from collections.abc import Mapping
from typing import Final

from twin.model.fix import Effort, Fix, FixKind
from twin.model.limits import RAMP_RISE_M
from twin.model.passage import ConnectorKind, Portal, VerticalConnector
from twin.model.profile import Profile
from twin.model.route import Barrier, BarrierKind

Way = Portal | VerticalConnector
Means = tuple[FixKind, Effort]

EVERYWHERE: Final[Mapping[BarrierKind, Means]] = {
    BarrierKind.CLOSED: (FixKind.OPEN, Effort.OPERATE),
    BarrierKind.STAFF_ONLY: (FixKind.ADMIT, Effort.OPERATE),
    BarrierKind.EMERGENCY_ONLY: (FixKind.ADMIT, Effort.OPERATE),
    BarrierKind.TOO_LOW: (FixKind.RAISE, Effort.REBUILD),
}
AT_PORTALS: Final[Mapping[BarrierKind, Means]] = {
    BarrierKind.ONE_WAY: (FixKind.BOTH_WAYS, Effort.OPERATE),
    BarrierKind.TOO_NARROW: (FixKind.WIDEN_DOOR, Effort.ADAPT),
    BarrierKind.STEP: (FixKind.LEVEL, Effort.ADAPT),
}
AT_ELEVATORS: Final[Mapping[BarrierKind, Means]] = {
    BarrierKind.ONE_WAY: (FixKind.BOTH_WAYS, Effort.OPERATE),
    BarrierKind.TOO_NARROW: (FixKind.REFIT_ELEVATOR, Effort.REBUILD),
    BarrierKind.CAR_TOO_SMALL: (FixKind.REFIT_ELEVATOR, Effort.REBUILD),
    BarrierKind.NOT_ACCESSIBLE: (FixKind.REFIT_ELEVATOR, Effort.REBUILD),
}
AT_MOVING_STEPS: Final[Mapping[BarrierKind, Means]] = {
    BarrierKind.ONE_WAY: (FixKind.REVERSE, Effort.OPERATE),
}
ON_FOOT: Final[Mapping[BarrierKind, Means]] = {
    BarrierKind.ONE_WAY: (FixKind.BOTH_WAYS, Effort.OPERATE),
    BarrierKind.TOO_NARROW: (FixKind.WIDEN, Effort.REBUILD),
    BarrierKind.TOO_STEEP: (FixKind.FLATTEN, Effort.EXTEND),
    BarrierKind.RAMP_TOO_HIGH: (FixKind.FLATTEN, Effort.EXTEND),
}
REPLACED: Final = frozenset({BarrierKind.STAIRS, BarrierKind.ESCALATOR})
"""What is not changed: a ramp or elevator is built beside it, and its other limits no longer matter."""


def list_fixes(way: Way, barriers: tuple[Barrier, ...], profile: Profile) -> tuple[Fix, ...] | None:
    """Return what takes all barriers of a portal or connector away, ``None`` where nothing does."""
    replaced = [barrier for barrier in barriers if barrier.kind in REPLACED]
    found = [_find_fix(way, barrier, profile) for barrier in replaced or barriers]
    known = tuple(dict.fromkeys(fix for fix in found if fix is not None))
    return None if None in found else known


def _find_fix(way: Way, barrier: Barrier, profile: Profile) -> Fix | None:
    means = _find_means(way, barrier.kind, profile)
    if means is None:
        return None
    kind, effort = means
    told = kind is not FixKind.REFIT_ELEVATOR
    return Fix(
        id=way.id,
        kind=kind,
        effort=effort,
        observed=barrier.observed if told else None,
        required=barrier.required if told else None,
        unit=barrier.unit if told else None,
    )


def _find_means(way: Way, kind: BarrierKind, profile: Profile) -> Means | None:
    if kind in EVERYWHERE:
        return EVERYWHERE[kind]
    if isinstance(way, Portal):
        return AT_PORTALS.get(kind)
    if kind in REPLACED:
        return _build_beside(way, profile)
    if way.kind not in profile.connectors:
        return None
    return TABLES[way.kind].get(kind)


TABLES: Final[Mapping[ConnectorKind, Mapping[BarrierKind, Means]]] = {
    ConnectorKind.ELEVATOR: AT_ELEVATORS,
    ConnectorKind.ESCALATOR: AT_MOVING_STEPS,
    ConnectorKind.MOVING_WALK: AT_MOVING_STEPS,
    ConnectorKind.STAIR: ON_FOOT,
    ConnectorKind.RAMP: ON_FOOT,
}


def _build_beside(way: VerticalConnector, profile: Profile) -> Means | None:
    """Return a ramp where one flight of it would do, else an elevator; what the profile does not use helps nobody."""
    rise_m = way.landings[-1].at[2] - way.landings[0].at[2]
    if ConnectorKind.RAMP in profile.connectors and rise_m <= RAMP_RISE_M.value:
        return FixKind.BUILD_RAMP, Effort.EXTEND
    if ConnectorKind.ELEVATOR in profile.connectors:
        return FixKind.BUILD_ELEVATOR, Effort.BUILD
    return None
