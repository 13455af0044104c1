"""What rules look at: the twin, the day, and what the place says of itself."""

from dataclasses import dataclass
from typing import Final

from twin.model.limits import PASSAGE_CROWDED_M, PASSAGE_M, Limit
from twin.model.passage import Access, Portal, PortalKind
from twin.model.space import ZONE_USES, Space, SpaceUse
from twin.model.twin import Twin
from twin.rules.ground import Ground

EXISTING: Final = "existing"
FREQUENTED: Final = ZONE_USES - {SpaceUse.BACK_OFFICE, SpaceUse.SUPPORTING, SpaceUse.OPTIONAL}
"""The zones where visitors wait and are served."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Case:
    """One building, ready to be judged. ``today`` is an ISO 8601 date."""

    twin: Twin
    today: str
    ground: Ground

    @property
    def crowded(self) -> bool:
        """Whether many people come together here; taken for granted where visitors wait, unless the model denies it."""
        said = self.twin.place.properties.get("CrowdedPublicPlace")
        return (
            any(zone.code in FREQUENTED for zone in self.twin.zones.values())
            if said is None
            else said.value is not False
        )

    @property
    def existing(self) -> bool:
        """Whether the building stands already: some limits are milder then."""
        said = self.twin.place.properties.get("Construction")
        return said is not None and said.value == EXISTING

    @property
    def passage_m(self) -> Limit:
        """How wide accessible passages have to be here."""
        return PASSAGE_CROWDED_M if self.crowded else PASSAGE_M

    def list_public_doors(self) -> tuple[Portal, ...]:
        """Return the doors and gates that the public goes through."""
        return tuple(portal for portal in self.twin.portals.values() if self.is_public_door(portal))

    def is_public_door(self, portal: Portal) -> bool:
        """Tell whether the public goes through a door on the level; stairwells and shafts are no way for wheels."""
        if portal.kind not in {PortalKind.DOOR, PortalKind.GATE} or None in portal.spaces:
            return False
        spaces = self.list_sides(portal)
        open_to_all = portal.access is None or portal.access.value is Access.PUBLIC
        return open_to_all and all(is_public(space) and SpaceUse.STAIR not in space.uses.value for space in spaces)

    def list_sides(self, portal: Portal) -> tuple[Space, ...]:
        """Return the spaces on the sides of a portal, those that are modelled."""
        found = (self.twin.spaces.get(side) for side in portal.spaces if side is not None)
        return tuple(space for space in found if space is not None)

    def list_uses(self, use: SpaceUse) -> tuple[Space, ...]:
        """Return the spaces that are for a use, copies of other layers left out."""
        return tuple(space for space in self.twin.spaces.values() if use in space.uses.value and space.layer is None)


def is_public(space: Space) -> bool:
    """Tell whether a space is open to the public, as far as the model does not deny it."""
    return space.public is None or space.public.value
