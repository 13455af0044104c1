"""What a body in the way is called, and where it stands."""

from typing import Final

from twin.guidance.names import Namer
from twin.guidance.spoken_names import is_spoken
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.ids import ConnectorId, FacilityId, ObstacleId
from twin.model.labels import split_languages

WORDS: Final = {ObstacleKind.FURNITURE: "body.furniture", ObstacleKind.EQUIPMENT: "body.equipment"}


def name_body(element: str | None, namer: Namer) -> dict[str, str] | None:
    """Return ``thing`` and ``place`` of a body for a sentence, ``None`` if the id is none of a body."""
    body = namer.twin.obstacles.get(ObstacleId(element or ""))
    return None if body is None else {"thing": _name(body, namer), "place": _place(body, namer)}


def _name(body: Obstacle, namer: Namer) -> str:
    element = body.id.partition("#")[0]  # of a body in parts, each has the element's id and a number
    connector = namer.twin.connectors.get(ConnectorId(element))
    if connector is not None:
        return namer.connector(connector)
    facility = namer.twin.facilities.get(FacilityId(element))
    if facility is not None:
        return namer.facility(facility)
    chinese, english = split_languages(body.name)
    own = chinese if namer.locale.language == "zh-CN" else english
    return own if own and is_spoken(own) else namer.locale.say(WORDS.get(body.kind, "element.unnamed"))


def _place(body: Obstacle, namer: Namer) -> str:
    """Return the smallest space that a body's middle lies in, else its storey."""
    middle = body.footprint.representative_point()
    around = [
        (space.footprint.area, space.id)
        for space in namer.twin.list_spaces(body.storey)
        if space.navigable and space.footprint is not None and space.footprint.intersects(middle)
    ]
    name = namer.space(namer.twin.spaces[min(around)[1]]) if around else None
    return name or namer.storey(body.storey)
