"""What makes a network answer faster: made from it after it is built, and never carried to another one."""

from typing import TYPE_CHECKING

from twin.model.ids import StoreyId

if TYPE_CHECKING:
    from twin.routing.labels.atlas import Atlas
    from twin.routing.rooms import Rooms
    from twin.routing.surcharge import Surcharge


class Aids:
    """
    The one thing of a network that changes: what is made of it later is put here.

    A network changes its answers with none of these, only how soon they come.
    ``dataclasses.replace`` does not copy them: a network with other prices
    begins with none.
    """

    __slots__ = ("atlas", "rooms", "surcharge")

    def __init__(self) -> None:
        self.atlas: Atlas | None = None
        """Labels for queries in microseconds; ``None`` until they are made."""
        self.rooms: dict[StoreyId, Rooms] = {}
        """Where the rooms of storeys lie, filled as they are asked for."""
        self.surcharge: Surcharge | None = None
        """What it is dearer by than the network that it was made of, which may have labels."""
