"""What a route had to do without, and why there is none, in words with the numbers."""

from collections.abc import Sequence
from typing import Final

from twin.guidance.bodies import name_body
from twin.guidance.locale import get_locale
from twin.guidance.names import Namer
from twin.guidance.opening_hours import say_hours
from twin.guidance.space_names import name_space_in_full
from twin.model.ids import PortalId, SpaceId
from twin.model.route import Barrier, BarrierKind, Notice, NoticeKind
from twin.model.twin import Twin

METRE_DIGITS: Final = 2
"""Metres are told to the centimetre: a door is judged by it."""
SMALL_M: Final = 0.1
"""Below this to the millimetre: a threshold is judged by it."""
SMALLEST_M: Final = 5e-4
PHONE: Final = "AccessibleServicePhone"
"""The property of a place with the number to call for help."""


def say_notices(notices: Sequence[Notice], twin: Twin, language: str, *, now: bool = False) -> tuple[str, ...]:
    """
    Return a sentence for each notice, of what is so *now* or when one goes.

    Raises
    ------
    UnknownIdError
        If there are no phrases in the language.
    """
    namer = Namer(twin, get_locale(language))
    return tuple(_sentence("notice", notice, namer, now=now) for notice in notices)


def say_barriers(barriers: Sequence[Barrier], twin: Twin, language: str) -> tuple[str, ...]:
    """Return a sentence for each barrier; raises ``UnknownIdError`` for a language without phrases."""
    namer = Namer(twin, get_locale(language))
    return tuple(_sentence("barrier", barrier, namer) for barrier in barriers)


def say_advice(twin: Twin, language: str, *, by_hours: bool) -> str:
    """Return what somebody can do for whom there is no way; *by_hours* where only those stand in it."""
    say, phone = get_locale(language).say, twin.place.properties.get(PHONE)
    if by_hours:
        text = say("advice.hours")
    else:
        text = say("advice.staff") if phone is None else say("advice.phone", phone=str(phone.value))
    return get_locale(language).sentence(text)


def _sentence(group: str, said: Notice | Barrier, namer: Namer, *, now: bool = False) -> str:
    key = f"{group}.{said.kind}"
    if now and namer.locale.has(f"{key}.now"):
        key = f"{key}.now"
    values = {"thing": _thing(said, namer)}
    if said.kind is BarrierKind.BLOCKED and (body := name_body(said.id, namer)) is not None:
        key, values = f"{group}.body", body
    if said.kind is NoticeKind.OUTSIDE_HOURS:
        values["hours"] = _hours(said, namer)
    measured = namer.locale.phrases.get(f"{key}.measured")
    if measured is not None:
        numbers = {"observed": said.observed or None, "required": said.required}
        known = {name: say_value(number, said.unit, namer) for name, number in numbers.items() if number is not None}
        if measured.values.keys() <= known.keys() | values.keys():
            key, values = f"{key}.measured", values | known
    return namer.locale.sentence(namer.locale.say(key, **values))


def _thing(said: Notice | Barrier, namer: Namer) -> str:
    """Return what an element is called for one who is not there yet."""
    name = _name(said.id, namer)
    if name is not None:
        return name
    place = namer.twin.place.name
    if said.kind is NoticeKind.OUTSIDE_HOURS and place is not None:
        return place.value
    return namer.locale.say("stairs.any" if said.kind is BarrierKind.STAIRS else "element.unnamed")


def name_thing(element: str | None, namer: Namer) -> str:
    """Return what an element is called for one who is not there yet, whatever is said of it."""
    return _name(element, namer) or namer.locale.say("element.unnamed")


def _name(element: str | None, namer: Namer) -> str | None:
    portal = namer.twin.portals.get(PortalId(element or ""))
    if portal is not None:
        return namer.door_between(portal)
    space = namer.twin.spaces.get(SpaceId(element or ""))
    if space is not None:
        return name_space_in_full(space, namer.locale)
    return namer.element(element) if element else None


def _hours(said: Notice | Barrier, namer: Namer) -> str:
    """Return the hours of a portal or space, or else of the place."""
    twin = namer.twin
    element = twin.portals.get(PortalId(said.id or "")) or twin.spaces.get(SpaceId(said.id or ""))
    own = None if element is None else element.opening_hours
    found = own or twin.place.properties.get("OpeningHours")
    return "" if found is None else say_hours(str(found.value), namer.locale)


def say_value(number: float, unit: str | None, namer: Namer) -> str:
    """Return a measured value with its unit; a slope as 1:12."""
    if unit == "m":
        exact = abs(round(number, METRE_DIGITS) - number) < SMALLEST_M
        digits = METRE_DIGITS if exact or number > SMALL_M else METRE_DIGITS + 1
        return namer.locale.say("value.m", number=f"{number:.{digits}f}")
    if unit == "ratio" and number > 0:
        return namer.locale.say("value.ratio", number=f"{1 / number:.1f}".removesuffix(".0"))
    return namer.locale.say("value.other", number=f"{number:g}", unit=unit or "").strip()
