"""What the targets and goals of signs are called."""

import re
from typing import Final

from twin.app.access_names import ElementNames
from twin.app.open_place import OpenPlace
from twin.model.facility import FacilityKind, WindowKind
from twin.model.ids import ConnectorId, FacilityId, SpaceId
from twin.model.space import SpaceUse
from twin.model.symbols import CONNECTOR_SYMBOLS, FACILITY_SYMBOLS, SPACE_SYMBOLS
from twin.model.terms import FACILITY_KINDS, SPACE_USES, WINDOW_KINDS, Names

EXIT: Final[Names] = {"zh-CN": "出口", "en": "Exit"}
HANZI: Final = re.compile("[\u4e00-\u9fff]")
IN_BRACKETS: Final = re.compile("\\s*[(（][^()（）]*[\u4e00-\u9fff][^()（）]*[)）]")
"""What the search adds in Chinese to English names that are those of a kind."""


class TargetNames:
    """Names of the targets of one place; elements as in the search, kinds by their terms."""

    def __init__(self, place: OpenPlace) -> None:
        self._elements = ElementNames(place)
        self._entries = place.gazetteer.by_id
        self._twin = place.twin

    def name(self, target: str, language: str) -> str:
        """Return what a target, or an element's id, is called, with its storey; itself where nothing has that name."""
        kind = self._kind(target, language)
        return kind or self._elements.label(target.partition(":")[2] or target, language)

    def word(self, target: str, language: str) -> str | None:
        """Return what a sign would call a target, ``None`` where nothing has that name."""
        entry = self._entries.get(target.partition(":")[2])
        said = self._kind(target, language) or (None if entry is None else entry.label[language])
        if said is None or language == "zh-CN":
            return said
        said = IN_BRACKETS.sub("", said)
        return None if HANZI.search(said) else said

    def symbol(self, target: str) -> str | None:
        """Return the symbol beside a target's name, ``None`` where it has none."""
        sort, _, rest = target.partition(":")
        if target == "exit":
            return "exit"
        if sort == "zone" and rest in set(SpaceUse):
            return SPACE_SYMBOLS.get(SpaceUse(rest))
        if sort == "window":
            return FACILITY_SYMBOLS[FacilityKind.SERVICE_WINDOW]
        if sort == "facility":
            facility = self._twin.facilities.get(FacilityId(rest))
            kind = (
                FacilityKind(rest) if rest in set(FacilityKind) else None if facility is None else facility.kind.value
            )
            return None if kind is None else FACILITY_SYMBOLS.get(kind)
        space, connector = self._twin.spaces.get(SpaceId(rest)), self._twin.connectors.get(ConnectorId(rest))
        if space is not None:
            return SPACE_SYMBOLS.get(space.use)
        return None if connector is None else CONNECTOR_SYMBOLS.get(connector.kind)

    def _kind(self, target: str, language: str) -> str | None:
        """Return the term for a target that is no single element."""
        if target == "exit":
            return EXIT[language]
        sort, _, rest = target.partition(":")
        if sort == "storey":
            return next((s.long_name or s.name for s in self._twin.storeys.values() if s.id == rest), None)
        if sort == "zone" and rest in set(SpaceUse):
            return SPACE_USES[SpaceUse(rest)][language]
        if sort == "window" and rest in set(WindowKind):
            return WINDOW_KINDS[WindowKind(rest)][language]
        if sort == "facility" and rest in set(FacilityKind):
            return FACILITY_KINDS[FacilityKind(rest)][language]
        return None
