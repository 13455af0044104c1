"""What the stops of a way are called: by the one name that its words have for them."""

from dataclasses import replace

from twin.guidance.locale import get_locale
from twin.guidance.names import Namer
from twin.model.ids import PortalId
from twin.model.route import Landmark, Location
from twin.model.twin import Twin


def with_name(stop: Location, twin: Twin, language: str) -> Location:
    """Return a stop that is labelled as it is called on the way there."""
    return replace(stop, label=name_stop(twin, stop.element, stop.label, language))


def name_stop(twin: Twin, element: str | None, label: str, language: str) -> str:
    """Return what a stop is called on the way there that was asked for by a label."""
    portal = twin.portals.get(PortalId(element or ""))
    if portal is not None and not portal.entrance:  # the door is where one stops; what one asked for is behind it
        return label
    return Namer(twin, get_locale(language)).goal(Landmark(id=element or "", kind="goal", name=label)) or label
