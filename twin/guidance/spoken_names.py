"""Which names people say, and which only a program wrote."""

import re
from typing import Final

LONGEST_NAME: Final = 40
_CODE: Final = re.compile(r"[^\W\d_]{0,4}[-.]?\d{1,4}[A-Za-z]?")
_NOT_SPOKEN: Final = re.compile(r"[:_{}\[\]<>|\\]|\d{5,}|^[0-9A-Za-z_$]{22}$")
_WORD: Final = re.compile(r"[^\W\d_]{2,}|[\u3400-\u9fff]")
_HANZI: Final = re.compile(r"[\u3400-\u9fff]")


def is_spoken(name: str) -> bool:
    """
    Whether a person would say a name: not a family, type and number that a program wrote.

    >>> is_spoken("东门"), is_spoken("Main entrance"), is_spoken("M_Single-Flush:0915 x 2134mm:152345")
    (True, True, False)
    """
    return len(name) <= LONGEST_NAME and not _NOT_SPOKEN.search(name) and bool(_WORD.search(name))


def is_code(name: str) -> bool:
    """
    Whether a name is a mere number of a room, a door or a type.

    >>> is_code("A102"), is_code("Tür-011"), is_code("楼梯2")
    (True, True, False)
    """
    return bool(_CODE.fullmatch(name.strip())) and not _HANZI.search(name)
