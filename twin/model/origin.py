"""Where a value comes from. No value of a twin stands without it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Origin(StrEnum):
    """How much a value may be trusted, best first."""

    MEASURED = "measured"
    """Taken from the geometry of the model."""
    DECLARED = "declared"
    """Said by the model in a property, attribute or relation made for it."""
    DERIVED = "derived"
    """Concluded from names, neighbours or types."""
    ASSUMED = "assumed"
    """A default of this engine: the model is silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced(Generic[T]):
    """
    A value with its origin.

    ``carrier`` names where it was found, as an author would look for it:
    ``Twin_Portal.ClearWidth``, ``LongName``, ``geometry``.
    """

    value: T
    origin: Origin
    carrier: str
