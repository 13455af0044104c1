"""
The records of a STEP text as a graph, judged without a parser.

Every record is well formed, defined once, refers to records that exist, and
to none that leads back to it. All of it is arithmetic on whole arrays, so
that a file of 30 MB costs some tenths of a second.
"""

import re
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

_WELL_FORMED: Final = re.compile(rb"(?:#=[#(]*\([#()]*\);|;)*")
_ALL_BUT_FRAME: Final = bytes(byte for byte in range(256) if byte not in b"#=();")
_MAX_DIGITS: Final = 18
_SHOWN: Final = 4

_Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Graph:
    """Records by rank of their id, and the references between them: ``source`` refers to ``target``."""

    ids: _Indices
    source: _Indices
    target: _Indices


def count_records(data: bytes, shown: str) -> int:
    """
    Return how many records a text defines, if they are sound.

    Parameters
    ----------
    data
        The data section without strings, comments and white space.
    shown
        How to name the file in a sentence.

    Raises
    ------
    IntegrityError
        If a record is malformed, defined twice, missing, or leans on itself,
        or if there are too many or they nest too deep.
    """
    _check_form(data, shown)
    graph = _read_graph(data, shown)
    _check_order(graph, shown)
    return len(graph.ids)


def _check_form(data: bytes, shown: str) -> None:
    """Refuse what is not ``#id=NAME(…);`` with as many brackets opened as closed."""
    frame = data.translate(None, _ALL_BUT_FRAME)
    match = _WELL_FORMED.match(frame)
    good = match.end() if match else 0
    marks = np.frombuffer(frame, dtype=np.uint8)
    depth = np.cumsum((marks == ord("(")).astype(np.int32) - (marks == ord(")")))
    ends = marks == ord(";")
    unbalanced = np.flatnonzero(ends & (depth != 0))
    wrong = min(len(frame), good, int(unbalanced[0]) if len(unbalanced) else len(frame))
    if wrong < len(frame):
        record = data.split(b";", frame.count(b";", 0, wrong) + 1)[frame.count(b";", 0, wrong)]
        msg = f"{shown} has a record that is no record ({_show(record)}); export or copy it again"
        raise IntegrityError(msg)
    if len(depth) and int(depth.max()) > MAX_NESTING:
        msg = f"{shown} nests lists {int(depth.max())} deep in one record, the limit is {MAX_NESTING}; export it again"
        raise IntegrityError(msg)


def _read_graph(data: bytes, shown: str) -> _Graph:
    text = np.frombuffer(data + b";" * (_MAX_DIGITS + 2), dtype=np.uint8)
    at = np.flatnonzero(text == ord("#")) + 1
    begins = at.copy()
    number = np.zeros(len(at), dtype=np.int64)
    for _ in range(_MAX_DIGITS):
        digit = text[at].astype(np.int64) - ord("0")
        is_digit = (digit >= 0) & (digit <= 9)  # noqa: PLR2004  # decimal
        if not is_digit.any():
            break
        number = np.where(is_digit, number * 10 + digit, number)
        at = at + is_digit
    if (at == begins).any() or (text[at] - ord("0") < 10).any():  # noqa: PLR2004  # a digit more than any id has
        bad = int(begins[(at == begins) | (text[at] - ord("0") < 10)][0])  # noqa: PLR2004  # as above
        msg = f"{shown} has a reference without a number ({_show(data[bad - 1 :])}); export or copy it again"
        raise IntegrityError(msg)
    defines = text[at] == ord("=")
    if int(defines.sum()) > MAX_ENTITIES:
        msg = f"{shown} has {int(defines.sum())} records, the limit is {MAX_ENTITIES}; export less in one file"
        raise IntegrityError(msg)
    return _link(number, defines, shown)


def _link(number: _Indices, defines: NDArray[np.bool_], shown: str) -> _Graph:
    """Turn ids into ranks; every id stands once on the left of ``=`` and what is referred to stands there."""
    defined = number[defines]
    ids, times = np.unique(defined, return_counts=True)
    if len(ids) != len(defined):
        twice = ids[times > 1]
        msg = f"{shown} defines {len(twice)} ids more than once (first #{twice[0]}); export the model again"
        raise IntegrityError(msg)
    owner = np.cumsum(defines) - 1
    refers = ~defines & (owner >= 0)
    wanted = number[~defines]
    place = np.searchsorted(ids, wanted)
    found = place < len(ids)
    found[found] = ids[place[found]] == wanted[found]
    if not found.all():
        lost = np.unique(wanted[~found])
        msg = (
            f"{shown} has lost records: {len(lost)} references lead nowhere (first #{lost[0]}); export or copy it again"
        )
        raise IntegrityError(msg)
    return _Graph(ids=ids, source=np.searchsorted(ids, defined)[owner[refers]], target=place[owner[~defines] >= 0])


def _check_order(graph: _Graph, shown: str) -> None:
    """Take away the records that lean on nothing, again and again: what is left leans on itself."""
    by_target = np.argsort(graph.target, kind="stable")
    sources = graph.source[by_target]
    starts = np.searchsorted(graph.target[by_target], np.arange(len(graph.ids) + 1))
    open_references = np.bincount(graph.source, minlength=len(graph.ids))
    layer = np.flatnonzero(open_references == 0)
    done, depth = len(layer), 0
    while len(layer) and depth <= MAX_REFERENCE_DEPTH:
        depth += 1
        leaning, times = np.unique(_gather(sources, starts, layer), return_counts=True)
        open_references[leaning] -= times
        layer = leaning[open_references[leaning] == 0]
        done += len(layer)
    if depth > MAX_REFERENCE_DEPTH:
        msg = f"{shown} has records that lean on each other more than {MAX_REFERENCE_DEPTH} deep; export it again"
        raise IntegrityError(msg)
    if done < len(graph.ids):
        circle = " → ".join(f"#{key}" for key in _find_circle(graph, open_references > 0))
        msg = f"{shown} has records that lead back to themselves ({circle}); mend the model and export it again"
        raise IntegrityError(msg)


def _gather(values: _Indices, starts: _Indices, keys: _Indices) -> _Indices:
    """Return the values of the groups *keys*, one after another; group k lies from ``starts[k]`` to ``starts[k + 1]``."""
    lengths = starts[keys + 1] - starts[keys]
    skipped = np.repeat(starts[keys] - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
    gathered: _Indices = values[np.arange(int(lengths.sum())) + skipped]
    return gathered


def _find_circle(graph: _Graph, stuck: NDArray[np.bool_]) -> list[int]:
    """Follow references among the records that are left until one comes again; return the circle from its smallest id."""
    inside = stuck[graph.source] & stuck[graph.target]
    onward = dict(zip(graph.source[inside][::-1].tolist(), graph.target[inside][::-1].tolist(), strict=True))
    seen: dict[int, int] = {}
    at = int(np.flatnonzero(stuck)[0])
    while at not in seen:
        seen[at] = len(seen)
        at = onward[at]
    circle = [int(graph.ids[rank]) for rank in list(seen)[seen[at] :]]
    turn = circle.index(min(circle))
    circle = circle[turn:] + circle[:turn]
    return [*(circle if len(circle) <= _SHOWN else circle[:_SHOWN]), circle[0]]


def _show(record: bytes) -> str:
    """Return the beginning of a record, for a sentence."""
    return record[:40].decode("ascii", "replace")
