"""Signs do not hide one another (6.1.4.8), and above all no exit sign (GB 50352-2019 6.17.2)."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from twin.model.finding import Evidence, Finding, Modality
from twin.model.rule import Report, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Mounting, Sign, SignFace, SignKind
from twin.signage.legibility import STANDING, Limit
from twin.signage.lint.survey import CARRIERS, Survey, is_kind
from twin.signage.visible import RAYS, find_spot

Floats = NDArray[np.float64]
Window = tuple[float, float, float, float, float, float]

RULE: Final = make_rule("SGN112", "sign-hidden-by-sign", "6.1.4.8", Modality.SHALL)
EXIT_RULE: Final = make_rule("SGN112", "sign-hidden-by-sign", "6.17.2(1)", Modality.SHALL_NOT, standard="GB 50352-2019")
HIDDEN: Final = Limit(value=0.5, evidence=Evidence.E, source="engineering default: hidden from most readers")
EXIT_HIDDEN: Final = Limit(value=0.1, evidence=Evidence.E, source="requirements 3.3.4: 90 % free")
PARALLEL_M: Final = 1e-9
EYES: Final = 24
"""Eyes in a row of the grid over a catchment: shares are known to some hundredths."""


def check(survey: Survey) -> Report:
    """Look at every sign whose faces can be read: how much of that floor do other signs take."""
    signs = [sign for sign in survey.twin.signs.values() if _is_upright(sign)]
    return report(RULE, (tuple(_find(sign, survey, signs)) for sign in signs))


def _is_upright(sign: Sign) -> bool:
    return sign.mounting is None or sign.mounting.value is not Mounting.FLOOR


def _find(sign: Sign, survey: Survey, signs: Sequence[Sign]) -> Iterator[Finding]:
    for number, face in enumerate(sign.faces):
        catchment = survey.catch(sign, number, STANDING)
        if catchment.missing is not None:
            words = ("数据不足，不知道从哪里能看清", "Too little is known to say from where it can be read")
            yield unknown(RULE, spot_of(sign), CARRIERS.get(catchment.missing, catchment.missing.value), words)
            return
        if catchment.region.is_empty:
            continue  # a finding of its own
        limit = EXIT_HIDDEN if is_kind(sign, SignKind.LOCATION) and _leads_out(face) else HIDDEN
        eyes = _lay_eyes(catchment.region)
        eye_z_m = survey.floor_z_m(sign) + STANDING.eye_height_m.value
        window = _window(sign, face, catchment.region, eye_z_m)
        near = [other for other in signs if _is_near(sign, other) and _meets(window, other)]
        shares = [(_measure_hidden(sign, face, eyes, eye_z_m, other), other) for other in near]
        worst = max(shares, key=lambda found: found[0], default=None)
        if worst is not None and worst[0] > limit.value:
            yield _fail(sign, limit, *worst)


def _is_near(sign: Sign, other: Sign) -> bool:
    return other.id != sign.id and other.storey == sign.storey


def _window(sign: Sign, face: SignFace, region: shapely.MultiPolygon, eye_z_m: float) -> Window:
    """Return the box that all lines between a face and its readers are in: bounds in the plan, then heights."""
    west, south, east, north = region.bounds
    x, y, z = sign.at
    half_m = (face.width_m or 0.0) / 2
    plan = (min(west, x - half_m), min(south, y - half_m), max(east, x + half_m), max(north, y + half_m))
    return (*plan, min(z, eye_z_m), max(z + (face.height_m or 0.0), eye_z_m))


def _meets(window: Window, other: Sign) -> bool:
    west, south, east, north, lowest_m, highest_m = window
    x, y, z = other.at
    half_m = (other.faces[0].width_m or 0.0) / 2
    beside = west - half_m < x < east + half_m and south - half_m < y < north + half_m
    return beside and z < highest_m and z + (other.faces[0].height_m or 0.0) > lowest_m


def _leads_out(face: SignFace) -> bool:
    return any(line.target == "exit" for line in face.legends or ())


def _lay_eyes(region: shapely.MultiPolygon) -> Floats:
    """Return places of a region on a grid, at least one."""
    west, south, east, north = region.bounds
    ticks = (np.arange(EYES) + 0.5) / EYES
    x, y = np.meshgrid(west + ticks * (east - west), south + ticks * (north - south))
    inside = shapely.contains_xy(region, x.ravel(), y.ravel())
    spot = region.representative_point()
    return np.stack([x.ravel(), y.ravel()], axis=1)[inside] if inside.any() else np.array([[spot.x, spot.y]])


def _measure_hidden(sign: Sign, face: SignFace, eyes: Floats, eye_z_m: float, other: Sign) -> float:
    """Return the share of eyes that do not see all places on a face, past the face of another sign."""
    width_m, height_m = other.faces[0].width_m, other.faces[0].height_m
    if width_m is None or height_m is None:
        return 0.0
    normal = (math.cos(face.facing_rad), math.sin(face.facing_rad))
    spots = np.array([find_spot(sign, face, normal, up, aside) for up, aside in RAYS])[:, None]
    aside_m, share = _cross(eyes, spots[..., :2], other)
    cut_z_m = spots[..., 2] + share * (eye_z_m - spots[..., 2])
    within = (np.abs(aside_m) < width_m / 2) & (cut_z_m > other.at[2]) & (cut_z_m < other.at[2] + height_m)
    return float((within & (share > 0.0) & (share < 1.0)).any(axis=0).mean())


def _cross(eyes: Floats, spots: Floats, other: Sign) -> tuple[Floats, Floats]:
    """
    Return where lines from spots to eyes cross the plane of a sign: how far aside, and at which share of the line.

    Both have the shape (spots, eyes).
    """
    facing_rad = other.faces[0].facing_rad
    ahead = np.array([math.cos(facing_rad), math.sin(facing_rad)])
    right = np.array([-ahead[1], ahead[0]])
    starts, ways = spots - np.array(other.at[:2]), eyes - spots
    speed = ways @ ahead
    before_m = np.broadcast_to(-(starts @ ahead), speed.shape)
    share = np.divide(before_m, speed, out=np.full(speed.shape, -1.0), where=np.abs(speed) > PARALLEL_M)
    return starts @ right + share * (ways @ right), share


def _fail(sign: Sign, limit: Limit, share: float, other: Sign) -> Finding:
    return fail(
        EXIT_RULE if limit is EXIT_HIDDEN else RULE,
        spot_of(sign),
        message=(
            f"被标识“{other.name}”（{other.id}）遮住{share:.0%}的可读范围（不宜超过{limit.value:.0%}）",
            f"{other.name} ({other.id}) hides it from {share:.0%} of where it could be read (limit {limit.value:.0%})",
        ),
        fix=("移开其中一块，或错开高度", "Move one of the two, or hang them at other heights"),
        observed=round(share, 2),
        required=limit.value,
        unit="1",
        evidence=limit.evidence,
    )
