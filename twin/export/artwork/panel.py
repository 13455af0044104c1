"""A plan with all that belongs to it in a box: scale and north above, the key beneath."""

from typing import Final

from twin.export.artwork.drawing import Shape
from twin.export.artwork.key import draw_key, draw_north, draw_scale
from twin.export.artwork.outline import Box
from twin.export.artwork.plan import draw_plan
from twin.export.artwork.view import look_of, see_storey, stand_of
from twin.model.sign import Sign
from twin.model.twin import Twin

HEAD: Final = 4.5
"""What scale and north take, in letter heights."""
TRIES: Final = 6


def draw_panel(twin: Twin, sign: Sign, face: int, box: Box, letter: float) -> tuple[Shape, ...] | None:
    """
    Return the storey of a face's reader in a box; ``None`` where it has no rooms or there is no room for it.

    A smaller plan may need a longer key, so the key's height is tried until it holds.
    """
    left, top, right, low = box
    width, reserved = right - left, 0.0
    for _ in range(TRIES):
        high = low - top - (HEAD + 1) * letter - reserved
        view = (
            see_storey(twin, sign.storey, look_of(sign, face), (left, top + HEAD * letter, width, high))
            if high > 0
            else None
        )
        if view is None:
            return None
        plan = draw_plan(twin, sign.storey, view, stand_of(sign, face), letter)
        _, key_high = draw_key(plan, left, 0.0, width, letter)
        if key_high <= reserved:
            key, _ = draw_key(plan, left, low - key_high, width, letter)
            scale = draw_scale(view, left, top + letter, 0.3 * width, letter)
            north = draw_north(twin, view, right - 2 * letter, top + 1.6 * letter, letter)
            return (*plan.shapes, *key, *scale, *north)
        reserved = key_high
    return None
