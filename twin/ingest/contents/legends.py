"""The lines of a sign as ``Twin_Sign.Legends`` writes them: ``arrow | target | zh | en | symbol``."""

from typing import Final

from twin.model.sign import Arrow, Legend

PARTS: Final = 5
ARROWS: Final = frozenset(Arrow)
TARGET_KINDS: Final = ("zone", "window", "facility", "space", "storey", "connector")
"""What a target may name before its colon; ``exit`` stands alone."""


def parse_legend(line: str) -> Legend | str:
    """
    Return the legend of one line, or why it is none.

    A part may be empty; parts missing at the end are empty too. An empty
    arrow is ``none``.

    Examples
    --------
    >>> parse_legend("left | zone:toilet | 卫生间 | Restroom |").target
    'zone:toilet'
    >>> parse_legend("sideways | exit")
    "arrow 'sideways' is none of ahead, left, right, back, up, down, ahead_left, ahead_right, none"
    """
    parts = [part.strip() for part in line.split("|")]
    if len(parts) > PARTS:
        return f"{len(parts)} parts, at most {PARTS} are meant"
    if len(parts) == 1:
        return "no '|' between arrow, target and texts"
    arrow, target, zh, en, symbol = [*parts, *[""] * (PARTS - len(parts))]
    arrow = (arrow or Arrow.NONE).lower()
    if arrow not in ARROWS:
        return f"arrow {arrow!r} is none of {', '.join(Arrow)}"
    if target and not _is_target(target):
        return f"target {target!r} is neither exit nor one of {', '.join(kind + ':…' for kind in TARGET_KINDS)}"
    if not (target or zh or en or symbol):
        return "neither target nor text nor symbol"
    return Legend(arrow=Arrow(arrow), target=target or None, zh=zh or None, en=en or None, symbol=symbol or None)


def _is_target(text: str) -> bool:
    kind, _, name = text.partition(":")
    return text == "exit" or (kind in TARGET_KINDS and bool(name))
