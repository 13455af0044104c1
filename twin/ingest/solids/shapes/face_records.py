"""
The faces of a STEP text as arrays, read beside any parser.

A restaurant's furniture has a hundred thousand points and faces, each a record
of its own, and asking a parser for one takes longer than reading it. Only
records in the one form that all exporters write are taken; a shell that leans
on any other is left to whoever asks a geometry kernel.
"""

from typing import Final, NamedTuple

import numpy as np
import orjson
from numpy.typing import NDArray

from twin.geometry.facets import Polygons, rows_of, starts_of
from twin.ingest.solids.shapes.shells import NO_SHELLS, PolygonShells

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Bytes = NDArray[np.uint8]

_NOTHING, _LOOP, _BOUND, _FACE, _SHELL, _POINT = range(6)
_NAMES: Final = (
    ("POLYLOOP((", _LOOP),
    ("FACEBOUND(", _BOUND),
    ("FACEOUTERBOUND(", _BOUND),
    *((f"FACE((#{digit}", _FACE) for digit in range(10)),
    ("CONNECTEDFACESET((", _SHELL),
    ("CLOSEDSHELL((", _SHELL),
    ("OPENSHELL((", _SHELL),
    ("CARTESIANPOINT((", _POINT),
)
"""What records begin with after ``=IFC``. Eight letters tell them, but for points, from all other classes."""
_WORD: Final = 8
_PREFIX: Final = len("=IFC")
_TABLE: Final = sorted(
    (int.from_bytes(name[:_WORD].encode(), "little"), kind, _PREFIX + name.rindex("(") + 1) for name, kind in _NAMES
)
_HEADS: Final = np.array([head for head, _, _ in _TABLE], dtype=np.uint64)
_KINDS: Final = np.array([kind for _, kind, _ in _TABLE], dtype=np.int8)
_LEADS: Final = np.array([lead for _, _, lead in _TABLE], dtype=np.int64)
_REST_OF_POINT: Final = int.from_bytes(b"NPOINT((", "little")
_BOUND_TAIL: Final = len(",.T.)")
_LIST_TAIL: Final = len("))")
_DIGITS: Final = 18
_MARGIN: Final = b";" * 32
_AXES: Final = 3
_MOST_CORNERS: Final = 20_000_000
"""More corners than a file under the size limit holds, unless few are meant many times over."""


class _Records(NamedTuple):
    """Records that refer to others: ids, kinds, how many each refers to, all of these in one row, and whether one says ``.F.``."""

    ids: Ints
    kinds: NDArray[np.int8]
    counts: Ints
    targets: Ints
    reversed: Flags


class _Points(NamedTuple):
    ids: Ints
    coordinates: Floats


class _Heads(NamedTuple):
    """The beginnings and ends of records: ids, kinds, where ``=`` stands, how long it is to the first reference, where ``;`` stands."""

    ids: Ints
    kinds: NDArray[np.int8]
    equals: Ints
    leads: Ints
    ends: Ints


class FaceRecords:
    """Gathers the records of faces from the pieces of a data section."""

    def __init__(self) -> None:
        """Begin with none."""
        self._lists: list[_Records] = []
        self._points: list[_Points] = []

    def add(self, data: bytes) -> None:
        """Read some whole, sound records without strings, comments and white space (see ``integrity.records``)."""
        lists, points = _read_piece(data + _MARGIN, len(data))
        self._lists.append(lists)
        self._points.append(points)

    def link(self) -> PolygonShells:
        """Return the shells of polygons that were found, in project units."""
        if not any((lists.kinds == _LOOP).any() for lists in self._lists):
            return NO_SHELLS
        records = _Records(*(np.concatenate(column) for column in zip(*self._lists, strict=True)))
        points = _Points(*(np.concatenate(column) for column in zip(*self._points, strict=True)))
        return _link(records, points)


def _read_piece(piece: bytes, length: int) -> tuple[_Records, _Points]:
    text = np.frombuffer(piece, dtype=np.uint8)
    marks = np.flatnonzero(text[:length] == ord("#"))
    defines = text[marks - 1] == ord(";")  # before the first lies the margin
    heads = _heads(piece, text, marks[defines], length)
    owners = np.cumsum(defines) - 1
    is_list = (heads.kinds != _NOTHING) & (heads.kinds != _POINT)
    refers = ~defines & (owners >= 0)
    refers[refers] = is_list[owners[refers]]
    return _read_lists(text, heads, owners[refers], marks[refers]), _read_points(text, heads)


def _heads(piece: bytes, text: Bytes, begins: Ints, length: int) -> _Heads:
    ids, equals = _numbers(text, begins)
    words = np.ndarray((len(piece) - _WORD + 1,), dtype="<u8", buffer=piece, strides=(1,))
    heads = words[np.minimum(equals + _PREFIX, length)]
    place = np.minimum(np.searchsorted(_HEADS, heads), len(_HEADS) - 1)
    kinds = np.where(_HEADS[place] == heads, _KINDS[place], np.int8(_NOTHING))
    kinds[(kinds == _POINT) & (words[np.minimum(equals + _PREFIX + _WORD, length)] != _REST_OF_POINT)] = _NOTHING
    last = piece.find(b";", int(begins[-1])) if len(begins) else length
    ends = np.append(begins[1:] - 1, last)[: len(begins)]
    return _Heads(ids, kinds, equals, _LEADS[place], ends)


def _numbers(text: Bytes, marks: Ints) -> tuple[Ints, Ints]:
    """Return the numbers that follow marks, and where each ends."""
    at, number = marks + 1, np.zeros(len(marks), dtype=np.int64)
    for _ in range(_DIGITS):
        digit = text[at] - np.uint8(ord("0"))  # below zero it wraps round, so that only digits are below ten
        is_digit = digit < 10  # noqa: PLR2004  # decimal
        if not is_digit.any():
            break
        number = np.where(is_digit, number * 10 + digit, number)
        at = at + is_digit
    return number, at


def _read_lists(text: Bytes, heads: _Heads, owners: Ints, marks: Ints) -> _Records:
    """Return the records that refer to others and hold nothing else, but for the orientation of a bound."""
    targets, after = _numbers(text, marks)
    counts = np.bincount(owners, minlength=len(heads.ids))
    # A mark and a comma go with each number, but for the comma of the last.
    inside = np.bincount(owners, weights=after - marks + 1, minlength=len(heads.ids)).astype(np.int64) - 1
    bound = heads.kinds == _BOUND
    tails = np.where(bound, _BOUND_TAIL, _LIST_TAIL)
    orientation = text[heads.ends - _BOUND_TAIL + 2]
    fitting = (counts > 0) & (heads.equals + heads.leads + inside + tails == heads.ends)
    fitting &= ~bound | ((counts == 1) & ((orientation == ord("T")) | (orientation == ord("F"))))
    return _Records(
        ids=heads.ids[fitting],
        kinds=heads.kinds[fitting],
        counts=counts[fitting],
        targets=targets[fitting[owners]],
        reversed=(bound & (orientation == ord("F")))[fitting],
    )


def _read_points(text: Bytes, heads: _Heads) -> _Points:
    """Return the points in space; those of plans belong to no face."""
    chosen = heads.kinds == _POINT
    starts = (heads.equals + heads.leads)[chosen]
    lengths = heads.ends[chosen] - 1 - starts  # the first of the two brackets goes with it
    numbers = text[rows_of(starts, lengths)]
    stops = np.flatnonzero((numbers == ord(",")) | (numbers == ord(")")))
    last = np.flatnonzero(numbers[stops] == ord(")"))
    counts = np.diff(last, prepend=-1)
    values = _decimals(numbers.tobytes())
    if len(values) != len(stops) or len(counts) != len(lengths):
        return _Points(np.zeros(0, dtype=np.int64), np.zeros((0, _AXES)))
    in_space = counts == _AXES
    return _Points(heads.ids[chosen][in_space], values[np.repeat(in_space, counts)].reshape(-1, _AXES))


def _decimals(numbers: bytes) -> Floats:
    """Return decimals that each end in a comma or bracket; none where one of them is no plain decimal."""
    # STEP ends whole numbers in a point, JSON does not; its parser is the fastest at hand.
    plain = numbers.replace(b")", b",").replace(b".,", b".0,").replace(b".E", b".0E").removesuffix(b",")
    try:
        return np.array(orjson.loads(b"[" + plain + b"]"), dtype=np.float64)
    except (ValueError, TypeError):
        return np.zeros(0)


def _link(records: _Records, points: _Points) -> PolygonShells:
    """Put the tables together; what refers to something not in them is left out, and all that leans on it."""
    loops, bounds, faces, shells = (_of_kind(records, kind) for kind in (_LOOP, _BOUND, _FACE, _SHELL))
    corners, whole = _resolve(loops, points.ids, np.ones(len(points.ids), dtype=np.bool_))
    loop_of_bound, whole = _resolve(bounds, loops.ids, whole)
    bound_of_face, whole = _resolve(faces, bounds.ids, whole)
    face_of_shell, whole = _resolve(shells, faces.ids, whole)

    order = np.argsort(shells.ids, kind="stable")
    order = order[whole[order]]
    own_faces = face_of_shell[rows_of(starts_of(shells.counts)[order], shells.counts[order])]
    own_bounds = bound_of_face[rows_of(starts_of(faces.counts)[own_faces], faces.counts[own_faces])]
    own_loops = loop_of_bound[own_bounds]
    sizes = loops.counts[own_loops]
    if int(sizes.sum()) > _MOST_CORNERS:
        return NO_SHELLS
    row = rows_of(starts_of(loops.counts)[own_loops], sizes, backwards=bounds.reversed[own_bounds])
    return PolygonShells(
        ids=shells.ids[order],
        starts=starts_of(shells.counts[order]),
        polygons=Polygons(
            faces=starts_of(faces.counts[own_faces]), rings=starts_of(sizes), corners=corners[row].astype(np.int32)
        ),
        points=points.coordinates,
    )


def _of_kind(records: _Records, kind: int) -> _Records:
    chosen = records.kinds == kind
    targets = records.targets[np.repeat(chosen, records.counts)]
    return _Records(
        records.ids[chosen], records.kinds[chosen], records.counts[chosen], targets, records.reversed[chosen]
    )


def _resolve(records: _Records, ids: Ints, whole: Flags) -> tuple[Ints, Flags]:
    """Return the places in *ids* of what records refer to, and which records refer to nothing but what is whole."""
    if len(ids) == 0 or len(records.ids) == 0:
        return np.zeros(len(records.targets), dtype=np.int64), np.zeros(len(records.ids), dtype=np.bool_)
    order = np.argsort(ids, kind="stable")
    place = order[np.minimum(np.searchsorted(ids, records.targets, sorter=order), len(ids) - 1)]
    found = (ids[place] == records.targets) & whole[place]
    return place, np.logical_and.reduceat(found, starts_of(records.counts)[:-1])
