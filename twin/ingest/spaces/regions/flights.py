"""Stairs and ramps as wholes: where they stand on the plan, and from which height to which they lead. Metres."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import shapely
from shapely import MultiPolygon

from twin.geometry.shadow import solid_of
from twin.ingest.connectors.connector_parts import list_parts
from twin.ingest.connectors.connectors import list_whole
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import is_kind
from twin.ingest.solids.bodies import Bodies, Body, whole_shadow_of

STAIRS: Final = ("IfcStair", "IfcStairFlight")
RAMPS: Final = ("IfcRamp", "IfcRampFlight")
_RAILINGS: Final = frozenset({"IfcRailing"})


@dataclass(frozen=True, kw_only=True, eq=False)
class Flights:
    """All parts of one stair or ramp that are walked on."""

    solids: Sequence[Body]
    bottom_m: float
    top_m: float
    stair: bool

    @cached_property
    def plan(self) -> MultiPolygon:
        """The parts seen from above."""
        return solid_of(shapely.union_all([whole_shadow_of(body) for body in self.solids]))


def read_flights(ifc: IfcFile, bodies: Bodies) -> list[Flights]:
    """Return the stairs and ramps of a model that have a body, railings left out."""
    found = []
    for classes in (STAIRS, RAMPS):
        for whole in list_whole(ifc, *classes):
            solids = [
                body for part in list_parts(whole, _is_no_railing) if (body := bodies.find(ifc.id_of(part))) is not None
            ]
            if solids:
                found.append(_flights(solids, stair=classes is STAIRS))
    return found


def _flights(solids: list[Body], *, stair: bool) -> Flights:
    return Flights(
        solids=solids,
        bottom_m=min(float(body.bounds()[0][2]) for body in solids),
        top_m=max(float(body.bounds()[1][2]) for body in solids),
        stair=stair,
    )


def _is_no_railing(part: Any) -> bool:
    return not is_kind(part, _RAILINGS)
