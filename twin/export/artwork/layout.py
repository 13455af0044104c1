"""
Where things stand on a face: pure reckoning with boxes, in millimetres.

Letters keep the height that the model gives them. What may give is the room
around them, the number of lines and columns, and the size of symbols; where
nothing of that helps, the face is refused.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from twin.export.artwork.arrows import RIGHTWARD
from twin.export.artwork.room import LEVELS, Room
from twin.export.artwork.words import Placed, Role, Words, break_words, set_beside
from twin.model.sign import Arrow, Legend

TIGHT: Final = 0.5
WRAPS: Final = ((1, 1), (1, 2), (2, 2), (3, 3), (4, 4))
"""Most lines of Chinese and of English."""
SYMBOL_SIDES: Final = (2.6, 2.1, 1.75, 1.5, 1.3)
"""Sides of symbols beside text, in letter heights."""
STACKED_SIDES: Final = (5.0, 4.0, 3.2, 2.6, 2.1, 1.7, 1.3)
"""Of symbols above text."""
STACKED_ASPECT: Final = 1.3
"""Faces wider than this, against their height, have symbols beside the text."""
STACKED_MOST: Final = 2
MOST_COLUMNS: Final = 3
SLACK: Final = 1e-6
LONG_LIST: Final = 6
"""From so many lines on, a face is a list, set from the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """All boxes of a face, and how much of the comfortable room is left."""

    boxes: tuple[Placed, ...]
    spacing: float


def lay_out(
    legends: Sequence[Legend], drawn: Sequence[bool], size: tuple[float, float], letter_mm: float, *, least: float = 0.0
) -> Layout | None:
    """
    Return the first of all arrangements that fits, the most generous ones first; ``None`` if none does.

    Parameters
    ----------
    drawn
        Of each legend, whether there is a symbol to draw.
    size
        Width and height.
    least
        The share of comfortable room that has to be left.
    """
    width, height = size
    pointing = any(legend.arrow is not Arrow.NONE for legend in legends)
    few = len(legends) == 1 or (not pointing and len(legends) <= STACKED_MOST)
    stacked = few and width < STACKED_ASPECT * height
    for spacing, ratio in (level for level in LEVELS if level[0] >= least):
        room = Room(width=width, height=height, letter=letter_mm, spacing=spacing, capital=ratio * letter_mm)
        for attempt in (_stack, _fill_rows) if stacked else (_fill_rows,):
            boxes = attempt(legends, drawn, room)
            if boxes is not None:
                return Layout(boxes=boxes, spacing=spacing)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A legend with its arrow and symbol above its words; a down arrow stands last (from memory of the standard)."""

    number: int
    arrow: float
    symbol: float
    words: Words
    gap: float
    arrow_last: bool

    @property
    def height(self) -> float:
        parts = [part for part in (self.arrow, self.symbol, self.words.height) if part]
        return sum(parts) + (len(parts) - 1) * self.gap

    def lay(self, middle: float, y: float) -> Iterator[Placed]:
        marks = (
            [(Role.SYMBOL, self.symbol)] if self.arrow_last else [(Role.ARROW, self.arrow), (Role.SYMBOL, self.symbol)]
        )
        for role, side in marks:
            if side:
                yield Placed(role=role, line=self.number, x=middle - side / 2, y=y, width=side, height=side)
                y += side + self.gap
        yield from self.words.lay(self.number, middle - self.words.width / 2, y, self.words.width, 0.5)
        if self.arrow_last:
            y += self.words.height + self.gap
            side = self.arrow
            yield Placed(role=Role.ARROW, line=self.number, x=middle - side / 2, y=y, width=side, height=side)


def _stack(legends: Sequence[Legend], drawn: Sequence[bool], room: Room) -> tuple[Placed, ...] | None:
    """Return blocks one above another, centred."""
    gap = 0.56 * room.letter * room.spacing
    for most in WRAPS:
        words = [one for legend in legends if (one := break_words(legend, room.letter, room.capital, room.inner, most))]
        if len(words) < len(legends):
            continue
        for ratio in STACKED_SIDES:
            side = ratio * room.letter
            blocks = [
                _Block(
                    number=number,
                    arrow=0.0 if legend.arrow is Arrow.NONE else min(side, 2.1 * room.letter),
                    symbol=side if drawn[number] else 0.0,
                    words=words[number],
                    gap=gap,
                    arrow_last=legend.arrow is Arrow.DOWN,
                )
                for number, legend in enumerate(legends)
            ]
            used = sum(block.height for block in blocks) + (len(blocks) - 1) * 2.2 * gap
            if side <= room.inner and used <= room.height - 2 * room.margin:
                return tuple(_lay_blocks(blocks, room, used, 2.2 * gap))
    return None


def _lay_blocks(blocks: Sequence[_Block], room: Room, used: float, between: float) -> Iterator[Placed]:
    y = room.top_of(used)
    for block in blocks:
        yield from block.lay(room.width / 2, y)
        y += block.height + between


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A legend beside its arrow and symbol."""

    number: int
    arrow: float
    symbol: float
    words: Words
    gap: float
    rightward: bool

    @property
    def width(self) -> float:
        parts = [part for part in (self.arrow, self.symbol, self.words.width) if part]
        return sum(parts) + (len(parts) - 1) * self.gap

    @property
    def height(self) -> float:
        return max(self.arrow, self.symbol, self.words.height)

    def lay(self, x: float, y: float, width: float) -> Iterator[Placed]:
        """Yield its boxes in a column, the arrow on the outer side; a right arrow has its symbol on the left."""
        at, middle = 0.0, y + self.height / 2
        for role, side in ((Role.ARROW, self.arrow), (Role.SYMBOL, self.symbol)):
            if side:
                left = x + width - at - side if self.rightward else x + at
                yield Placed(role=role, line=self.number, x=left, y=middle - side / 2, width=side, height=side)
                at += side + self.gap
        left, share = (x, 1.0) if self.rightward else (x + at, 0.0)
        yield from self.words.lay(self.number, left, middle - self.words.height / 2, width - at, share)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """How rows are tried: most lines of either language, columns, side of symbols."""

    most: tuple[int, int]
    columns: int
    side: float


def _fill_rows(legends: Sequence[Legend], drawn: Sequence[bool], room: Room) -> tuple[Placed, ...] | None:
    """Return rows in as few columns as there need be, symbols as large as there is room for."""
    for most in WRAPS:
        for columns in range(1, min(MOST_COLUMNS, len(legends)) + 1):
            if -(-len(legends) // columns) * room.letter > room.height - 2 * room.margin and len(legends) < LONG_LIST:
                continue  # not even bare letters would have room
            for ratio in SYMBOL_SIDES:
                trial = _Trial(most=most, columns=columns, side=ratio * room.letter)
                rows = _list_rows(legends, drawn, room, trial)
                boxes = _lay_columns(rows, room, columns) if rows else None
                if boxes is not None:
                    return boxes
    return None


def _list_rows(legends: Sequence[Legend], drawn: Sequence[bool], room: Room, trial: _Trial) -> list[_Row] | None:
    gap = 0.5 * room.letter * max(room.spacing, TIGHT)
    columns = trial.columns
    width = (room.inner - (columns - 1) * room.between) / columns if trial.most[0] > 1 else room.inner
    rows = []
    for number, legend in enumerate(legends):
        arrow = 0.0 if legend.arrow is Arrow.NONE else trial.side
        symbol = trial.side if drawn[number] else 0.0
        left = width - sum(part + gap for part in (arrow, symbol) if part)
        words = break_words(legend, room.letter, room.capital, left, trial.most)
        if not arrow and not symbol and len(legends) > 1:
            # a bare line is a number or a heading: on one line it reads as such
            words = set_beside(legend, room.letter, room.capital, left) or words
        if words is None:
            return None
        rightward = legend.arrow in RIGHTWARD
        rows.append(_Row(number=number, arrow=arrow, symbol=symbol, words=words, gap=gap, rightward=rightward))
    return rows


def _lay_columns(rows: Sequence[_Row], room: Room, columns: int) -> tuple[Placed, ...] | None:
    """Return the boxes if the columns fit, else ``None``."""
    stacks = _part_columns(rows, columns)
    # neighbours of short columns stand on one line
    cell = max(row.height for row in rows) if columns > 1 and len(rows) < LONG_LIST else 0.0
    gap = 0.45 * room.letter * room.spacing
    wide = [max(row.width for row in stack) for stack in stacks]
    highs = [sum(max(row.height, cell) for row in stack) for stack in stacks]
    deep = max(len(stack) for stack in stacks)
    spare = room.height - 2 * room.margin - max(highs) - (deep - 1) * gap
    if sum(wide) + (len(wide) - 1) * room.between > room.inner + SLACK or spare < -SLACK:
        return None
    gap += min(spare / (deep + 1), 0.9 * room.letter)
    used = max(high + (len(stack) - 1) * gap for high, stack in zip(highs, stacks, strict=True))
    return tuple(_lay_stacks(stacks, wide, room, Lines(top=room.top_of(used), gap=gap, cell=cell)))


def _part_columns(rows: Sequence[_Row], columns: int) -> list[Sequence[_Row]]:
    """Return the rows of each column: what points right in the last ones; lists break at their headings."""
    if columns == 1:
        return [rows]
    if len(rows) >= LONG_LIST:
        starts = [number for number, row in enumerate(rows) if number and row.words.beside]
        ideal = [round(len(rows) * number / columns) for number in range(1, columns)]
        cuts = sorted({_nearest(place, starts) for place in ideal})
        return [rows[start:end] for start, end in zip([0, *cuts], [*cuts, len(rows)], strict=True)]
    sides = [[row for row in rows if row.rightward is side] for side in (False, True)]
    if columns == len(sides) and all(sides):
        return [*sides]
    ordered = [row for side in sides for row in side]
    deep = -(-len(rows) // columns)
    return [ordered[start : start + deep] for start in range(0, len(rows), deep)]


def _nearest(place: int, starts: Sequence[int]) -> int:
    return min(starts, key=lambda start: abs(start - place), default=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Where rows stand: the first one's top, what lies between two, and how high each is at least."""

    top: float
    gap: float
    cell: float


def _lay_stacks(stacks: Sequence[Sequence[_Row]], wide: Sequence[float], room: Room, lines: Lines) -> Iterator[Placed]:
    if len(stacks) == 1 and any(row.rightward for row in stacks[0]):
        lefts, across = [room.margin], [room.inner]  # what points right stands at the right edge
    else:
        step = (room.inner - sum(wide)) / (len(stacks) + 1)
        lefts = [room.margin + step * (number + 1) + sum(wide[:number]) for number in range(len(stacks))]
        across = list(wide)
    for left, width, stack in zip(lefts, across, stacks, strict=True):
        y = lines.top
        for row in stack:
            high = max(row.height, lines.cell)
            yield from row.lay(left, y + (high - row.height) / 2, width)
            y += high + lines.gap
