"""
The forms of a STEP text's records, held against the schema.

A form is a record without what its values are: how many there are, of which
kinds, and which literals of enumerations. A file of half a million records
has a few hundred forms. Where each of them is as the schema says, the parser
has nothing to complain of in any record, and need not read them all at once.
"""

import re
from functools import cache
from typing import Any, Final

import numpy as np
from ifcopenshell import ifcopenshell_wrapper

_ZERO: Final = np.uint8(ord("0"))
_DECIMAL: Final = 10
_LETTERS: Final = 26
_EXPONENT: Final = ord("E")
_MOST_FORMS: Final = 20_000
_SHORT_BYTES: Final = 300
"""Forms that are no longer come again, and are worth remembering as they stand in the file."""

_PLAIN: Final = (
    (b"(-0", b"(0"),
    (b",-0", b",0"),
    (b"0.0,", b"N,"),
    (b"0.0)", b"N)"),
    (b"0.,", b"N,"),
    (b"0.)", b"N)"),
    (b"(0,0,0)", b"(N,N,N)"),
    (b",(N,N,N)", b",(N)"),
    (b"((N,N,N)", b"((N)"),
)
"""
What nearly all numbers look like; ``N`` is one for certain, and nothing that is none becomes one.

So do the points and triangles of meshes, of which one shows what all are; an
expression finds them as well, for ten times as much.
"""
_NUMBER: Final = re.compile(rb"(?<=[(,])(?:[+-]?0(?:\.0?)?(?:E[+-]?0)?|N)(?=[,)])")
_STRINGS: Final = re.compile(rb"''+")
_LIST: Final = re.compile(rb"(?<=[(,])\((#0|N|')(?:,\1)+\)")
_LISTS: Final = re.compile(rb"(?<=[(,])\((\((?:#0|N|')\))(?:,\1)+\)")
_VANISHING: Final = re.compile(rb"E-[0-9]*(?:[2-9][0-9]{2}|[1-9][0-9]{3})")
"""A number near the smallest that there is, or below it, which the parser takes for none."""
_NO_RECORDS: Final = frozenset({b"", b"ENDSEC", b"END-ISO-0-0"})

_TYPED: Final = rb"IFC[A-Z]+\((?:N|'|\.[TFU]\.|\([N']\))\)"
_ITEM: Final = rb"(?:#0|" + _TYPED + rb")"
_VALUE: Final = (
    rb"[$*'N]|#0|\.[A-Z][A-Z0-9_]*\.|\(\)|\((?:[N']|\((?:#0|[N'])\)|" + _ITEM + rb"(?:," + _ITEM + rb")*)\)|" + _TYPED
)
_VALUES: Final = re.compile(rb"(" + _VALUE + rb")(?:,(?=[^,])|$)")
_RECORD: Final = re.compile(rb"#0=(IFC[A-Z0-9]+)\((.*)\)", re.DOTALL)
_TYPE_NAME: Final = re.compile(rb"(IFC[A-Z]+)\((.)")
_TRUTHS: Final = frozenset({b".T.", b".F.", b".U."})
_TRUTH_TYPES: Final = frozenset({b"IFCBOOLEAN", b"IFCLOGICAL"})
_LONG_DIGITS: Final = re.compile(rb"[0-9][0-9]")


Forms = frozenset[bytes] | None
"""The forms of a text; ``None`` where something in it is too unusual for forms to tell."""


class RecordForms:
    """Gathers the forms of records from the pieces of a data section."""

    def __init__(self) -> None:
        """Begin with none."""
        self._seen: set[bytes] = set()
        self._forms: set[bytes] = set()
        self._plain = True

    def add(self, data: bytes) -> None:
        """Take whole, sound records without comments and white space, and with an apostrophe for each string."""
        new = set(_collapse(data).split(b";")) - self._seen
        self._plain &= len(self._forms) < _MOST_FORMS and b"\0" not in data and not _VANISHING.search(data)
        if new and self._plain:
            self._seen.update(form for form in new if len(form) <= _SHORT_BYTES)
            self._forms.update(_simplify(b";".join(new)).split(b";"))

    def list_forms(self) -> Forms:
        """Return the forms of all records."""
        return frozenset(self._forms) - _NO_RECORDS if self._plain else None


def fit_schema(forms: Forms, schema: str) -> bool:
    """Tell whether every record is certainly one of the schema; what is merely unusual is not certain."""
    return forms is not None and all(_fits(form, schema) for form in forms)


def _collapse(data: bytes) -> bytes:
    """Write every number of several digits as one zero, but for the digits in names."""
    text = np.frombuffer(data, dtype=np.uint8)
    digit = text - _ZERO < _DECIMAL
    named = (text - np.uint8(ord("A")) < _LETTERS) & (text != _EXPONENT)
    begins = digit[1:] & ~(digit[:-1] | named[:-1])
    goes_on = digit[1:] & digit[:-1]
    goes_on[1:] &= ~named[:-2]
    kept = text.copy()
    rest = kept[1:]
    rest -= (rest - _ZERO) * begins.view(np.uint8)
    rest *= (~goes_on).view(np.uint8)
    return kept.tobytes().translate(None, b"\0")


def _simplify(forms: bytes) -> bytes:
    """Write numbers as ``N``, and of lists of one kind the first item."""
    for many, one in _PLAIN:
        forms = forms.replace(many, one)
    forms = _STRINGS.sub(b"'", _NUMBER.sub(b"N", forms))
    return _LISTS.sub(rb"(\1)", _LIST.sub(rb"(\1)", forms))


@cache
def _fits(form: bytes, schema: str) -> bool:
    """Tell whether a form is a record of a schema, with as many values as its class has and no literal but its own."""
    found = _RECORD.fullmatch(form)
    kinds = None if found is None else _literals_of(found[1], schema)
    if found is None or kinds is None:
        return False
    values = _VALUES.findall(found[2])
    if len(values) != len(kinds) or b",".join(values) != found[2]:
        return False
    return all(
        _literal_fits(value, literals) if value.startswith(b".") else _types_fit(value, schema)
        for value, literals in zip(values, kinds, strict=True)
    )


def _literal_fits(value: bytes, literals: frozenset[bytes]) -> bool:
    return value in _TRUTHS or (value in literals and not _LONG_DIGITS.search(value))


def _types_fit(value: bytes, schema: str) -> bool:
    """Tell whether the measures and labels in a value are types of the schema."""
    return b"I" not in value or all(
        _is_type(name, schema) and (first != b"." or name in _TRUTH_TYPES) for name, first in _TYPE_NAME.findall(value)
    )


@cache
def _is_type(name: bytes, schema: str) -> bool:
    declaration = _declaration(name, schema)
    return declaration is not None and declaration.as_type_declaration() is not None


@cache
def _literals_of(name: bytes, schema: str) -> tuple[frozenset[bytes], ...] | None:
    """Return what enumerations allow, attribute by attribute, of a class; ``None`` where the schema has no such class."""
    declaration = _declaration(name, schema)
    entity = None if declaration is None else declaration.as_entity()
    if entity is None:
        return None
    return tuple(_literals(attribute.type_of_attribute().as_named_type()) for attribute in entity.all_attributes())


def _literals(named: Any | None) -> frozenset[bytes]:
    enumeration = None if named is None else named.declared_type().as_enumeration_type()
    items = () if enumeration is None else enumeration.enumeration_items()
    return frozenset(f".{item}.".encode() for item in items)


def _declaration(name: bytes, schema: str) -> Any | None:
    try:
        return ifcopenshell_wrapper.schema_by_name(schema).declaration_by_name(name.decode())
    except RuntimeError:
        return None
