"""
What is chosen among, so that every demand is met: signs that could hang, their faces, and the lines these could carry.

A covering problem with capacities: a line meets some demands, a face carries
few lines, two signs cannot hang in one place. What a choice costs orders
choices; it is no money.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twin.model.sign import Arrow


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOption:
    """A line that a face could carry; ``stands`` of one that it carries anyway, which takes none of its capacity."""

    target: str
    arrow: Arrow
    cost: float
    meets: frozenset[int]
    stands: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceOption:
    """A face that could carry up to ``capacity`` more lines, each target once; ``cost`` is for touching it at all."""

    capacity: int
    cost: float
    lines: tuple[LineOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOption:
    """A sign that could be; of those with one ``place`` at most one can."""

    place: str
    cost: float
    faces: tuple[FaceOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An option that is taken, with the lines it is to carry: indices of a face and of a line of it."""

    option: int
    lines: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """
    What is chosen, what it costs, and what no choice can cost less than.

    ``unmet`` are the demands that no option meets, or for which faces and
    places were too few; the bound is for choices that leave no more.
    """

    choices: tuple[Choice, ...]
    cost: float
    bound: float
    unmet: frozenset[int]

    @property
    def gap(self) -> float:
        """By which share the cost may be above the least one."""
        return 0.0 if self.cost <= self.bound else (self.cost - self.bound) / self.cost


def cost_of(options: Sequence[SignOption], choices: Sequence[Choice]) -> float:
    """Return what choices cost: their signs, the faces they touch, their lines."""
    total = 0.0
    for choice in choices:
        option = options[choice.option]
        total += option.cost
        touched = {face for face, line in choice.lines if not option.faces[face].lines[line].stands}
        total += sum(option.faces[face].cost for face in sorted(touched))
        total += sum(option.faces[face].lines[line].cost for face, line in choice.lines)
    return total


def list_met(options: Sequence[SignOption], choices: Sequence[Choice]) -> frozenset[int]:
    """Return the demands that choices meet."""
    chosen = ((options[choice.option], *line) for choice in choices for line in choice.lines)
    return frozenset(demand for option, face, line in chosen for demand in option.faces[face].lines[line].meets)


def each_line(options: Sequence[SignOption]) -> Iterator[tuple[int, int, int, LineOption]]:
    """Yield every line with the indices of its option, of its face and of itself."""
    for number, option in enumerate(options):
        for face, side in enumerate(option.faces):
            for line, what in enumerate(side.lines):
                yield number, face, line, what
