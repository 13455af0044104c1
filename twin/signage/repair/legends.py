"""What new lines say: the words of lines that already name the target, so that it has one name everywhere (6.1.4.12)."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from twin.model.sign import Arrow, Legend
from twin.model.twin import Twin

Namer = Callable[[str], Legend | None]
"""Says a target as the place's names do; ``None`` where it has none. Its arrow says nothing."""


class Legends:
    """The words for targets: those that most lines use, else the place's names."""

    def __init__(self, twin: Twin, namer: Namer) -> None:
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

    def say(self, target: str, arrow: Arrow) -> Legend:
        """Return the line that points to a target; only for one that has a name."""
        if target in self._said:
            zh, en, symbol = self._said[target]
            return Legend(arrow=arrow, target=target, zh=zh, en=en or None, symbol=symbol or None)
        named = self._namer(target)
        if named is None:
            raise LookupError(target)
        return replace(named, arrow=arrow, target=target)


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
