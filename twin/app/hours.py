"""What opening hours leave shut at a minute, worked out once for everybody who asks in it."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from twin.model.twin import Twin

if TYPE_CHECKING:
    from twin.routing.questions.closing import Closing

PLACE_HOURS: Final = "OpeningHours"
"""The property of a place that holds its hours."""
MINUTES_MAX: Final = 256
"""So many minutes are remembered: most people ask about now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursState:
    """
    All that opening hours say of a moment; at two moments with the same state every question has the same answer.

    ``is_place_open`` is by the hours of the place itself, ``None`` if nobody knows.
    """

    closing: "Closing"
    is_place_open: bool | None


class PlaceHours:
    """The opening hours of one place."""

    def __init__(self, twin: Twin) -> None:
        self._twin = twin
        self._states: dict[HoursState, HoursState] = {}
        self._find = lru_cache(maxsize=MINUTES_MAX)(self._work_out)

    def at(self, moment: datetime) -> HoursState:
        """Return the state at a moment by the place's own clock; seconds do not count."""
        return self._find(moment.replace(second=0, microsecond=0))

    def _work_out(self, moment: datetime) -> HoursState:
        from twin.routing.questions.closing import find_closing  # noqa: PLC0415  # only who asks for a way pays
        from twin.routing.questions.opening_hours import parse_opening_hours  # noqa: PLC0415  # the same

        said = self._twin.place.properties.get(PLACE_HOURS)
        hours = parse_opening_hours(str(said.value)) if said is not None else None
        found = HoursState(
            closing=find_closing(self._twin, moment), is_place_open=None if hours is None else hours.is_open(moment)
        )
        return self._states.setdefault(found, found)  # one object for each: alike is then mostly the same
