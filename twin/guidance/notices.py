"""What a route had to do without, and why there is none, in words with the numbers."""

from collections.abc import Sequence
from typing import Final

from twin.guidance.locale import get_locale
from twin.guidance.names import Namer
from twin.guidance.opening_hours import say_hours
from twin.model.ids import PortalId, SpaceId
from twin.model.route import Barrier, BarrierKind, Notice, NoticeKind
from twin.model.twin import Twin

METRE_DIGITS: Final = 2
"""Metres are told to the centimetre: a door is judged by it."""


def say_notices(notices: Sequence[Notice], twin: Twin, language: str) -> tuple[str, ...]:
    """Return a sentence for each notice; raises ``UnknownIdError`` for a language without phrases."""
    namer = Namer(twin, get_locale(language))
    return tuple(_sentence("notice", notice, namer) for notice in notices)


def say_barriers(barriers: Sequence[Barrier], twin: Twin, language: str) -> tuple[str, ...]:
    """Return a sentence for each barrier; raises ``UnknownIdError`` for a language without phrases."""
    namer = Namer(twin, get_locale(language))
    return tuple(_sentence("barrier", barrier, namer) for barrier in barriers)


def _sentence(group: str, said: Notice | Barrier, namer: Namer) -> str:
    key = f"{group}.{said.kind}"
    values = {"thing": _thing(said, namer)}
    if said.kind is NoticeKind.OUTSIDE_HOURS:
        values["hours"] = _hours(said, namer)
    measured = namer.locale.phrases.get(f"{key}.measured")
    if measured is not None:
        numbers = {"observed": said.observed, "required": said.required}
        known = {name: _value(number, said.unit, namer) for name, number in numbers.items() if number is not None}
        if measured.values.keys() <= known.keys() | values.keys():
            key, values = f"{key}.measured", values | known
    return namer.locale.sentence(namer.locale.say(key, **values))


def _thing(said: Notice | Barrier, namer: Namer) -> str:
    """Return what an element is called for one who is not there yet."""
    portal = namer.twin.portals.get(PortalId(said.id or ""))
    if portal is not None:
        return namer.door_between(portal)
    name = namer.element(said.id) if said.id else None
    if name is not None:
        return name
    place = namer.twin.place.name
    if said.kind is NoticeKind.OUTSIDE_HOURS and place is not None:
        return place.value
    return namer.locale.say("stairs.any" if said.kind is BarrierKind.STAIRS else "element.unnamed")


def _hours(said: Notice | Barrier, namer: Namer) -> str:
    """Return the hours of a portal or space, or else of the place."""
    twin = namer.twin
    element = twin.portals.get(PortalId(said.id or "")) or twin.spaces.get(SpaceId(said.id or ""))
    own = None if element is None else element.opening_hours
    found = own or twin.place.properties.get("OpeningHours")
    return "" if found is None else say_hours(str(found.value), namer.locale)


def _value(number: float, unit: str | None, namer: Namer) -> str:
    if unit == "m":
        return namer.locale.say("value.m", number=f"{number:.{METRE_DIGITS}f}")
    if unit == "ratio" and number > 0:
        return namer.locale.say("value.ratio", number=f"{1 / number:.1f}".removesuffix(".0"))
    return namer.locale.say("value.other", number=f"{number:g}", unit=unit or "").strip()
