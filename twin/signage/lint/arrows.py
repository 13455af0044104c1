"""6.1.4.5: an arrow points where the way to its target sets out, as the viewer in front of the face sees it."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

import shapely
from shapely.ops import nearest_points

from twin.model.finding import Finding, Modality
from twin.model.passage import Point3
from twin.model.rule import Report, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Arrow, Legend, Sign, SignFace
from twin.signage.arrow_words import ARROWS
from twin.signage.legibility import STANDING
from twin.signage.lint.survey import Step, Survey

RULE: Final = make_rule("SGN101", "arrow-not-true", "6.1.4.5", Modality.SHALL)
TURNS_RAD: Final = {
    Arrow.AHEAD: 0.0,
    Arrow.AHEAD_LEFT: math.pi / 4,
    Arrow.LEFT: math.pi / 2,
    Arrow.BACK: math.pi,
    Arrow.RIGHT: -math.pi / 2,
    Arrow.AHEAD_RIGHT: -math.pi / 4,
}
DIAGONAL: Final = frozenset({Arrow.AHEAD_LEFT, Arrow.AHEAD_RIGHT})
TRUE_RAD: Final = math.radians(45.0)
DIAGONAL_TRUE_RAD: Final = math.radians(22.5)
READ_FROM_M: Final = 2.5
"""
A reader stands so far before the face, or as near to that as it can be read
from, and walks on until right before it: an arrow is true if it is at either.
"""


def check(survey: Survey) -> Report:
    """Look at every sign with an arrow."""
    return report(RULE, (_judge(sign, survey) for sign in survey.twin.signs.values()))


def turn_of(face: SignFace, heading_rad: float) -> float:
    """Return by how much a heading turns left from straight on, for who looks at a face."""
    return math.remainder(heading_rad - (face.facing_rad + math.pi), math.tau)


def _judge(sign: Sign, survey: Survey) -> Sequence[Finding] | None:
    lines = [
        (number, face, line)
        for number, face in enumerate(sign.faces)
        for line in face.legends or ()
        if line.arrow is not Arrow.NONE and line.target
    ]
    if not lines:
        return None
    found: dict[int, tuple[Point3, Point3]] = {}
    for number, _, _ in lines:
        found[number] = _stand(sign, number, survey), (sign.at[0], sign.at[1], survey.floor_z_m(sign))
    return tuple(finding for number, face, line in lines for finding in _find(sign, face, line, found[number], survey))


def _stand(sign: Sign, number: int, survey: Survey) -> Point3:
    """Return where the reader of a face stands."""
    face = sign.faces[number]
    x, y = (sign.at[i] + READ_FROM_M * f(face.facing_rad) for i, f in enumerate((math.cos, math.sin)))
    region = survey.catch(sign, number, STANDING).region
    if not region.is_empty:
        spot = nearest_points(region, shapely.Point(x, y))[0]
        x, y = spot.x, spot.y
    return (x, y, survey.floor_z_m(sign))


def _find(sign: Sign, face: SignFace, line: Legend, places: Sequence[Point3], survey: Survey) -> Iterator[Finding]:
    steps = []
    for at in places:
        step = survey.onward(sign.storey, at, line.target or "")
        if step is not None and is_true(line.arrow, face, step):
            return
        steps += [] if step is None else [step]
    if steps:
        yield _fail(sign, face, line, steps[0])
    else:
        zh, en = line.zh or line.target, line.en or line.zh or line.target
        words = (
            f"从标识处找不到去“{zh}”的路，无法判断箭头“{ARROWS[line.arrow]['zh-CN']}”是否正确",
            f"No way from the sign to {en} is found, so nobody can say whether its arrow ({ARROWS[line.arrow]['en']}) is true",
        )
        fix = (
            f"在模型中补上{line.target}或通往它的门、楼梯；若该处已不存在，撤除这一行",
            f"Model {line.target}, or the doors and stairs that lead there; if it is no more, remove the line",
        )
        yield unknown(RULE, spot_of(sign), f"a way to {line.target}", words, fix=fix)


def is_true(arrow: Arrow, face: SignFace, step: Step) -> bool:
    """Return whether an arrow on a face points where a way sets out."""
    if arrow in {Arrow.UP, Arrow.DOWN}:
        return step.rises is (arrow is Arrow.UP)
    most_rad = (DIAGONAL_TRUE_RAD if arrow in DIAGONAL else TRUE_RAD) + 1e-9
    turns = (turn_of(face, heading_rad) - TURNS_RAD[arrow] for heading_rad in step.headings_rad)
    return any(abs(math.remainder(turn_rad, math.tau)) <= most_rad for turn_rad in turns)


def _fail(sign: Sign, face: SignFace, line: Legend, step: Step) -> Finding:
    turn_rad = turn_of(face, step.headings_rad[0])
    right = min(TURNS_RAD, key=lambda arrow: (abs(math.remainder(TURNS_RAD[arrow] - turn_rad, math.tau)), arrow))
    if line.arrow in {Arrow.UP, Arrow.DOWN} and step.rises is not None:
        right = Arrow.UP if step.rises else Arrow.DOWN
    said, meant = ARROWS[line.arrow], ARROWS[right]
    return fail(
        RULE,
        spot_of(sign),
        message=(
            f"“{line.zh}”的箭头是“{said['zh-CN']}”，去那里应“{meant['zh-CN']}”",
            f"The arrow to {line.en or line.zh} says {said['en']}; the way there goes {meant['en']}",
        ),
        fix=(f"箭头改为“{meant['zh-CN']}”", f"Turn the arrow to {meant['en']}"),
        observed=line.arrow.value,
        required=right.value,
    )
