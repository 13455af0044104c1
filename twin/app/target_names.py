"""What the targets and goals of signs are called."""

from typing import Final

from twin.app.access_names import ElementNames
from twin.app.open_place import OpenPlace
from twin.model.facility import FacilityKind, WindowKind
from twin.model.space import SpaceUse
from twin.model.terms import FACILITY_KINDS, SPACE_USES, WINDOW_KINDS, Names

EXIT: Final[Names] = {"zh-CN": "出口", "en": "Exit"}


class TargetNames:
    """Names of the targets of one place; elements as in the search, kinds by their terms."""

    def __init__(self, place: OpenPlace) -> None:
        self._elements = ElementNames(place)
        self._storeys = place.twin.storeys

    def name(self, target: str, language: str) -> str:
        """Return what a target, or an element's id, is called; itself where nothing has that name."""
        if target == "exit":
            return EXIT[language]
        sort, _, rest = target.partition(":")
        if sort == "storey":
            return next((s.long_name or s.name for s in self._storeys.values() if s.id == rest), rest)
        if sort == "zone" and rest in set(SpaceUse):
            return SPACE_USES[SpaceUse(rest)][language]
        if sort == "window" and rest in set(WindowKind):
            return WINDOW_KINDS[WindowKind(rest)][language]
        if sort == "facility" and rest in set(FacilityKind):
            return FACILITY_KINDS[FacilityKind(rest)][language]
        return self._elements.label(rest or target, language)
