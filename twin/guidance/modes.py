"""Ways of putting things: for everybody, in short sentences, for one who does not see."""

from enum import StrEnum


class Mode(StrEnum):
    """A way of wording the same maneuvers."""

    PLAIN = "plain"
    SIMPLE = "simple"
    """Short sentences and easy words, one thing to do in each."""
    BLIND = "blind"
    """Directions by the clock, and what hands and feet find; nothing that one would have to see."""


def mode_for(profile: str) -> Mode:
    """
    Return the wording that a profile gets unless it is asked for another.

    >>> str(mode_for("blind")), str(mode_for("wheelchair"))
    ('blind', 'plain')
    """
    return Mode.BLIND if profile == Mode.BLIND else Mode.PLAIN
