"""What juts into a way below head height, and above where a cane finds it, hurts who cannot see it."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Evidence, Finding, Modality
from twin.model.limits import PROTRUSION_HEIGHT_M
from twin.model.rule import Report, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Mounting, Sign
from twin.signage.legibility import Limit
from twin.signage.lint.survey import Survey

RULE: Final = make_rule("SGN119", "sign-body-in-way", "2.1.2", Modality.SHALL, standard=PROTRUSION_HEIGHT_M.standard)
CANE_M: Final = Limit(value=0.65, evidence=Evidence.E, source="engineering default: a cane finds what begins below")
PROTRUSION_M: Final = 0.1
"""Limit ``acc.route.protrusion``: what juts out by more."""
JUTTING: Final = frozenset({Mounting.HANGING, Mounting.PROJECTING})


def check(survey: Survey) -> Report:
    """Look at every sign whose face stands out into the room; plates on walls are thinner than counts."""
    return report(RULE, (_judge(sign, survey) for sign in survey.twin.signs.values()))


def _judge(sign: Sign, survey: Survey) -> Sequence[Finding] | None:
    if sign.mounting is None or sign.mounting.value not in JUTTING:
        return None
    width_m = sign.faces[0].width_m
    if width_m is None:
        words = ("不知道标识伸出多少", "How far the sign juts out is not known")
        return (unknown(RULE, spot_of(sign), "geometry", words),)
    height_m = round(sign.at[2] - survey.floor_z_m(sign), 6)
    if width_m <= PROTRUSION_M or height_m >= PROTRUSION_HEIGHT_M.value or height_m <= CANE_M.value:
        return ()
    return (
        fail(
            RULE,
            spot_of(sign),
            message=(
                f"标识伸入通道，下缘离地{height_m:.2f}米，盲杖探测不到",
                f"The sign juts into the way {height_m:.2f} m over the floor, where no cane finds it",
            ),
            fix=("提高到2米以上，或改贴墙安装", "Hang it at 2 m or higher, or fix it flat to the wall"),
            observed=round(height_m, 3),
            required=PROTRUSION_HEIGHT_M.value,
            unit="m",
            evidence=PROTRUSION_HEIGHT_M.status,
        ),
    )
