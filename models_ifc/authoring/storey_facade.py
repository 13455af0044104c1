"""Windows of the outer walls, one list for every storey. Metres, plan frame."""

from models_ifc.authoring.frame import GROUND, THIRD, WING_WIDTH, wing
from models_ifc.authoring.layout import Hole
from models_ifc.authoring.parts import Point

WIDE, HIGH, SMALL = "window/wide-360", "window/plain-180", "window/high-120"
SIZES = {WIDE: (3.6, 3.0, 0.6), HIGH: (1.8, 1.8, 0.9), SMALL: (1.2, 0.9, 2.0)}
"""Width, height, sill."""


def facade_windows(storey: str) -> list[Hole]:
    """Return the windows of one storey, west to east along each wall."""
    found: list[tuple[str, str, Point, str]] = []
    found += [(f"NW{x:.1f}", "N", (x, 27.0), SMALL) for x in (5.2, 7.0, 9.8, 11.6, 16.8)]
    found += [(f"NW{x:.1f}", "N", (x, 27.0), HIGH) for x in (2.0, 20.2, 24.3, 33.8, 38.2, 42.8, 51.5, 55.9)]
    if storey != GROUND:
        found += [(f"NW{x:.1f}", "N", (x, 27.0), HIGH) for x in (28.6, 60.4)]
    found += _south(storey)
    found += [("WW21.0", "W2", (0.0, 23.0), HIGH)]
    found += _wing(storey)
    return [
        Hole(
            key=f"{storey}/hole/{key}",
            wall=f"{storey}/wall/{wall}",
            at=at,
            width=SIZES[kind][0],
            height=SIZES[kind][1],
            sill=SIZES[kind][2],
            window=kind,
        )
        for key, wall, at, kind in found
    ]


def _south(storey: str) -> list[tuple[str, str, Point, str]]:
    wall = {THIRD: "S"}.get(storey, "S3")
    east = (57.0, 60.6) if storey == GROUND else (47.2, 51.6, 56.2, 60.8)
    kind = HIGH if storey == GROUND else WIDE
    found = [(f"SW{x:.1f}", wall, (x, 0.0), kind) for x in east]
    west = {THIRD: "S"}.get(storey, "S1")
    found.append(("SW4.5", west, (4.5, 0.0), WIDE))
    if storey == THIRD:
        found += [(f"SW{x:.1f}", "S", (x, 0.0), WIDE) for x in (11.2, 15.8, 20.2, 24.8, 29.2, 33.8, 38.2, 42.8)]
    return found


def _wing(storey: str) -> list[tuple[str, str, Point, str]]:
    places = (3.0, 8.0, 13.0) if storey == GROUND else (2.4, 6.0, 10.4, 14.0, 18.4, 22.0)
    south = [(f"WSW{s:.1f}", "WS", wing(s, 0.0), WIDE if storey == GROUND else HIGH) for s in places]
    north = [(f"WNW{s:.1f}", "WN", wing(s, WING_WIDTH), HIGH) for s in (-1.8, 2.4, 6.0, 10.4, 14.0, 18.4, 22.0)]
    end = [("WEW", "WE", wing(24.0, 9.0), HIGH)]
    if storey != GROUND:
        end += [("WEC", "WE", wing(24.0, 6.0), SMALL)]
    return south + north + end
