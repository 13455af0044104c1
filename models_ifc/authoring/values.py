"""Property values with their IFC measure, so that a drawing can say what a number means without knowing the file's unit."""

from collections.abc import Mapping
from dataclasses import dataclass

LENGTH_MEASURES = frozenset({"IfcLengthMeasure", "IfcPositiveLengthMeasure"})
"""Measures that the writer scales to the project's length unit."""


@dataclass(frozen=True, slots=True)
class Value:
    """One nominal value, a list of them (``items``), or bounds: ``measure`` names the IFC type."""

    measure: str
    content: str | float | bool | int
    items: tuple[str, ...] = ()
    enumerated: bool = False
    bounded: bool = False


Psets = Mapping[str, Mapping[str, Value]]


def label(content: str) -> Value:
    """Return a short text."""
    return Value("IfcLabel", content)


def text(content: str) -> Value:
    """Return a long text."""
    return Value("IfcText", content)


def identifier(content: str) -> Value:
    """Return a code."""
    return Value("IfcIdentifier", content)


def flag(content: bool) -> Value:  # noqa: FBT001  a wrapper around one boolean
    """Return a boolean."""
    return Value("IfcBoolean", content)


def length(metres: float) -> Value:
    """Return a positive length, given in metres."""
    return Value("IfcPositiveLengthMeasure", metres)


def offset(metres: float) -> Value:
    """Return a length that may be zero or negative, given in metres."""
    return Value("IfcLengthMeasure", metres)


def angle(radians: float) -> Value:
    """Return a plane angle in radians."""
    return Value("IfcPlaneAngleMeasure", radians)


def count(number: int) -> Value:
    """Return a count."""
    return Value("IfcCountMeasure", number)


def area(square_metres: float) -> Value:
    """Return an area; every file's area unit is the square metre."""
    return Value("IfcAreaMeasure", square_metres)


def date(iso: str) -> Value:
    """Return a calendar date; IFC2X3 has no such simple type and gets a label."""
    return Value("IfcDate", iso)


def duration(iso: str) -> Value:
    """Return an ISO 8601 duration; IFC2X3 has no such simple type and gets a label."""
    return Value("IfcDuration", iso)


def bounded_duration(iso: str) -> Value:
    """Return a duration as a bounded value's set point, as ``Pset_ServiceLife`` wants it."""
    return Value("IfcDuration", iso, bounded=True)


def enumerated(content: str) -> Value:
    """Return one value of a standard set's enumeration."""
    return Value("IfcLabel", content, enumerated=True)


def listing(items: tuple[str, ...], measure: str = "IfcText") -> Value:
    """Return a list of texts."""
    return Value(measure, "", items)
