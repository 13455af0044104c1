"""What things are called in a sentence: the author's words where a person would say them, else the kind's."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from twin.guidance.locale import Locale
from twin.guidance.space_names import in_visitors_words, name_space, name_space_in_full
from twin.guidance.spoken_names import is_code, is_spoken
from twin.guidance.storey_names import name_storey
from twin.model.facility import Facility, FacilityKind
from twin.model.ids import OUTSIDE, ConnectorId, FacilityId, PortalId, SignId, SpaceId, StoreyId
from twin.model.labels import normalise, split_languages
from twin.model.passage import ConnectorKind, Portal, PortalKind, VerticalConnector
from twin.model.route import Landmark
from twin.model.sign import Sign
from twin.model.space import Space
from twin.model.terms import CONNECTOR_KINDS, FACILITY_KINDS, SPACE_USES, WINDOW_KINDS, Names
from twin.model.twin import Twin

_STOREY_RANGE: Final = re.compile(
    r"[\s(（,，]*[BFL]?\d{1,2}[FL层楼]?\s*[-–—~～至到]\s*[BFL]?\d{1,2}[FL层楼]?[)）]*$", re.IGNORECASE
)
"""Designers name each flight by the storeys that it joins; people name the stair."""


KIND_NAMES: Final = frozenset(
    name
    for table in (SPACE_USES, WINDOW_KINDS, FACILITY_KINDS, CONNECTOR_KINDS)
    for names in table.values()
    for name in names.values()
)
"""What somebody asks for who names no single thing."""

_POINT: Final = re.compile(r"\(-?[\d.]+, -?[\d.]+\)$")
"""A point's label holds its coordinates, which nobody says."""


NAMES_MAX: Final = 8192
"""So many authors' names are remembered with what people say for them."""


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
        if landmark.kind in {"column", "end"}:
            return self.locale.say(landmark.kind)
        if landmark.kind == "near":
            return self._near(landmark)
        if landmark.kind == "door":
            return self._door_of(SpaceId(landmark.name))
        if landmark.kind == "sign":
            return self._sign_line(self.twin.signs.get(SignId(landmark.id)), landmark.name)
        if landmark.kind == "goal":
            return self.goal(landmark)
        return self.element(landmark.id)

    def goal(self, landmark: Landmark) -> str | None:
        """
        Return what the goal is called on arrival, ``None`` for a mere point.

        It has the name that the way there called it by; who asked for a kind
        of thing hears that as well, once.
        """
        space = self.twin.spaces.get(SpaceId(landmark.id))
        own = self.element(landmark.id) if space is None else name_space_in_full(space, self.locale)
        if own is None:
            return landmark.name if is_spoken(landmark.name) and not _POINT.search(landmark.name) else None
        asked = landmark.name
        named = own != self.space(space) if space is not None else not self._is_window(landmark.id)
        if named or asked not in KIND_NAMES or normalise(asked) in normalise(own):
            return own
        return self.locale.say("name.both", name=own, other=asked)

    def _near(self, landmark: Landmark) -> str | None:
        """Return that one is near something, not right at it."""
        door = PortalId(landmark.id) in self.twin.portals
        thing = self.landmark(replace(landmark, kind="door" if door else "thing"))
        return None if thing is None else self.locale.say("near", thing=thing)

    def _is_window(self, element: str) -> bool:
        """Whether something is called by a number, which says nothing of what it is for."""
        facility = self.twin.facilities.get(FacilityId(element))
        return facility is not None and facility.kind.value is FacilityKind.SERVICE_WINDOW

    def _door_of(self, room: SpaceId) -> str | None:
        """Return what the door of a room is called, seen from outside."""
        name = self.space(self.twin.spaces[room])
        return None if name is None else self.locale.say("door.of", space=name)

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
        return name_space(space, self.locale)

    def facility(self, facility: Facility) -> str:
        """Return what a facility is called: a window by its number."""
        kind = facility.kind.value
        if kind is FacilityKind.SERVICE_WINDOW and facility.number is not None:
            return self.locale.say("window", number=facility.number)
        own = self._own(facility.name)
        return own or self.locale.say("thing", name=self._kind(FACILITY_KINDS[kind]))

    def connector(self, connector: VerticalConnector) -> str:
        """Return what a connector is called; an elevator that is declared accessible is called so."""
        own = self._own(_STOREY_RANGE.sub("", connector.name))
        if own is not None:
            return own
        if connector.kind is ConnectorKind.ELEVATOR and connector.accessible is not None and connector.accessible.value:
            return self.locale.say("elevator.accessible")
        return self.locale.say("thing", name=self._kind(CONNECTOR_KINDS[connector.kind]))

    def door(self, portal: Portal) -> str:
        """Return what a portal is called: its own name, else what it is."""
        own = self._own(portal.name)
        if own is not None:
            return own
        if portal.kind is PortalKind.GATE:
            return self.locale.say("portal.gate")
        return self.locale.say("portal.entrance" if portal.entrance else "portal.door")

    def door_between(self, portal: Portal) -> str:
        """Return a portal's name for one who is not there: with the spaces that it joins."""
        if self._own(portal.name) is not None:
            return self.door(portal)
        sides = [self._side(side) for side in portal.spaces]
        if len(set(sides)) < len(sides):  # the door between two corridors is told by what stands on their plates
            sides = [self._side(side, in_full=True) for side in portal.spaces]
        named = [side for side in sides if side is not None]
        door = self.door(portal)
        if len(named) == len(sides) and named[0] != named[1]:
            return self.locale.say("portal.between", door=door, one=named[0], other=named[1])
        return self.locale.say("portal.to", door=door, space=named[0]) if named else door

    def _side(self, side: SpaceId | None, *, in_full: bool = False) -> str | None:
        if side == OUTSIDE:
            return self.locale.say("outside")
        space = None if side is None else self.twin.spaces.get(side)
        if space is None:
            return None
        return name_space_in_full(space, self.locale) if in_full else self.space(space)

    def _sign_line(self, sign: Sign | None, line: str) -> str:
        """Return the line of a sign in this language; the other where it has only that."""
        legends = [] if sign is None else [legend for face in sign.faces for legend in face.legends or ()]
        for legend in legends:
            if line in (legend.zh, legend.en):
                own = legend.zh if self.locale.language == "zh-CN" else legend.en
                return own or line
        return line

    def _own(self, name: str) -> str | None:
        """Return an author's name, if it is in this language and a person would say it."""
        return _find_own(name, self.locale.language)

    def _kind(self, names: Names) -> str:
        """Return the name of a kind as it stands within a sentence."""
        name = names[self.locale.language]
        return name if name.isupper() else name.lower()


@lru_cache(maxsize=NAMES_MAX)
def _find_own(name: str, language: str) -> str | None:
    """Return an author's name, if it is in a language and a person would say it."""
    chinese, english = split_languages(name) if name else (None, None)
    own = chinese if language == "zh-CN" else english
    return in_visitors_words(own) if own is not None and is_spoken(own) and not is_code(own) else None
