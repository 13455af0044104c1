"""What signs could say at a place, and which demands each of their lines would meet."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from twin.model.ids import StoreyId
from twin.model.sign import Arrow, Medium, Sign, SignKind
from twin.signage.arrows import SETTING_OUT, TURNS, Steps, is_directory
from twin.signage.faces import Faces
from twin.signage.legibility import Reader
from twin.signage.reading import Sections
from twin.signage.repair.cover import FaceOption, LineOption, SignOption
from twin.signage.repair.demands import Demands
from twin.signage.repair.drafts import draft_sign
from twin.signage.repair.legends import Legends
from twin.signage.repair.places import Place
from twin.signage.repair.sizes import DIRECTORY_LINES, LETTERS_M, LINES_MAX, PLAN_LETTERS_M, count_free_lines
from twin.signage.visible import known_letters_m

SIGN_COST: Final = 10_000.0
FACE_COST: Final = 100.0
LINE_COST: Final = 1.0
LETTER_COST: Final = 10.0
"""For each metre of letter height: of two signs that do the same, the smaller."""
BREADTH_COST: Final = 0.01
"""For each step from names that many share to names of single things."""
WIDE_FIRST: Final = ("exit", "zone", "window", "storey", "connector", "space", "facility")

DIRECTORY_NEAR_M: Final = 15.0
"""Directories are tried so near to where people set out: six metres of walking, and what the letters reach."""

Met = Mapping[tuple[str, Arrow], frozenset[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An option with the sign that it is about: a draft without lines, or one that hangs, which has no ``place``."""

    option: SignOption
    sign: Sign
    place: Place | None


class Offers:
    """Works out what signs of one storey could say to who asks there."""

    def __init__(self, demands: Demands, storey: StoreyId, faces: Faces, reader: Reader, legends: Legends) -> None:
        self._faces, self._reader, self._legends = faces, reader, legends
        numbers = [number for number, each in enumerate(demands.decisions) if each.storey == storey]
        self.decisions = [demands.decisions[number] for number in numbers]
        self._sections, self._steps = Sections(self.decisions), Steps(self.decisions)
        setting_out = (each for each in self.decisions if each.kind in SETTING_OUT)
        self._starts = sorted({each.at[:2] for each in setting_out})
        row_of = {number: row for row, number in enumerate(numbers)}
        self._pointed: list[dict[str, set[int]]] = [defaultdict(set) for _ in numbers]
        self._here: list[dict[str, set[int]]] = [defaultdict(set) for _ in numbers]
        for number, demand in enumerate(demands.demands):
            row = row_of.get(demand.decision)
            if row is not None:
                for table, targets in ((self._pointed, demand.pointed), (self._here, demand.here)):
                    for target in targets:
                        table[row][target].add(number)

    def meet(self, sign: Sign, index: int) -> Met:
        """Return the demands that lines of a face would meet, by target and arrow."""
        read = self._sections.find_read(self._faces.look_at(sign, index, self._reader))
        rows = self._sections.find_reached(read)
        found: dict[tuple[str, Arrow], set[int]] = defaultdict(set)
        if not rows.size:
            return {}
        plan = is_directory(sign)
        for arrow in (Arrow.NONE,) if plan else (*TURNS, Arrow.UP, Arrow.DOWN, Arrow.NONE):
            table = self._here if arrow is Arrow.NONE and not plan else self._pointed
            led = rows[np.asarray(self._steps.find_led(sign, sign.faces[index], arrow, rows))]
            for row in led.tolist():
                for target, what in table[row].items():
                    found[target, arrow] |= what
        return {key: frozenset(what) for key, what in found.items()}

    def offer_hanging(self, sign: Sign) -> Offer | None:
        """Return what a sign that hangs could say with more lines, ``None`` where that is nothing."""
        letters_m = known_letters_m(sign)
        faces = []
        for index, face in enumerate(sign.faces):
            room = count_free_lines(face, letters_m) if _takes_lines(sign) else 0
            named = {legend.target for legend in face.legends or ()}
            lines = (
                [line for line in self._list_lines(self.meet(sign, index)) if line.target not in named] if room else []
            )
            faces.append(FaceOption(capacity=room, cost=FACE_COST, lines=tuple(lines)))
        if not any(face.lines for face in faces):
            return None
        return Offer(option=SignOption(place=sign.id, cost=0.0, faces=tuple(faces)), sign=sign, place=None)

    def offer_new(self, place: Place) -> Iterator[Offer]:
        """Yield what a new sign could say at a place: with the smallest letters, and larger ones where they say more."""
        yield from self._offer_sizes(place, SignKind.GUIDANCE, LETTERS_M, int(LINES_MAX.value))
        if self._sets_out(place):
            yield from self._offer_sizes(place, SignKind.DIRECTORY, PLAN_LETTERS_M, DIRECTORY_LINES)

    def _sets_out(self, place: Place) -> bool:
        """Tell whether somebody sets out so near that a directory might be read."""
        at = (place.x_m, place.y_m)
        return any(math.dist(at, spot) < DIRECTORY_NEAR_M for spot in self._starts)

    def _offer_sizes(self, place: Place, kind: SignKind, sizes: Sequence[float], capacity: int) -> Iterator[Offer]:
        most = 0
        for letters_m in sizes:
            draft = draft_sign(place, kind, letters_m, capacity)
            lines = [tuple(self._list_lines(self.meet(draft, index))) for index in range(len(draft.faces))]
            meets = sum(len(line.meets) for each in lines for line in each)
            if meets > most:
                most = meets
                faces = tuple(FaceOption(capacity=capacity, cost=FACE_COST, lines=each) for each in lines)
                cost = SIGN_COST + LETTER_COST * letters_m
                yield Offer(option=SignOption(place=place.key, cost=cost, faces=faces), sign=draft, place=place)

    def _list_lines(self, met: Met) -> list[LineOption]:
        """Return the lines worth considering: of several that would meet the same, the one that says most."""
        first: dict[tuple[Arrow, frozenset[int]], str] = {}
        for target, arrow in sorted(met, key=lambda key: (_breadth(key[0]), key)):
            if self._legends.can_say(target):
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
    kind = target.split(":", maxsplit=1)[0]
    return WIDE_FIRST.index(kind) if kind in WIDE_FIRST else len(WIDE_FIRST)
