"""6.3.3.1 a: there is tactile paving and accessible parking outside."""

from collections.abc import Sequence
from typing import Final

from twin.model.facility import FacilityKind
from twin.model.finding import Finding, Modality
from twin.model.rule import Page, Report, Words, place_of, report, unknown
from twin.model.space import SpaceUse
from twin.rules.breaches import absent, rule_of_clause
from twin.rules.case import Case

RULE: Final = rule_of_clause(
    "ACC161",
    "outdoor-aid-missing",
    "6.3.3.1 a",
    Modality.SHALL,
    Page(
        what=("场所外设有盲道和无障碍停车位", "There is tactile paving and accessible parking outside"),
        why=("无障碍从下车的地方开始", "Access begins where one gets out of the car"),
        needs=("Twin_Facility.Kind = tactile_paving, accessible_parking", "IfcExternalSpatialElement"),
        blind=("盲道是否连续；停车位是否最近", "Whether the paving is unbroken and the bay the nearest"),
    ),
)
ASKED: Final[dict[FacilityKind, Words]] = {
    FacilityKind.TACTILE_PAVING: ("盲道", "tactile paving"),
    FacilityKind.ACCESSIBLE_PARKING: ("无障碍停车位", "accessible parking"),
}


def check(case: Case) -> Report:
    """Look for each aid; a model without anything outside cannot say."""
    return report(RULE, (_judge(case, kind) for kind in ASKED))


def _judge(case: Case, kind: FacilityKind) -> Sequence[Finding]:
    if any(one.kind.value is kind for one in case.twin.facilities.values()):
        return ()
    zh, en = ASKED[kind]
    spot = place_of(case.twin)
    if not case.list_uses(SpaceUse.OUTDOOR):
        message = (f"模型没有室外部分，不知道有没有{zh}", f"The model has no outside: nobody can know of {en}")
        return (unknown(RULE, spot, f"Twin_Facility.Kind = {kind.value}", message),)
    message = (f"场所外没有{zh}", f"There is no {en} outside")
    return (absent(RULE, spot, message, (f"在场所外设置{zh}", f"Provide {en} outside"), observed=kind.value),)
