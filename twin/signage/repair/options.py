"""What signs could say at a place, and which demands each of their lines would meet."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from twin.model.facility import FacilityKind
from twin.model.ids import StoreyId
from twin.model.sign import Arrow, Medium, Sign, SignKind
from twin.signage.arrows import SETTING_OUT, TURNS, Steps, is_directory
from twin.signage.catchment import outline_readable
from twin.signage.faces import Faces
from twin.signage.legibility import MOST_ASIDE_RAD, Reader
from twin.signage.reading import Rows, Sections
from twin.signage.repair.cover import FaceOption, LineOption, SignOption
from twin.signage.repair.demands import Demands
from twin.signage.repair.drafts import draft_sign
from twin.signage.repair.legends import Legends
from twin.signage.repair.rooms import Place, Rooms
from twin.signage.repair.sizes import DIRECTORY_LINES, LINES_MAX, PLAN_SHARE, count_free_lines
from twin.signage.visible import known_letters_m

SIGN_COST: Final = 10_000.0
FACE_COST: Final = 100.0
LINE_COST: Final = 1.0
LETTER_COST: Final = 10.0
"""For each metre of letter height: of two signs that do the same, the smaller."""
BREADTH_COST: Final = 0.01
"""For each step from names that many share to names of single things."""
WIDE_FIRST: Final = ("exit", "zone", "window", "kind", "storey", "connector", "space", "facility")
KINDS: Final = frozenset(FacilityKind)

DIRECTORY_NEAR_M: Final = 15.0
"""Directories are tried so near to where people set out."""

ARROWS: Final[tuple[Arrow, ...]] = (
    *(arrow for arrow in TURNS if arrow is not Arrow.BACK),
    Arrow.UP,
    Arrow.DOWN,
    Arrow.NONE,
)
"""What new lines may show; nobody follows an arrow that points behind him."""

Met = Mapping[tuple[str, Arrow], frozenset[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An option with the sign that it is about: a draft without lines, or one that hangs, which has no ``place``."""

    option: SignOption
    sign: Sign
    place: Place | None


class _Table:
    """Demands by the target that answers them: with an arrow or on a directory, and on the spot."""

    def __init__(self) -> None:
        self.pointed: dict[str, set[int]] = defaultdict(set)
        self.here: dict[str, set[int]] = defaultdict(set)

    def add(self, number: int, pointed: frozenset[str], here: frozenset[str]) -> None:
        """Enter a demand under all its targets."""
        for table, targets in ((self.pointed, pointed), (self.here, here)):
            for target in targets:
                table[target].add(number)


class Offers:
    """Works out what signs of one storey could say to who asks there."""

    def __init__(self, demands: Demands, storey: StoreyId, faces: Faces, reader: Reader, legends: Legends) -> None:
        self._faces, self._reader, self._legends = faces, reader, legends
        numbers = [number for number, each in enumerate(demands.decisions) if each.storey == storey]
        self.decisions = [demands.decisions[number] for number in numbers]
        self._sections, self._steps = Sections(self.decisions), Steps(self.decisions)
        setting_out = (each for each in self.decisions if each.kind in SETTING_OUT)
        # Where the second section is, if there is one: a face that is read from there is mostly read for long enough.
        seconds = [each.sections[:2][-1] for each in self.decisions]
        self._spots = np.array([each.centre for each in seconds]).reshape(-1, 2)
        self._headings = np.array([math.nan if each.heading_rad is None else each.heading_rad for each in seconds])
        self._starts = sorted({each.at[:2] for each in setting_out})
        row_of = {number: row for row, number in enumerate(numbers)}
        self._asked: dict[int, dict[int, _Table]] = defaultdict(lambda: defaultdict(_Table))
        for number, demand in enumerate(demands.demands):
            row = row_of.get(demand.decision)
            if row is not None:
                self._asked[row][row].add(number, demand.pointed, demand.here)
                for later in demand.later:
                    self._asked[row][row_of[later.decision]].add(number, later.pointed, later.here)
        self.asked = [self.decisions[row] for row in sorted(self._asked)]

    def meet(self, sign: Sign, index: int) -> Met:
        """Return the demands that lines of a face would meet, by target and arrow."""
        read = self._sections.find_read(self._faces.look_at(sign, index, self._reader))
        return self._meet(sign, index, self._sections.find_reached(read))

    def guess(self, sign: Sign, index: int, rooms: Rooms, floor_z_m: float) -> frozenset[int]:
        """Return the demands that a face might meet, where only walls hide, and one place of a decision stands for all."""
        face, letters_m = sign.faces[index], known_letters_m(sign) or 0.0
        eye_z_m = floor_z_m + self._reader.eye_height_m.value
        outline = outline_readable(sign, face, self._reader, letters_m, eye_z_m)
        rows = np.flatnonzero(shapely.contains_xy(outline, self._spots))
        to_face = np.array(sign.at[:2]) - self._spots[rows]
        headings = self._headings[rows]
        ahead_m = to_face[:, 0] * np.cos(headings) + to_face[:, 1] * np.sin(headings)
        near_m = np.hypot(*to_face.T) * math.cos(MOST_ASIDE_RAD.value)
        rows = rows[np.isnan(headings) | (ahead_m >= near_m)]
        ahead = (0.1 * math.cos(face.facing_rad), 0.1 * math.sin(face.facing_rad))
        start = (sign.at[0] + ahead[0], sign.at[1] + ahead[1])
        sights = shapely.linestrings([(start, spot) for spot in self._spots[rows].tolist()]) if rows.size else []
        rows = rows[~np.asarray(shapely.intersects(rooms.walls, sights), dtype=np.bool_)]
        return frozenset().union(*self._meet(sign, index, rows).values())

    def _meet(self, sign: Sign, index: int, rows: Rows) -> Met:
        found: dict[tuple[str, Arrow], set[int]] = defaultdict(set)
        if not rows.size:
            return {}
        plan = is_directory(sign)
        led: dict[int, list[Arrow]] = defaultdict(list)
        for arrow in (Arrow.NONE,) if plan else ARROWS:
            for row in rows[np.asarray(self._steps.find_led(sign, sign.faces[index], arrow, rows))].tolist():
                led[row].append(arrow)
        ahead = frozenset() if plan else frozenset(rows[self._steps.are_ahead(sign, rows)].tolist())
        for row in rows.tolist():
            for led_row, table in self._asked.get(row, {}).items():
                if led_row in led and (led_row == row or row in ahead):
                    for arrow in led[led_row]:
                        for target, what in (table.pointed if plan or arrow is not Arrow.NONE else table.here).items():
                            found[target, arrow] |= what
        return {key: frozenset(what) for key, what in found.items()}

    def offer_hanging(self, sign: Sign) -> Offer | None:
        """Return what a sign that hangs could say with more lines, ``None`` where that is nothing."""
        letters_m = known_letters_m(sign)
        faces = []
        for index, face in enumerate(sign.faces):
            room = count_free_lines(face, letters_m) if _takes_lines(sign) else 0
            named = {legend.target for legend in face.legends or ()}
            lines = [line for line in self._list_lines(sign, index) if line.target not in named] if room else []
            faces.append(FaceOption(capacity=room, cost=FACE_COST, lines=tuple(lines)))
        if not any(face.lines for face in faces):
            return None
        return Offer(option=SignOption(place=sign.id, cost=0.0, faces=tuple(faces)), sign=sign, place=None)

    def draft(self, place: Place) -> Iterator[Sign]:
        """Yield the signs that could be made for a place, without lines."""
        yield draft_sign(place, SignKind.GUIDANCE, place.letters_m, int(LINES_MAX.value))
        if self._sets_out(place):
            yield draft_sign(place, SignKind.DIRECTORY, PLAN_SHARE * place.letters_m, DIRECTORY_LINES)

    def _sets_out(self, place: Place) -> bool:
        """Tell whether somebody sets out so near that a directory might be read."""
        at = (place.x_m, place.y_m)
        return any(math.dist(at, spot) < DIRECTORY_NEAR_M for spot in self._starts)

    def offer_new(self, place: Place, draft: Sign) -> Offer | None:
        """Return what a new sign could say at a place, ``None`` where that is nothing."""
        lines = [tuple(self._list_lines(draft, index)) for index in range(len(draft.faces))]
        if not any(lines):
            return None
        capacity = DIRECTORY_LINES if is_directory(draft) else int(LINES_MAX.value)
        faces = tuple(FaceOption(capacity=capacity, cost=FACE_COST, lines=each) for each in lines)
        cost = SIGN_COST + LETTER_COST * (known_letters_m(draft) or 0.0)
        return Offer(option=SignOption(place=place.spot, cost=cost, faces=faces), sign=draft, place=place)

    def _list_lines(self, sign: Sign, index: int) -> list[LineOption]:
        """Return the lines worth considering: of several that would meet the same, the one that says most."""
        met = self.meet(sign, index)
        first: dict[tuple[Arrow, frozenset[int]], str] = {}
        for target, arrow in sorted(met, key=lambda key: (_breadth(key[0]), key)):
            if (arrow, met[target, arrow]) in first or not self._legends.can_say(target):
                continue
            if self._legends.may_point(sign, index, target, arrow):
                first.setdefault((arrow, met[target, arrow]), target)
        lines = [
            LineOption(target=target, arrow=arrow, cost=LINE_COST + BREADTH_COST * _breadth(target), meets=meets)
            for (arrow, meets), target in first.items()
        ]
        return sorted(lines, key=lambda line: (line.target, line.arrow))


def _takes_lines(sign: Sign) -> bool:
    """Tell whether a sign that hangs is there to lead, and its text is not shown by a machine."""
    electronic = sign.medium is not None and sign.medium.value is Medium.ELECTRONIC
    leads = sign.kind is not None and sign.kind.value in {SignKind.GUIDANCE, SignKind.DIRECTORY}
    lasts = sign.valid_from is None and sign.valid_until is None
    return leads and lasts and not electronic


def _breadth(target: str) -> int:
    """Return the order of names where several meet the same demands."""
    kind, _, name = target.partition(":")
    if name in KINDS:
        kind = "kind"
    return WIDE_FIRST.index(kind) if kind in WIDE_FIRST else len(WIDE_FIRST)
