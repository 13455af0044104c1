"""Numbers that are none, or that no building has."""

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

from twin.errors import IntegrityError

ABSURD: Final = 1e15
"""From here on no length in any unit belongs to a building: in millimetres, six times the way to the sun."""

_NO_NUMBER: Final = re.compile(rb"[,(][+-]?(?:nan(?:\([^)]*\))?|inf(?:inity)?|\d+\.#\w+)[,)]", re.IGNORECASE)
_NUMBER: Final = re.compile(rb"[+-]?\d+\.?\d*(?:[Ee][+-]?\d+)?")
_WITHOUT_LENGTH: Final = (b"IFCPROPERTY", b"IFCQUANTITY", b"IFCMEASURE", b"IFCEXTENDED")
"""Records whose numbers no geometry is made of: an absurd one there spoils nothing else."""
_PADDING: Final = b";" * 16
"""So that what is looked at behind a character is always there."""
_DECIMAL: Final = 10

_Text = NDArray[np.uint8]
_Marks = NDArray[np.bool_]


def check_numbers(data: bytes, shown: str) -> int:
    """
    Return how many numbers outside the geometry are absurd.

    *data* are whole records without strings, comments and white space.

    Raises
    ------
    IntegrityError
        If something that is no number stands where one belongs, or a number
        of the geometry is absurd.
    """
    text = np.frombuffer(data + _PADDING, dtype=np.uint8)
    begins = (text == ord(",")) | (text == ord("("))
    if _may_hold_words(text, begins) and (found := _NO_NUMBER.search(data)):
        msg = f"{shown} holds {_show(found[0])} where a number belongs (in {_record(data, found.start())}); mend it and export again"
        raise IntegrityError(msg)
    harmless = 0
    for at in sorted({*_list_long(text, begins), *(_token(data, at) for at in _list_grown(text))}):
        found = _NUMBER.match(data, at)
        if found is None or abs(float(found[0])) < ABSURD:
            continue
        record = _record(data, at)
        if not record.partition("=")[2].encode().startswith(_WITHOUT_LENGTH):
            msg = f"{shown} holds the absurd number {_show(found[0])} (in {record}); mend it and export again"
            raise IntegrityError(msg)
        harmless += 1
    return harmless


def _may_hold_words(text: _Text, begins: _Marks) -> bool:
    """Tell whether anything begins like ``nan``, ``inf`` or ``1.#IND``: where nothing does, the slow search need not look."""
    letters = text | 0x20
    words = (letters[1:-1] == ord("n")) & (letters[2:] == ord("a"))
    words |= (letters[1:-1] == ord("i")) & (letters[2:] == ord("n"))
    words &= (begins | (text == ord("+")) | (text == ord("-")))[:-2]
    words |= (text[1:-1] == ord(".")) & (text[2:] == ord("#"))
    return bool(words.any())


def _list_grown(text: _Text) -> list[int]:
    """Return where the exponents stand that do not shrink their number."""
    grown = ((text[1:-1] | 0x20) == ord("e")) & (text[2:] != ord("-"))
    at = np.flatnonzero(grown) + 1
    found: list[int] = at[(text[at - 1] - ord("0") < _DECIMAL) | (text[at - 1] == ord("."))].tolist()
    return found


def _list_long(text: _Text, begins: _Marks) -> list[int]:
    """Return where numbers begin whose second to fifteenth characters are digits; the first may be a sign."""
    digits = text - ord("0") < _DECIMAL
    pairs = digits[:-1] & digits[1:]
    fours = pairs[:-2] & pairs[2:]
    eights = fours[:-4] & fours[4:]
    fourteens = eights[:-6] & eights[6:]
    found: list[int] = (np.flatnonzero(fourteens[2:] & begins[: len(fourteens) - 2]) + 1).tolist()
    return found


def _token(data: bytes, at: int) -> int:
    """Return where the value begins that a position lies in."""
    return max(data.rfind(b",", 0, at), data.rfind(b"(", 0, at)) + 1


def _record(data: bytes, at: int) -> str:
    """Return the id and the class of the record that a position lies in."""
    begin = data.rfind(b";", 0, at) + 1
    return data[begin : data.find(b"(", begin)].decode("ascii", "replace")


def _show(token: bytes) -> str:
    return token.strip(b",()").decode("ascii", "replace")
