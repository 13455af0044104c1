"""Names for the ids that travel between packages: GlobalIds, or ``GlobalId#n`` where one element gives several."""

from typing import Final, NewType

ElementId = NewType("ElementId", str)
StoreyId = NewType("StoreyId", str)
SpaceId = NewType("SpaceId", str)
ZoneId = NewType("ZoneId", str)
PortalId = NewType("PortalId", str)
ConnectorId = NewType("ConnectorId", str)
FacilityId = NewType("FacilityId", str)
SignId = NewType("SignId", str)
ObstacleId = NewType("ObstacleId", str)

OUTSIDE: Final = SpaceId("outside")
"""The far side of a portal that leads out of everything modelled."""
