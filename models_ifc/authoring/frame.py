"""Axes, levels and the wing's oblique frame: the numbers everything else is drawn on. Metres."""

import math

from models_ifc.authoring.parts import Level, Point

BAY = 9.0
AXES_X: tuple[float, ...] = tuple(BAY * i for i in range(8))
"""Axes 1 to 8, west to east."""
AXES_Y: tuple[float, ...] = tuple(BAY * i for i in range(4))
"""Axes A to D, south to north."""

STOREY_HEIGHT = 4.8
SLAB = 0.2
CLEAR = STOREY_HEIGHT - SLAB
GROUND, SECOND, THIRD, ROOF = "1F", "2F", "3F", "RF"
ELEVATION = {GROUND: 0.0, SECOND: 4.8, THIRD: 9.6, ROOF: 14.4}
LEVELS = (
    Level(key=GROUND, name="1F", long_name="一层", elevation=0.0),
    Level(key=SECOND, name="2F", long_name="二层", elevation=4.8),
    Level(key=THIRD, name="3F", long_name="三层", elevation=9.6),
    Level(key=ROOF, name="RF", long_name="屋面", elevation=14.4),
)
STOREYS = (GROUND, SECOND, THIRD)

FORECOURT_LEVEL = -0.6
EXTERIOR, PARTITION, LIGHT = 0.3, 0.2, 0.1
"""Wall thicknesses."""

APSE_CENTRE: Point = (0.0, 9.0)
APSE_RADIUS = 7.5
WING_ORIGIN: Point = (63.0, 10.0)
WING_ANGLE = -22.0
WING_LENGTH = 24.0
WING_ROOT = 13.0
"""Length of the joint between the wing and the main block, along the block's east wall."""
WING_WIDTH = WING_ROOT * math.cos(math.radians(WING_ANGLE))

_COS, _SIN = math.cos(math.radians(WING_ANGLE)), math.sin(math.radians(WING_ANGLE))


def wing(s: float, t: float) -> Point:
    """Return the plan point at *s* along the wing and *t* across it, from its south-west corner."""
    return (snap(WING_ORIGIN[0] + s * _COS - t * _SIN), snap(WING_ORIGIN[1] + s * _SIN + t * _COS))


def wing_y(x: float, t: float) -> float:
    """Return the plan y at which a line along the wing, *t* across, has plan *x*."""
    s = (x - WING_ORIGIN[0] + t * _SIN) / _COS
    return snap(WING_ORIGIN[1] + s * _SIN + t * _COS)


def wing_root(t: float) -> float:
    """Return *s* of the block's east wall axis at *t*: the wing's west end is cut by it."""
    return t * _SIN / _COS


def snap(value: float) -> float:
    """Round to a tenth of a millimetre, the drawing's grain."""
    return round(value, 4) + 0.0


def turned(point: Point, degrees: float) -> Point:
    """Rotate about the origin."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return (point[0] * c - point[1] * s, point[0] * s + point[1] * c)


def apse_outline(radius: float, step: float = 3.0) -> list[Point]:
    """Return points of the apse's half circle from its north to its south end."""
    points = []
    for i in range(round(180 / step) + 1):
        a = math.radians(90 + i * step)
        points.append((snap(APSE_CENTRE[0] + radius * math.cos(a)), snap(APSE_CENTRE[1] + radius * math.sin(a))))
    return points


def plate_outline(outset: float) -> list[Point]:
    """Return the floor plate's outline, *outset* beyond the wall axes, counter-clockwise from the south-west corner."""
    e = outset
    ends = [wing(s, t) for s, t in ((WING_LENGTH + e, -e), (WING_LENGTH + e, WING_WIDTH + e))]
    apse = apse_outline(APSE_RADIUS + e)
    reach = math.sqrt((APSE_RADIUS + e) ** 2 - e**2)
    inside = [p for p in apse if p[0] < -e]
    return [
        (-e, -e),
        (63.0 + e, -e),
        (63.0 + e, wing_y(63.0 + e, -e)),
        *ends,
        (63.0 + e, wing_y(63.0 + e, WING_WIDTH + e)),
        (63.0 + e, 27.0 + e),
        (-e, 27.0 + e),
        (-e, snap(APSE_CENTRE[1] + reach)),
        *inside,
        (-e, snap(APSE_CENTRE[1] - reach)),
    ]
