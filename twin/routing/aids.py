"""What makes a network answer faster: made from it after it is built, and never carried to another one."""

from typing import TYPE_CHECKING

from twin.model.ids import StoreyId
from twin.model.route import Location

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from twin.routing.labels.atlas import Atlas
    from twin.routing.rooms import Rooms
    from twin.routing.stands import Stands
    from twin.routing.surcharge import Surcharge


class Aids:
    """
    The one thing of a network that changes: what is made of it later is put here.

    A network changes its answers with none of these, only how soon they come.
    ``dataclasses.replace`` does not copy them: a network with other prices
    begins with none.
    """

    __slots__ = ("atlas", "gates", "leave_s", "rooms", "stands", "surcharge")

    def __init__(self) -> None:
        self.atlas: Atlas | None = None
        """Labels for queries in microseconds; ``None`` until they are made."""
        self.rooms: dict[StoreyId, Rooms] = {}
        """Where the rooms of storeys lie, filled as they are asked for."""
        self.surcharge: Surcharge | None = None
        """What it is dearer by than the network that it was made of, which may have labels."""
        self.stands: dict[tuple[Location, ...], Stands] = {}
        """The places of locations that were asked for."""
        self.leave_s: NDArray[np.float64] | None = None
        """What it costs to leave each storey."""
        self.gates: dict[int, tuple[int, ...]] = {}
        """The edges of the graph that lead through the gates to a territory, by its number."""
