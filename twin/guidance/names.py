"""What things are called in a sentence: the author's words where a person would say them, else the kind's."""

import re
from dataclasses import dataclass
from typing import Final

from twin.guidance.locale import Locale
from twin.guidance.storey_names import name_storey
from twin.model.facility import Facility, FacilityKind
from twin.model.ids import OUTSIDE, ConnectorId, FacilityId, PortalId, SignId, SpaceId, StoreyId
from twin.model.labels import split_languages
from twin.model.passage import ConnectorKind, Portal, PortalKind, VerticalConnector
from twin.model.route import Landmark
from twin.model.sign import Sign
from twin.model.space import Space, SpaceUse
from twin.model.terms import CONNECTOR_KINDS, FACILITY_KINDS, SPACE_USES, Names
from twin.model.twin import Twin

LONGEST_NAME: Final = 40
_CODE: Final = re.compile(r"[A-Za-z]{0,3}[-.]?\d{1,4}[A-Za-z]?")
_NOT_SPOKEN: Final = re.compile(r"[:_{}\[\]<>|\\]|\d{5,}|^[0-9A-Za-z_$]{22}$")
_STOREY_RANGE: Final = re.compile(
    r"[\s(（,，]*[BFL]?\d{1,2}[FL层楼]?\s*[-–—~～至到]\s*[BFL]?\d{1,2}[FL层楼]?[)）]*$", re.IGNORECASE
)
"""Designers name each flight by the storeys that it joins; people name the stair."""

_WORD: Final = re.compile(r"[^\W\d_]{2,}|[\u3400-\u9fff]")


def is_spoken(name: str) -> bool:
    """
    Whether a person would say a name: not a family, type and number that a program wrote.

    >>> is_spoken("东门"), is_spoken("Main entrance"), is_spoken("M_Single-Flush:0915 x 2134mm:152345")
    (True, True, False)
    """
    return len(name) <= LONGEST_NAME and not _NOT_SPOKEN.search(name) and bool(_WORD.search(name))


def choose_name(name: str, long_name: str | None, kind: Names | None, language: str) -> str | None:
    """
    Return what a thing is called in a language, or ``None`` if it has nothing that could be said.

    >>> choose_name("A102", "办公室", {"zh-CN": "后台办公区", "en": "Back Office"}, "en")
    'Back Office A102'
    >>> choose_name("A102", "办公室", None, "zh-CN")
    '办公室'
    """
    own, other, code = None, None, None
    for text in (long_name or "", name):
        if _CODE.fullmatch(text.strip()):
            code = code or text.strip()
            continue
        chinese, english = split_languages(text)
        mine, theirs = (chinese, english) if language == "zh-CN" else (english, chinese)
        own = own or (mine if mine and is_spoken(mine) else None)
        other = other or (theirs if theirs and is_spoken(theirs) else None)
    if own is not None:
        return own
    if kind is not None:
        return " ".join(part for part in (kind[language], code) if part)
    return other or code


@dataclass(frozen=True, slots=True)
class Namer:
    """Names the things of a twin in one language."""

    twin: Twin
    locale: Locale

    def storey(self, storey: StoreyId) -> str:
        """Return what a storey is called: 二层, level 2."""
        return name_storey(self.twin, storey, self.locale)

    def landmark(self, landmark: Landmark) -> str | None:
        """Return what a landmark is called, or ``None`` where it has no name that could be said."""
        if landmark.kind == "column":
            return self.locale.say("column")
        if landmark.kind == "sign":
            return self._sign_line(self.twin.signs.get(SignId(landmark.id)), landmark.name)
        if landmark.kind == "goal":
            return landmark.name if is_spoken(landmark.name) else self.element(landmark.id) or landmark.name
        return self.element(landmark.id)

    def element(self, element: str) -> str | None:
        """Return what an element is called by its id."""
        facility = self.twin.facilities.get(FacilityId(element))
        if facility is not None:
            return self.facility(facility)
        connector = self.twin.connectors.get(ConnectorId(element))
        if connector is not None:
            return self.connector(connector)
        portal = self.twin.portals.get(PortalId(element))
        if portal is not None:
            return self.door(portal)
        space = self.twin.spaces.get(SpaceId(element))
        return None if space is None else self.space(space)

    def space(self, space: Space) -> str | None:
        """Return what a space is called."""
        kind = None if space.use is SpaceUse.UNKNOWN else SPACE_USES[space.use]
        return choose_name(space.name, space.long_name, kind, self.locale.language)

    def facility(self, facility: Facility) -> str:
        """Return what a facility is called: a window by its number."""
        kind = facility.kind.value
        if kind is FacilityKind.SERVICE_WINDOW and facility.number is not None:
            return self.locale.say("window", number=facility.number)
        own = choose_name(facility.name, None, None, self.locale.language)
        if own is not None and own in split_languages(facility.name) and self._is_own(facility.name):
            return own
        return self.locale.say("thing", name=self._kind(FACILITY_KINDS[kind]))

    def connector(self, connector: VerticalConnector) -> str:
        """Return what a connector is called; an elevator that is declared accessible is called so."""
        name = _STOREY_RANGE.sub("", connector.name)
        if self._is_own(name):
            return choose_name(name, None, None, self.locale.language) or ""
        if connector.kind is ConnectorKind.ELEVATOR and connector.accessible is not None and connector.accessible.value:
            return self.locale.say("elevator.accessible")
        return self.locale.say("thing", name=self._kind(CONNECTOR_KINDS[connector.kind]))

    def door(self, portal: Portal) -> str:
        """Return what a portal is called: its own name, else what it is."""
        if self._is_own(portal.name):
            return choose_name(portal.name, None, None, self.locale.language) or ""
        if portal.kind is PortalKind.GATE:
            return self.locale.say("portal.gate")
        return self.locale.say("portal.entrance" if portal.entrance else "portal.door")

    def door_between(self, portal: Portal) -> str:
        """Return a portal's name for one who is not there: with the spaces that it joins."""
        if self._is_own(portal.name):
            return self.door(portal)
        sides = [self._side(side) for side in portal.spaces]
        named = [side for side in sides if side is not None]
        door = self.door(portal)
        if len(named) == len(sides):
            return self.locale.say("portal.between", door=door, one=named[0], other=named[1])
        return self.locale.say("portal.to", door=door, space=named[0]) if named else door

    def _side(self, side: SpaceId | None) -> str | None:
        if side == OUTSIDE:
            return self.locale.say("outside")
        space = None if side is None else self.twin.spaces.get(side)
        return None if space is None else self.space(space)

    def _sign_line(self, sign: Sign | None, line: str) -> str:
        """Return the line of a sign in this language; the other where it has only that."""
        legends = [] if sign is None else [legend for face in sign.faces for legend in face.legends or ()]
        for legend in legends:
            if line in (legend.zh, legend.en):
                own = legend.zh if self.locale.language == "zh-CN" else legend.en
                return own or line
        return line

    def _is_own(self, name: str) -> bool:
        """Whether a name is in this language and a person would say it."""
        chinese, english = split_languages(name) if name else (None, None)
        own = chinese if self.locale.language == "zh-CN" else english
        return own is not None and is_spoken(own) and not _CODE.fullmatch(own)

    def _kind(self, names: Names) -> str:
        """Return the name of a kind as it stands within a sentence."""
        name = names[self.locale.language]
        return name if name.isupper() else name.lower()
