"""What new lines say: the words of lines that already name the target, so that it has one name everywhere (6.1.4.12)."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from twin.model.ids import StoreyId
from twin.model.passage import Point3
from twin.model.sign import Arrow, Legend, Sign, SignFace
from twin.model.twin import Twin
from twin.signage.arrows import is_directory
from twin.signage.lint.arrows import READ_FROM_M, is_true
from twin.signage.lint.survey import Onward, Step
from twin.signage.targets import is_here

Namer = Callable[[str], Legend | None]
"""Says a target as the place's names do; ``None`` where it has none. Its arrow says nothing."""


class Legends:
    """
    The words for targets: those that most lines use, else the place's names; and which arrows to them are true.

    *onward* tells how ways to targets set out, as check SGN101 asks for it.
    """

    def __init__(self, twin: Twin, namer: Namer, onward: Onward | None = None) -> None:
        self._twin, self._onward = twin, onward
        self._steps: dict[tuple[StoreyId, Point3, str], Step | None] = {}
        said: dict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
        for sign in twin.signs.values():
            for legend in (legend for face in sign.faces for legend in face.legends or ()):
                if legend.target is not None and legend.zh is not None:
                    said[legend.target][legend.zh, legend.en or "", legend.symbol or ""] += 1
        self._said = {
            target: min(words.items(), key=lambda each: (-each[1], each[0]))[0] for target, words in said.items()
        }
        self._namer = namer

    def can_say(self, target: str) -> bool:
        """Tell whether a target has a name."""
        return target in self._said or self._namer(target) is not None

    def may_point(self, sign: Sign, index: int, target: str, arrow: Arrow) -> bool:
        """Tell whether a line would be true for everybody who reads it, not only on the ways that ask for it."""
        if arrow is Arrow.NONE:
            return is_directory(sign) or is_here(self._twin, sign, target)
        if self._onward is None:
            return True
        face = sign.faces[index]
        steps = (self._set_out(sign.storey, place, target) for place in list_stands(sign, face))
        return any(step is not None and is_true(arrow, face, step) for step in steps)

    def _set_out(self, storey: StoreyId, at: Point3, target: str) -> Step | None:
        key = (storey, at, target)
        if key not in self._steps and self._onward is not None:
            self._steps[key] = self._onward(*key)
        return self._steps[key]

    def say(self, target: str, arrow: Arrow) -> Legend:
        """Return the line that points to a target; only for one that has a name."""
        if target in self._said:
            zh, en, symbol = self._said[target]
            return Legend(arrow=arrow, target=target, zh=zh, en=en or None, symbol=symbol or None)
        named = self._namer(target)
        if named is None:
            raise LookupError(target)
        return replace(named, arrow=arrow, target=target)


def list_stands(sign: Sign, face: SignFace) -> tuple[Point3, Point3]:
    """Return where who reads a face stands: some way before it, and right before it."""
    x, y, z_m = sign.at
    before = (x + READ_FROM_M * math.cos(face.facing_rad), y + READ_FROM_M * math.sin(face.facing_rad))
    return (round(before[0], 1), round(before[1], 1), z_m), (round(x, 1), round(y, 1), z_m)


ARROW_ORDER: Final = (
    Arrow.UP,
    Arrow.DOWN,
    Arrow.AHEAD,
    Arrow.AHEAD_LEFT,
    Arrow.LEFT,
    Arrow.AHEAD_RIGHT,
    Arrow.RIGHT,
    Arrow.BACK,
    Arrow.NONE,
)
"""Lines of one direction stand together."""
