"""The room that a face offers, and how generously it is used. Millimetres."""

from dataclasses import dataclass
from typing import Final

LEVELS: Final = ((1.0, 0.42), (0.75, 0.42), (0.5, 0.42), (0.35, 0.28))
"""Shares of the comfortable room around things, the best first, and the height of capitals against Chinese (ours)."""
TALL_ASPECT: Final = 1.6
"""Higher ones are filled from the top, where eyes are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A face to be filled, and how generously."""

    width: float
    height: float
    letter: float
    spacing: float
    capital: float

    @property
    def margin(self) -> float:
        """What is kept free along the edges."""
        return self.spacing * max(0.07 * min(self.width, self.height), 0.3 * self.letter)

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    @property
    def between(self) -> float:
        """What is kept free between columns."""
        return 1.2 * self.letter * self.spacing

    @property
    def tall(self) -> bool:
        """Whether it is filled from the top."""
        return self.height > TALL_ASPECT * self.width

    def top_of(self, used: float) -> float:
        """Return where something that high begins."""
        if self.tall:
            return min(max(self.margin, 0.07 * self.height), self.height - self.margin - used)
        return (self.height - used) / 2
