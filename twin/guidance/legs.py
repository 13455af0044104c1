"""Legs of a route as people walk them."""

from functools import partial

from twin.guidance.bearings import towards_goal
from twin.guidance.modes import Mode
from twin.guidance.scenery import Scenery
from twin.guidance.stretch import Stretch, measure_stretch
from twin.model.ids import PortalId
from twin.model.route import Leg, Route
from twin.model.twin import Twin


def measure_leg(leg: Leg, route: Route, twin: Twin, scenery: Scenery) -> Stretch | None:
    """Return a leg of a route as those walk it who go to what they see, ``None`` where it goes nowhere."""
    last = leg is route.legs[-1]
    return measure_stretch(
        leg,
        twin,
        untold=_own_doors(route),
        is_open=partial(scenery.is_open, leg.storey, by_cane=route.profile == Mode.BLIND),
        to_place=not last or comes_to_thing(route, twin),
    )


def comes_to_thing(route: Route, twin: Twin) -> bool:
    """Whether one goes to something that one comes to stand before, and not to a floor that one comes to stand on."""
    name = route.destination.element or ""
    door = PortalId(name) in twin.portals
    return door or towards_goal(route.destination, route.legs[-1].path[-1][:2], twin) is not None


def _own_doors(route: Route) -> frozenset[str]:
    """A door that one starts at or goes to is the place itself."""
    return frozenset(place.element for place in (route.origin, route.destination) if place.element)
