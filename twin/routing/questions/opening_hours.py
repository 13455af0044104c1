"""
When something is open: the part of OpenStreetMap's ``opening_hours`` that buildings use.

>>> from datetime import datetime
>>> hours = parse_opening_hours("Mo-Fr 08:30-12:00,14:30-17:30; Sa 09:00-12:00; PH off")
>>> hours.is_open(datetime(2026, 3, 2, 9, 0)), hours.is_open(datetime(2026, 3, 2, 13, 0))
(True, False)

Understood are rules of days (``Mo-Fr``, ``Sa,Su``, ``PH``) and times
(``22:00-02:00`` goes past midnight), ``24/7``, ``off`` and ``closed``. A
later rule after ``;`` replaces an earlier one on its days, one after a comma
adds to it. Everything else (months, dates, weeks, sunset, open ends, words)
is not understood, and nothing is made of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

_WEEKDAYS: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_DAYS: Final = re.compile(r"(Mo|Tu|We|Th|Fr|Sa|Su|PH)(?:\s*-\s*(Mo|Tu|We|Th|Fr|Sa|Su))?")
_TIMES: Final = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})(?!\d|\+|:)")
_COMMA: Final = re.compile(r"\s*,\s*")
_DAY_MIN: Final = 24 * 60
_LAST_HOUR: Final = 48
"""An end after midnight may also be written as 26:00."""
_MINUTES: Final = 60
NO_HOLIDAYS: Final[frozenset[date]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningRule:
    """
    On which days, from which minute to which (beyond 24 h is the next day).

    No spans are closed all day. ``adds`` is whether it leaves the rules before it in force.
    """

    weekdays: frozenset[int]
    holidays: bool
    spans_min: tuple[tuple[int, int], ...]
    adds: bool

    def is_for(self, day: date, holidays: frozenset[date]) -> bool:
        """Tell whether the rule speaks of a day."""
        return day.weekday() in self.weekdays or (self.holidays and day in holidays)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """Rules in the order in which they were written."""

    rules: tuple[OpeningRule, ...]

    def is_open(self, moment: datetime, holidays: frozenset[date] = NO_HOLIDAYS) -> bool:
        """Tell whether it is open at a moment of the place's own time; *holidays* are the public ones."""
        minute = moment.hour * _MINUTES + moment.minute
        today, yesterday = moment.date(), moment.date() - timedelta(days=1)
        return any(start <= minute < end for start, end in self._list_spans(today, holidays)) or any(
            start <= minute + _DAY_MIN < end for start, end in self._list_spans(yesterday, holidays)
        )

    def _list_spans(self, day: date, holidays: frozenset[date]) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        for rule in self.rules:
            if rule.is_for(day, holidays):
                spans = [*(spans if rule.adds else ()), *rule.spans_min]
        return spans


@lru_cache(maxsize=1024)  # a building says the same few hours again and again
def parse_opening_hours(text: str) -> OpeningHours | None:
    """Return what opening hours say, ``None`` where any part of them is not understood."""
    rules: list[OpeningRule] = []
    for part in text.split(";"):
        found = _parse_rules(part.strip())
        if found is None:
            return None
        rules += found
    return OpeningHours(rules=tuple(rules)) if rules else None


def _parse_rules(text: str) -> list[OpeningRule] | None:
    """Return a rule and those that a comma adds to it."""
    rules: list[OpeningRule] = []
    at = 0
    while at < len(text) or not rules:
        found = _parse_rule(text, at, adds=bool(rules))
        if found is None:
            return None
        rule, at = found
        rules.append(rule)
        comma = _COMMA.match(text, at)
        if comma is None:
            return rules if at == len(text) else None
        at = comma.end()
    return None


def _parse_rule(text: str, at: int, *, adds: bool) -> tuple[OpeningRule, int] | None:
    if text.startswith("24/7", at):
        whole = OpeningRule(weekdays=frozenset(range(7)), holidays=True, spans_min=((0, _DAY_MIN),), adds=adds)
        return whole, at + 4
    days, at = _match_list(_DAYS, text, at)
    at = _skip_space(text, at)
    for word in ("off", "closed"):
        if text.startswith(word, at):
            return _rule_of(days, (), adds=adds), at + len(word)
    times, at = _match_list(_TIMES, text, at)
    spans = tuple(_span_of(found) for found in times)
    if not spans or None in spans:
        return None
    return _rule_of(days, tuple(span for span in spans if span is not None), adds=adds), at


def _rule_of(days: list[re.Match[str]], spans: tuple[tuple[int, int], ...], *, adds: bool) -> OpeningRule:
    weekdays = frozenset(day for found in days for day in _weekdays_of(found)) if days else frozenset(range(7))
    return OpeningRule(weekdays=weekdays, holidays=any(found[1] == "PH" for found in days), spans_min=spans, adds=adds)


def _match_list(pattern: re.Pattern[str], text: str, at: int) -> tuple[list[re.Match[str]], int]:
    """Return what a pattern matches from a place on, with commas between, and where that ends."""
    found: list[re.Match[str]] = []
    following = pattern.match(text, at)
    while following is not None:
        found.append(following)
        at = following.end()
        comma = _COMMA.match(text, at)
        following = None if comma is None else pattern.match(text, comma.end())
    return found, at


def _skip_space(text: str, at: int) -> int:
    return len(text) - len(text[at:].lstrip())


def _weekdays_of(found: re.Match[str]) -> Iterator[int]:
    if found[1] == "PH":
        return
    first = _WEEKDAYS.index(found[1])
    last = first if found[2] is None else _WEEKDAYS.index(found[2])
    for step in range((last - first) % 7 + 1):
        yield (first + step) % 7


def _span_of(found: re.Match[str]) -> tuple[int, int] | None:
    hours, minutes = (int(found[1]), int(found[3])), (int(found[2]), int(found[4]))
    start, end = (hour * _MINUTES + minute for hour, minute in zip(hours, minutes, strict=True))
    if start >= _DAY_MIN or end > _LAST_HOUR * _MINUTES or max(minutes) >= _MINUTES:
        return None
    return start, end if end > start else end + _DAY_MIN
