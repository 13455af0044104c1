"""Numbers that are none, or that no building has."""

import re
from typing import Final

import numpy as np

from twin.errors import IntegrityError

ABSURD: Final = 1e15
"""From here on no length in any unit belongs to a building: in millimetres, six times the way to the sun."""

_HINTS: Final = (b"nan", b"NaN", b",NAN", b"(NAN", b"-NAN", b"inf", b",Inf", b"(Inf", b",INF", b"(INF", b"-INF", b".#")
"""Where none of these stands, the slow search need not look."""
_NO_NUMBER: Final = re.compile(rb"[,(][+-]?(?:nan(?:\([^)]*\))?|inf(?:inity)?|\d+\.#\w+)[,)]", re.IGNORECASE)
_NUMBER: Final = re.compile(rb"[+-]?\d+\.?\d*(?:[Ee][+-]?\d+)?")
_LONG: Final = 15
"""Digits of a number that may be absurd without an exponent."""
_WITHOUT_LENGTH: Final = (b"IFCPROPERTY", b"IFCQUANTITY", b"IFCMEASURE", b"IFCEXTENDED")
"""Records whose numbers no geometry is made of: an absurd one there spoils nothing else."""


def check_numbers(data: bytes, shown: str) -> int:
    """
    Return how many numbers outside the geometry are absurd.

    *data* is the text without strings, comments and white space.

    Raises
    ------
    IntegrityError
        If something that is no number stands where one belongs, or a number
        of the geometry is absurd.
    """
    if any(hint in data for hint in _HINTS) and (found := _NO_NUMBER.search(data)):
        msg = f"{shown} holds {_show(found[0])} where a number belongs (in {_record(data, found.start())}); mend it and export again"
        raise IntegrityError(msg)
    harmless = 0
    for at in _list_suspects(data):
        found = _NUMBER.match(data, at)
        if found is None or abs(float(found[0])) < ABSURD:
            continue
        record = _record(data, at)
        if not record.partition("=")[2].encode().startswith(_WITHOUT_LENGTH):
            msg = f"{shown} holds the absurd number {_show(found[0])} (in {record}); mend it and export again"
            raise IntegrityError(msg)
        harmless += 1
    return harmless


def _list_suspects(data: bytes) -> list[int]:
    """Return where numbers begin that have an exponent without a minus, or very many digits before the point."""
    text = np.frombuffer(data, dtype=np.uint8)
    begins = np.flatnonzero((text == ord(",")) | (text == ord("(")))
    exponents = np.flatnonzero((text[1:-1] | 0x20) == ord("e")) + 1
    after_digit = (text[exponents - 1] - ord("0") < 10) | (text[exponents - 1] == ord("."))  # noqa: PLR2004  # decimal
    grown = exponents[after_digit & (text[exponents + 1] != ord("-"))]
    leads = begins[np.diff(begins, append=len(text)) > _LONG]
    for place in range(2, _LONG + 1):  # the first may be a sign
        leads = leads[text[leads + place] - ord("0") < 10]  # noqa: PLR2004  # decimal
    before = begins[np.searchsorted(begins, grown) - 1] if len(begins) else begins
    return sorted({*(before + 1).tolist(), *(leads + 1).tolist()})


def _record(data: bytes, at: int) -> str:
    """Return the id and the class of the record that a position lies in."""
    begin = data.rfind(b";", 0, at) + 1
    return data[begin : data.find(b"(", begin)].decode("ascii", "replace")


def _show(token: bytes) -> str:
    return token.strip(b",()").decode("ascii", "replace")
