"""6.1.4.8: guide signs side by side, facing the same way, are read as one that says too much."""

import math
from collections.abc import Sequence
from typing import Final

from twin.model.finding import Evidence, Finding, Modality
from twin.model.rule import Report, fail, make_rule, report, spot_of
from twin.model.sign import Sign, SignKind
from twin.signage.legibility import Limit
from twin.signage.lint.survey import Survey, apart_m, is_kind

RULE: Final = make_rule("SGN111", "guide-signs-side-by-side", "6.1.4.8", Modality.SHALL)
APART_M: Final = Limit(value=3.0, evidence=Evidence.E, source="requirements 3.5: guide signs facing the same way")
SAME_WAY_RAD: Final = math.radians(45.0)


def check(survey: Survey) -> Report:
    """Look at every guide sign: is another one near that faces the same way."""
    guides = [sign for sign in survey.twin.signs.values() if is_kind(sign, SignKind.GUIDANCE)]
    return report(RULE, (_judge(sign, guides) for sign in guides))


def _judge(sign: Sign, guides: Sequence[Sign]) -> Sequence[Finding]:
    near = [(apart_m(sign.at, other.at), other) for other in guides if _faces_alike(sign, other)]
    close = sorted(((m, other.id, other) for m, other in near if m < APART_M.value), key=lambda found: found[:2])
    if not close:
        return ()
    distance_m, _, other = close[0]
    return (
        fail(
            RULE,
            spot_of(sign),
            message=(
                f"距同向的引导标识“{other.name}”（{other.id}）只有{distance_m:.1f}米",
                f"Only {distance_m:.1f} m from the guide sign {other.name} ({other.id}) that faces the same way",
            ),
            fix=(
                f"合并为一块，或拉开到{APART_M.value:g}米以上",
                f"Make one sign of them, or hang them {APART_M.value:g} m apart or more",
            ),
            observed=round(distance_m, 3),
            required=APART_M.value,
            unit="m",
            evidence=APART_M.evidence,
        ),
    )


def _faces_alike(sign: Sign, other: Sign) -> bool:
    return (
        other.id != sign.id
        and other.storey == sign.storey
        and any(
            abs(math.remainder(one.facing_rad - two.facing_rad, math.tau)) <= SAME_WAY_RAD
            for one in sign.faces
            for two in other.faces
        )
    )
