"""
The records of a STEP text as a graph, judged without a parser.

Every record is well formed, defined once, refers to records that exist, and
to none that leads back to it. All of it is arithmetic on whole arrays, piece
by piece, so that a file of 30 MB costs a tenth of a second and as many bytes
as it has references.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from twin.errors import IntegrityError

MAX_ENTITIES: Final = 2_000_000
"""The most records that are read."""
MAX_NESTING: Final = 64
"""The most lists within lists in one record; real files have four."""
MAX_REFERENCE_DEPTH: Final = 2_000
"""The longest chain of records that lean on each other; real files stay below a hundred, and kernels recurse along it."""

_ALL_BUT_FRAME: Final = bytes(byte for byte in range(256) if byte not in b"#=();")
_MAX_DIGITS: Final = 18
_PADDING: Final = b";" * (_MAX_DIGITS + 2)
_DECIMAL: Final = 10
_SPARSE: Final = 16
"""Ids so many times as large as there are records are looked up by their rank, not in a table."""
_SHOWN: Final = 4

_Indices = NDArray[np.int64]
_Ranks = NDArray[np.int32]
_Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Graph:
    """Records in the order of the file, and the references between them: ``source`` refers to ``target``."""

    ids: _Indices
    source: _Ranks
    target: _Ranks


def count_records(pieces: Iterable[bytes], shown: str) -> int:
    """
    Return how many records a text defines, if they are sound.

    Parameters
    ----------
    pieces
        Whole records of the data section, without strings, comments and white
        space.
    shown
        How to name the file in a sentence.

    Raises
    ------
    IntegrityError
        If a record is malformed, defined twice, missing, or leans on itself,
        or if there are too many or they nest too deep.
    """
    graph = _read_graph(pieces, shown)
    _check_order(graph, shown)
    return len(graph.ids)


def _read_graph(pieces: Iterable[bytes], shown: str) -> _Graph:
    numbers: list[_Indices] = []
    defines: list[_Marks] = []
    records = 0
    for data in pieces:
        _check_form(data, shown)
        number, is_defined = _read_ids(data, shown)
        numbers.append(number)
        defines.append(is_defined)
        records += int(is_defined.sum())
        if records > MAX_ENTITIES:
            msg = f"{shown} has more records than are read, the limit is {MAX_ENTITIES}; export less in one file"
            raise IntegrityError(msg)
    return _link(np.concatenate(numbers), np.concatenate(defines), shown)


def _check_form(data: bytes, shown: str) -> None:
    """Refuse what is not ``#id=NAME(…);`` with as many brackets opened as closed."""
    frame = np.frombuffer(data.translate(None, _ALL_BUT_FRAME) + b";", dtype=np.uint8)
    ends = np.flatnonzero(frame == ord(";"))
    begins = np.concatenate(([0], ends[:-1] + 1))
    depth = np.cumsum((frame == ord("(")).view(np.int8) - (frame == ord(")")).view(np.int8), dtype=np.int32)
    equals = np.add.reduceat(frame == ord("="), begins, dtype=np.int32)
    sound = (frame[begins] == ord("#")) & (frame[np.minimum(begins + 1, ends)] == ord("=")) & (equals == 1)
    sound &= (frame[ends - 1] == ord(")")) & (depth[ends] == 0)
    sound |= begins == ends
    sound[np.searchsorted(ends, np.flatnonzero(depth < 0))] = False
    if not sound.all():
        record = data.split(b";")[int(np.argmin(sound))]
        msg = f"{shown} has a record that is no record ({_show(record)}); export or copy it again"
        raise IntegrityError(msg)
    if int(depth.max()) > MAX_NESTING:
        msg = f"{shown} nests lists {int(depth.max())} deep in one record, the limit is {MAX_NESTING}; export it again"
        raise IntegrityError(msg)


def _read_ids(data: bytes, shown: str) -> tuple[_Indices, _Marks]:
    """Return all ids in their order, and which of them stand on the left of ``=``, as one does in every record."""
    text = np.frombuffer(data + _PADDING, dtype=np.uint8)
    begins = np.flatnonzero(text == ord("#")) + 1
    at = begins
    number = np.zeros(len(at), dtype=np.int64)
    for _ in range(_MAX_DIGITS):
        digit = text[at] - ord("0")
        is_digit = digit < _DECIMAL
        if not is_digit.any():
            break
        number = np.where(is_digit, number * _DECIMAL + digit, number)
        at = at + is_digit
    bad = (at == begins) | (text[at] - ord("0") < _DECIMAL)
    if bad.any():
        where = int(begins[np.argmax(bad)]) - 1
        msg = f"{shown} has a reference without a number ({_show(data[where:])}); export or copy it again"
        raise IntegrityError(msg)
    defines = text[at] == ord("=")
    equals = np.flatnonzero(text == ord("="))
    if len(equals) != int(defines.sum()):
        where = data.rfind(b";", 0, int(np.setdiff1d(equals, at[defines])[0])) + 1
        msg = f"{shown} has a record that is no record ({_show(data[where:])}); export or copy it again"
        raise IntegrityError(msg)
    return number, defines


def _link(number: _Indices, defines: _Marks, shown: str) -> _Graph:
    """Turn ids into places in the file; every id stands once on the left of ``=`` and what is referred to stands there."""
    ids, wanted = number[defines], number[~defines]
    key = number
    if int(number.max(initial=0)) > _SPARSE * (len(ids) + _SPARSE):
        key = np.unique(number, return_inverse=True)[1]
    places = np.arange(len(ids), dtype=np.int32)
    place_of = np.full(int(key.max(initial=-1)) + 1, -1, dtype=np.int32)
    place_of[key[defines]] = places
    if (place_of[key[defines]] != places).any():
        found, times = np.unique(ids, return_counts=True)
        twice = found[times > 1]
        msg = f"{shown} defines {len(twice)} ids more than once (first #{twice[0]}); export the model again"
        raise IntegrityError(msg)
    target = place_of[key[~defines]]
    if (target < 0).any():
        lost = np.unique(wanted[target < 0])
        msg = (
            f"{shown} has lost records: {len(lost)} references lead nowhere (first #{lost[0]}); export or copy it again"
        )
        raise IntegrityError(msg)
    owner = np.cumsum(defines, dtype=np.int32) - np.int32(1)
    return _Graph(ids=ids, source=owner[~defines], target=target)


def _check_order(graph: _Graph, shown: str) -> None:
    """Take away the references to records that lean on nothing, again and again: what is left leads back to itself."""
    source, target = graph.source, graph.target
    leaning = np.zeros(len(graph.ids), dtype=np.bool_)
    depth = 1
    while len(source):
        leaning[:] = False
        leaning[source] = True
        stays = leaning[target]
        if stays.all():
            circle = " → ".join(f"#{key}" for key in _find_circle(graph.ids, source, target))
            msg = f"{shown} has records that lead back to themselves ({circle}); mend the model and export it again"
            raise IntegrityError(msg)
        source, target = source[stays], target[stays]
        depth += 1
        if depth > MAX_REFERENCE_DEPTH:
            msg = f"{shown} has records that lean on each other more than {MAX_REFERENCE_DEPTH} deep; export it again"
            raise IntegrityError(msg)


def _find_circle(ids: _Indices, source: _Ranks, target: _Ranks) -> list[int]:
    """Follow references, all of which lead to others, until one comes again; return the circle from its smallest id."""
    onward = dict(zip(source[::-1].tolist(), target[::-1].tolist(), strict=True))
    seen: dict[int, int] = {}
    at = int(source[np.argmin(ids[source])])
    while at not in seen:
        seen[at] = len(seen)
        at = onward[at]
    circle = [int(ids[place]) for place in list(seen)[seen[at] :]]
    turn = circle.index(min(circle))
    circle = circle[turn:] + circle[:turn]
    return [*(circle if len(circle) <= _SHOWN else circle[:_SHOWN]), circle[0]]


def _show(record: bytes) -> str:
    """Return the beginning of a record, for a sentence."""
    return record[:40].decode("ascii", "replace")
