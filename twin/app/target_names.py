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
        self._entries = place.gazetteer.by_id
        self._storeys = place.twin.storeys

    def name(self, target: str, language: str) -> str:
        """Return what a target, or an element's id, is called, with its storey; itself where nothing has that name."""
        kind = self._kind(target, language)
        return kind or self._elements.label(target.partition(":")[2] or target, language)

    def word(self, target: str, language: str) -> str | None:
        """Return what a sign would call a target, ``None`` where nothing has that name."""
        entry = self._entries.get(target.partition(":")[2])
        return self._kind(target, language) or (None if entry is None else entry.label[language])

    def _kind(self, target: str, language: str) -> str | None:
        """Return the term for a target that is no single element."""
        if target == "exit":
            return EXIT[language]
        sort, _, rest = target.partition(":")
        if sort == "storey":
            return next((s.long_name or s.name for s in self._storeys.values() if s.id == rest), None)
        if sort == "zone" and rest in set(SpaceUse):
            return SPACE_USES[SpaceUse(rest)][language]
        if sort == "window" and rest in set(WindowKind):
            return WINDOW_KINDS[WindowKind(rest)][language]
        if sort == "facility" and rest in set(FacilityKind):
            return FACILITY_KINDS[FacilityKind(rest)][language]
        return None
