"""What the elements of an analysis are called: places as in the search, doors by their name and the spaces they join."""

from typing import Final

from twin.app.open_place import OpenPlace
from twin.model.ids import OUTSIDE, PortalId, SpaceId
from twin.model.labels import label_of
from twin.model.passage import Portal, PortalKind
from twin.model.terms import Names

PORTAL_KINDS: Final[dict[PortalKind, Names]] = {
    PortalKind.DOOR: {"zh-CN": "门", "en": "Door"},
    PortalKind.OPENING: {"zh-CN": "洞口", "en": "Opening"},
    PortalKind.GATE: {"zh-CN": "闸机", "en": "Gate"},
    PortalKind.VIRTUAL: {"zh-CN": "开敞界线", "en": "Open edge"},
}
_OUTSIDE: Final[Names] = {"zh-CN": "室外", "en": "outside"}
_UNKNOWN: Final[Names] = {"zh-CN": "未建模处", "en": "not modelled"}


class ElementNames:
    """Names of the portals, connectors and places of one building."""

    def __init__(self, place: OpenPlace) -> None:
        self._place = place

    def label(self, element: str, language: str) -> str:
        """Return what an element is called, with its storey where that is no part of the name."""
        portal = self._place.twin.portals.get(PortalId(element))
        if portal is not None:
            return f"{self._portal(portal, language)} [{self._storey(portal.storey)}]"
        entry = self._place.gazetteer.by_id.get(element)
        if entry is None:
            return element
        if element in self._place.twin.connectors:
            return entry.label[language]
        return f"{entry.label[language]} [{self._storey(entry.storey)}]"

    def kind(self, element: str) -> str:
        """Return what kind of thing an element is, as the JSON names it."""
        portal = self._place.twin.portals.get(PortalId(element))
        if portal is not None:
            return portal.kind.value
        return next(found.kind.value for found in self._place.twin.connectors.values() if found.id == element)

    def sides(self, element: str) -> tuple[str | None, ...]:
        """Return the spaces on both sides of a portal, none of a connector."""
        portal = self._place.twin.portals.get(PortalId(element))
        return () if portal is None else portal.spaces

    def _portal(self, portal: Portal, language: str) -> str:
        kind = PORTAL_KINDS[portal.kind]
        # A library's type name ("M_Single-Flush:0762 x 2032mm:150173") says nothing to people.
        name = label_of(portal.name, None, kind) if portal.name and ":" not in portal.name else kind
        sides = " – ".join(self._side(side, language) for side in portal.spaces)
        return f"{name[language]}（{sides}）" if language == "zh-CN" else f"{name[language]} ({sides})"

    def _side(self, space: SpaceId | None, language: str) -> str:
        if space is None:
            return _UNKNOWN[language]
        if space == OUTSIDE:
            return _OUTSIDE[language]
        entry = self._place.gazetteer.by_id.get(space)
        return self._place.twin.spaces[space].name if entry is None else entry.label[language]

    def _storey(self, storey: str) -> str:
        return next(found.name for found in self._place.twin.storeys.values() if found.id == storey)
