"""Signs do not hide one another (6.1.4.8), and above all no exit sign (GB 50352-2019 6.17.2)."""

from collections.abc import Iterator, Sequence
from typing import Final

import shapely

from twin.geometry.shadows import list_casters
from twin.model.finding import Evidence, Finding, Modality
from twin.model.sign import Mounting, Sign, SignFace
from twin.signage.catchment import find_catchment
from twin.signage.legibility import STANDING, Limit
from twin.signage.lint.rule import Report, fail, make_rule, report, spot_of, unknown
from twin.signage.lint.survey import Survey, body_of

RULE: Final = make_rule("SGN112", "sign-hidden-by-sign", "6.1.4.8", Modality.SHALL)
EXIT_RULE: Final = make_rule("SGN112", "sign-hidden-by-sign", "6.17.2(1)", Modality.SHALL_NOT, standard="GB 50352-2019")
HIDDEN: Final = Limit(value=0.1, evidence=Evidence.E, source="requirements 3.3.4: 90 % free")


def check(survey: Survey) -> Report:
    """Look at every sign whose faces can be read: how much of that floor do other signs take."""
    bodies = [(sign, body) for sign in survey.twin.signs.values() if (body := body_of(sign)) is not None]
    signs = survey.twin.signs.values()
    return report(RULE, (tuple(_find(sign, survey, bodies)) if _is_upright(sign) else None for sign in signs))


def _is_upright(sign: Sign) -> bool:
    return sign.mounting is None or sign.mounting.value is not Mounting.FLOOR


def _find(sign: Sign, survey: Survey, bodies: Sequence[tuple[Sign, shapely.Geometry]]) -> Iterator[Finding]:
    for number, face in enumerate(sign.faces):
        catchment = survey.catch(sign, number, STANDING)
        if catchment.missing is not None:
            words = ("数据不足，不知道从哪里能看清", "Too little is known to say from where it can be read")
            yield unknown(RULE, spot_of(sign), catchment.missing.value, words)
            return
        if catchment.region.is_empty:
            continue  # a finding of its own
        looked_through = shapely.union(catchment.region, shapely.Point(sign.at[:2])).convex_hull
        near = [other for other, body in bodies if _is_near(sign, other) and looked_through.intersects(body)]
        shares = [(_measure_hidden(sign, face, catchment.region, other, survey), other) for other in near]
        worst = max(shares, key=lambda found: found[0], default=None)
        if worst is not None and worst[0] > HIDDEN.value:
            yield _fail(sign, face, *worst)


def _is_near(sign: Sign, other: Sign) -> bool:
    return other.id != sign.id and other.storey == sign.storey


def _measure_hidden(sign: Sign, face: SignFace, region: shapely.MultiPolygon, other: Sign, survey: Survey) -> float:
    """Return the share of the floor from which a face can be read that another sign takes."""
    body, height_m = body_of(other), other.faces[0].height_m
    if body is None or height_m is None:
        return 0.0
    casters = list_casters([(body, other.at[2], other.at[2] + height_m)])
    left_m2 = sum(
        find_catchment(
            sign, face, STANDING, floor=region.intersection(floor), floor_z_m=z_m, casters=casters
        ).region.area
        for z_m, floor in survey.floors(sign.storey)
    )
    return 1.0 - left_m2 / region.area


def _fail(sign: Sign, face: SignFace, share: float, other: Sign) -> Finding:
    leads_out = any(line.target == "exit" for line in face.legends or ())
    return fail(
        EXIT_RULE if leads_out else RULE,
        spot_of(sign),
        message=(
            f"被标识“{other.name}”（{other.id}）遮住{share:.0%}的可读范围",
            f"{other.name} ({other.id}) hides it from {share:.0%} of where it could be read",
        ),
        fix=("移开其中一块，或错开高度", "Move one of the two, or hang them at other heights"),
        observed=round(share, 3),
        required=HIDDEN.value,
        unit="1",
        evidence=Evidence.V if leads_out and share >= 1.0 else HIDDEN.evidence,
    )
