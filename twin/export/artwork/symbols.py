"""
Symbols of signs, drawn by us as solid shapes on a grid of 100 by 100, y down.

They follow the meanings of the public symbols, not the drawings of GB/T 10001,
whose text was not at hand. What has none here is said to have none.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from twin.export.artwork.outline import Outline, draw_bar, draw_box, draw_circle, draw_polygon, move_outline


class Tone(StrEnum):
    """What a part is painted with."""

    MARK = "mark"
    """The figure: the face's ground on a tile of its ink."""
    CUT = "cut"
    """A detail cut out of the figure."""
    RED = "#c8102e"
    YELLOW = "#f2c12e"
    BLACK = "#101820"
    WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Part:
    """One shape of a symbol."""

    outline: Outline
    tone: Tone = Tone.MARK


@dataclass(frozen=True, slots=True)
class Symbol:
    """The parts, the first lowest; on a tile, or with a shape of their own as safety signs have."""

    parts: tuple[Part, ...]
    tile: bool = True


_bar, _box, _disc, _poly = draw_bar, draw_box, draw_circle, draw_polygon


def _mark(*outlines: Outline) -> tuple[Part, ...]:
    return tuple(Part(outline) for outline in outlines)


def _cut(*outlines: Outline) -> tuple[Part, ...]:
    return tuple(Part(outline, Tone.CUT) for outline in outlines)


def _paint(tone: Tone, *outlines: Outline) -> tuple[Part, ...]:
    return tuple(Part(outline, tone) for outline in outlines)


def _move(parts: tuple[Part, ...], scale: float, x: float, y: float) -> tuple[Part, ...]:
    return tuple(Part(move_outline(part.outline, (scale, 0, 0, scale, x, y)), part.tone) for part in parts)


MAN: Final = _mark(
    _disc(50, 16, 8.5), _box(36, 28, 28, 32, 7), _box(37.5, 48, 11, 43, 5), _box(51.5, 48, 11, 43, 5),
    _box(28, 29, 8.5, 33, 4.2), _box(63.5, 29, 8.5, 33, 4.2), _box(30, 28, 40, 12, 6),
)  # fmt: skip
WOMAN: Final = _mark(
    _disc(50, 16, 8.5), _poly((42, 28), (58, 28), (70, 68), (30, 68)), _box(40, 62, 8.5, 29, 4.2),
    _box(51.5, 62, 8.5, 29, 4.2), _bar((39, 33), (28, 56), 7.5), _bar((61, 33), (72, 56), 7.5), _box(37, 28, 26, 12, 6),
)  # fmt: skip
WHEELCHAIR: Final = (
    *_mark(_disc(45, 64, 26)), *_cut(_disc(45, 64, 19)),
    *_mark(_disc(40, 15, 8.5), _bar((41, 32), (45, 56), 10), _bar((43, 41), (62, 41), 7.5),
           _bar((46, 57), (66, 57), 10), _bar((66, 57), (75, 80), 9), _bar((75, 81), (84, 79), 7)),
)  # fmt: skip
STEPS: Final = _mark(
    _poly((10, 88), (10, 73), (29, 73), (29, 57), (48, 57), (48, 41), (67, 41), (67, 25), (90, 25), (90, 39), (81, 39),
          (81, 55), (62, 55), (62, 71), (43, 71), (43, 88)),
    _disc(35, 17, 7.5), _bar((35, 31), (35, 44), 10), _bar((35, 32), (46, 38), 6),
)  # fmt: skip
SHAFT: Final = (
    *_mark(_poly((34, 20), (48, 20), (41, 8)), _poly((52, 8), (66, 8), (59, 20)), _box(14, 26, 72, 66, 4)),
    *_cut(_box(20, 32, 60, 54)),
)
HEART: Final[Outline] = (
    ("M", (50, 60)), ("C", (30, 46, 22, 38, 22, 27)), ("C", (22, 17, 29, 11, 37, 11)),
    ("C", (43, 11, 48, 14, 50, 19)), ("C", (52, 14, 57, 11, 63, 11)), ("C", (71, 11, 78, 17, 78, 27)),
    ("C", (78, 38, 70, 46, 50, 60)), ("Z", ()),
)  # fmt: skip
WARNING: Final = (
    *_paint(Tone.BLACK, _poly((50, 11), (93, 86), (7, 86)), _bar((50, 11), (93, 86), 7), _bar((93, 86), (7, 86), 7),
            _bar((7, 86), (50, 11), 7)),
    *_paint(Tone.YELLOW, _poly((50, 18), (87.5, 83), (12.5, 83))),
)  # fmt: skip
CLERK: Final = _mark(_disc(50, 24, 11), _box(30, 38, 40, 40, 15))
DESK: Final = _mark(_box(10, 62, 80, 10, 2), _box(17, 72, 66, 18))
SHEET: Final = _mark(_poly((24, 10), (62, 10), (78, 26), (78, 90), (24, 90)))
SCREEN: Final = (*_mark(_box(12, 16, 76, 54, 4)), *_cut(_box(19, 23, 62, 40)))

SYMBOLS: Final[dict[str, Symbol]] = {
    "men": Symbol(MAN),
    "women": Symbol(WOMAN),
    "toilet": Symbol((*_move(MAN, 0.86, -15, 7), *_mark(_box(48.4, 12, 3.2, 76)), *_move(WOMAN, 0.86, 29, 7))),
    "accessible": Symbol(WHEELCHAIR),
    "elevator": Symbol((*SHAFT, *_move(MAN, 0.56, 5, 33), *_move(MAN, 0.56, 39, 33))),
    "accessible_elevator": Symbol((*SHAFT, *_move(WHEELCHAIR, 0.56, 22, 33))),
    "stairs": Symbol(STEPS),
    "escalator": Symbol(
        _mark(
            _poly((8, 78), (28, 78), (66, 40), (92, 40), (92, 53), (71, 53), (33, 91), (8, 91)), _disc(52, 14, 8),
            _box(46, 25, 12, 33, 6), _bar((52, 30), (66, 36), 6.5),
        )
    ),
    "ramp": Symbol((*_mark(_poly((8, 92), (92, 92), (92, 76))), *_move(WHEELCHAIR, 0.74, 12, 2))),
    "exit": Symbol(
        (
            *_mark(_box(54, 8, 36, 84)), *_cut(_box(61, 15, 22, 77)),
            *_mark(_disc(38, 20, 8), _bar((35, 34), (29, 54), 11), _bar((29, 56), (43, 66), 8.5),
                   _bar((43, 66), (39, 86), 8), _bar((27, 56), (19, 70), 8.5), _bar((19, 70), (7, 71), 7.5),
                   _bar((36, 33), (47, 45), 6.5), _bar((47, 45), (58, 40), 6), _bar((33, 32), (19, 35), 6.5),
                   _bar((19, 35), (13, 46), 6)),
        )
    ),
    "counter": Symbol((*CLERK, *_cut(_box(8, 58, 84, 6)), *DESK)),
    "information": Symbol(_mark(_disc(51, 21, 10), _box(35, 38, 25, 10), _box(43, 38, 17, 46), _box(33, 79, 37, 10))),
    "certificate": Symbol(
        (
            *_mark(_box(14, 12, 72, 54, 3)), *_cut(_box(25, 24, 50, 6), _box(25, 37, 32, 6), _disc(66, 60, 19)),
            *_mark(_poly((57, 66), (53, 94), (66, 85), (79, 94), (75, 66)), _disc(66, 60, 14)),
            *_cut(_disc(66, 60, 5)),
        )
    ),
    "reading": Symbol(
        (
            *_mark(_poly((48, 30), (38, 22), (8, 22), (8, 76), (38, 76), (48, 84)),
                   _poly((52, 30), (62, 22), (92, 22), (92, 76), (62, 76), (52, 84))),
            *_cut(_box(16, 34, 20, 5), _box(16, 46, 20, 5), _box(16, 58, 20, 5),
                  _box(64, 34, 20, 5), _box(64, 46, 20, 5), _box(64, 58, 20, 5)),
        )
    ),
    "convenience": Symbol(
        _mark(HEART, _poly((8, 62), (24, 62), (44, 72), (64, 72), (64, 80), (88, 66), (93, 73), (66, 92), (8, 92)))
    ),
    "self_service": Symbol(
        (
            *_mark(_box(22, 8, 56, 46, 5), _box(40, 54, 20, 30), _box(26, 82, 48, 10, 2)), *_cut(_box(29, 15, 42, 32)),
            *_mark(_poly((44, 21), (58, 33), (51, 34), (54, 41), (50, 43), (47, 36), (44, 39))),
        )
    ),
    "nursing": Symbol(
        (
            *_mark(_disc(50, 13, 6.5), _box(43, 13, 14, 14), _box(32, 25, 36, 9, 2), _box(30, 37, 40, 55, 9)),
            *_cut(_box(52, 48, 18, 4), _box(52, 58, 18, 4), _box(52, 68, 18, 4), _box(52, 78, 18, 4)),
        )
    ),
    "meeting": Symbol(
        (
            *_mark(_disc(50, 18, 9), _box(37, 29, 26, 30, 9), _disc(21, 32, 8), _box(10, 42, 22, 26, 8), _disc(79, 32, 8),
                   _box(68, 42, 22, 26, 8)),
            *_cut(_box(6, 56, 88, 6)), *_mark(_box(8, 62, 84, 10, 3), _box(43, 72, 14, 18)),
        )
    ),
    "exhibition": Symbol(
        (
            *_mark(_box(12, 12, 76, 58, 2)), *_cut(_box(19, 19, 62, 44)),
            *_mark(_poly((22, 60), (42, 32), (54, 48), (62, 39), (78, 60)), _disc(68, 29, 5.5), _bar((34, 72), (26, 90), 6),
                   _bar((66, 72), (74, 90), 6)),
        )
    ),
    "complaint": Symbol(
        (
            *_mark(_box(10, 12, 80, 56, 10), _poly((26, 64), (26, 90), (52, 64))),
            *_cut(_box(45.5, 21, 9, 25, 3), _disc(50, 56, 5.5)),
        )
    ),
    "plan": Symbol(
        (
            *_mark(_box(10, 14, 80, 72, 2)),
            *_cut(_box(17, 21, 28, 26), _box(17, 54, 28, 25), _box(52, 21, 31, 37), _box(52, 65, 31, 14),
                  _box(45, 64, 7, 9), _box(62, 58, 10, 7), _box(28, 47, 9, 7)),
        )
    ),
    "here": Symbol(
        (*_mark(_disc(50, 36, 28), _poly((24.5, 48), (75.5, 48), (50, 94))), *_cut(_disc(50, 36, 12))),
    ),
    "ticket": Symbol(
        (
            *_mark(_box(24, 8, 52, 84, 3)),
            *_cut(_disc(24, 62, 6), _disc(76, 62, 6), *(_box(x, 60.5, 6, 3) for x in (34, 47, 60)),
                  _box(34, 20, 32, 6), _box(46, 34, 9, 20), _box(40, 34, 9, 6), _box(34, 72, 32, 5), _box(34, 81, 20, 5)),
        )
    ),
    "phone": Symbol(
        _mark(
            _bar((27, 24), (32, 48), 15), _bar((32, 48), (50, 68), 15), _bar((50, 68), (76, 73), 15),
            _bar((28, 20), (38, 25), 20), _bar((75, 62), (80, 72), 20),
        )
    ),
    "clock": Symbol(
        (*_mark(_disc(50, 50, 41)), *_cut(_disc(50, 50, 32)), *_mark(_bar((50, 51), (50, 28), 7), _bar((50, 51), (66, 60), 7)))
    ),
    "locker": Symbol(
        (
            *_mark(_box(12, 10, 76, 80, 3)),
            *_cut(*(_box(x, y, 3, 18) for x in (36, 61) for y in (18, 43, 68)),
                  *(_box(12, y, 76, 3.5) for y in (37.5, 62.5)), _box(40.5, 10, 3, 80), _box(64.5, 10, 3, 80)),
        )
    ),
    "no_entry": Symbol(
        (*_paint(Tone.RED, _disc(50, 50, 46)), *_paint(Tone.WHITE, _box(19, 41, 62, 18, 2))),
        tile=False,
    ),
    "no_smoking": Symbol(
        (
            *_paint(Tone.RED, _disc(50, 50, 47)), *_paint(Tone.WHITE, _disc(50, 50, 38)),
            *_paint(Tone.BLACK, _box(18, 50, 46, 11), _box(67, 50, 5, 11), _box(75, 50, 5, 11), _bar((70, 45), (66, 36), 4),
                    _bar((66, 36), (70, 28), 4), _bar((78, 45), (76, 38), 4)),
            *_paint(Tone.RED, _bar((22.5, 22.5), (77.5, 77.5), 9)),
        ),
        tile=False,
    ),
    "slippery": Symbol(
        (
            *WARNING,
            *_paint(Tone.BLACK, _disc(43, 38, 5), _bar((46, 48), (53, 60), 8), _bar((53, 61), (64, 55), 5.5),
                    _bar((53, 61), (60, 74), 5.5), _bar((46, 48), (36, 53), 4), _bar((47, 48), (57, 44), 4),
                    _bar((26, 79), (74, 79), 3.5)),
        ),
        tile=False,
    ),
    "glass": Symbol(
        (
            *WARNING,
            *_paint(Tone.BLACK, _box(37, 36, 26, 44, 1)),
            *_paint(Tone.YELLOW, _box(40.5, 39.5, 19, 37), _poly((30, 60), (37, 57), (37, 63))),
            *_paint(Tone.BLACK, _bar((41, 55), (50, 57), 2.6), _bar((50, 57), (48, 66), 2.6), _bar((50, 57), (58, 48), 2.6),
                    _bar((50, 57), (58, 66), 2.6), _bar((50, 57), (46, 45), 2.6)),
        ),
        tile=False,
    ),
    "water": Symbol((*_mark(_poly((24, 20), (76, 20), (68, 90), (32, 90))), *_cut(_poly((32, 28), (68, 28), (66, 46), (34, 46))))),
    "waste": Symbol(
        (
            *_mark(_poly((24, 30), (76, 30), (70, 92), (30, 92)), _box(18, 18, 64, 8, 2), _box(40, 9, 20, 10, 2)),
            *_cut(_box(37, 40, 5, 42), _box(47.5, 40, 5, 42), _box(58, 40, 5, 42)),
        )
    ),
    "aed": Symbol(
        (
            *_mark(move_outline(HEART, (1.5, 0, 0, 1.5, -25, -4))),
            *_cut(_poly((55, 22), (36, 50), (48, 50), (43, 74), (64, 42), (52, 42))),
        )
    ),
    "first_aid": Symbol((*_mark(_box(36, 12, 28, 76), _box(12, 36, 76, 28)),)),
    "extinguisher": Symbol(_mark(_box(36, 32, 28, 60, 7), _box(45, 20, 10, 14), _bar((40, 18), (64, 14), 6), _bar((45, 24), (28, 30), 5), _bar((28, 30), (24, 52), 5))),
    "screen": Symbol((*SCREEN, *_mark(_box(44, 70, 12, 12), _box(28, 81, 44, 8, 2), _box(28, 34, 44, 5), _box(28, 46, 30, 5)))),
    "computer": Symbol((*SCREEN, *_mark(_poly((20, 76), (80, 76), (90, 90), (10, 90))))),
    "printer": Symbol((*_mark(_box(12, 36, 76, 36, 4), _box(26, 12, 48, 20), _box(26, 60, 48, 30)), *_cut(_box(31, 60, 38, 4), _box(33, 70, 34, 4), _box(33, 79, 34, 4), _disc(78, 45, 3.5)))),
    "photo": Symbol((*_mark(_box(10, 28, 80, 54, 5), _box(36, 18, 28, 14, 3)), *_cut(_disc(50, 55, 20)), *_mark(_disc(50, 55, 13)))),
    "seat": Symbol(_mark(_disc(40, 17, 9), _box(32, 29, 16, 34, 7), _bar((42, 59), (62, 59), 12), _bar((63, 60), (66, 86), 10), _box(22, 36, 6, 54), _box(22, 68, 36, 6))),
    "parking": Symbol((*_mark(_box(30, 10, 16, 80), _box(30, 10, 48, 48, 23)), *_cut(_box(46, 24, 18, 20, 9)))),
    "vending": Symbol((*_mark(_box(20, 8, 60, 84, 3)), *_cut(_box(28, 16, 30, 46), _box(65, 20, 8, 14), _box(28, 72, 44, 10)), *_mark(*(_box(x, y, 6, 9, 1) for x in (32, 41, 50) for y in (20, 34, 48))))),
    "copy": Symbol((*_move(SHEET, 0.82, -4, 2), *_cut(_box(30, 22, 62, 72)), *_move(SHEET, 0.82, 16, 16), *_cut(_box(44, 52, 28, 5), _box(44, 64, 28, 5)))),
}  # fmt: skip
