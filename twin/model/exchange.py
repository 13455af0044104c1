"""Which data a draft has to carry, as one tells it to who draws it (IDS 1.0 of buildingSMART)."""

from dataclasses import dataclass
from enum import StrEnum

from twin.model.terms import Names


class Presence(StrEnum):
    """Whether a datum has to be there; ``OPTIONAL`` ones have something to fall back on, but must be right if they are."""

    REQUIRED = "required"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """
    A property, or an attribute where ``property_set`` is ``None``.

    ``data_type`` is that of IFC in capitals, ``None`` where several will do;
    ``values`` lists what it may say, empty where anything.
    """

    property_set: str | None
    name: str
    presence: Presence
    data_type: str | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """
    What elements of a sort have to carry, and the codes of the rules that ask for it.

    Elements are of an ``entity`` (in capitals, perhaps of a predefined type),
    or carry a property that says ``carrying``.
    """

    name: Names
    codes: tuple[str, ...]
    data: tuple[Datum, ...]
    entity: str | None = None
    predefined_type: str | None = None
    carrying: Datum | None = None
    needed: bool = False
    """Whether a draft has to have such elements at all."""
