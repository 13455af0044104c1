"""A gate has a lane that a wheelchair fits through: GB 55019-2021 2.2.3."""

from typing import Final

from twin.model.limits import GATE_LANE_M
from twin.model.passage import PortalKind
from twin.model.rule import Page, Report, report
from twin.rules.breaches import at_least, rule_of_limit
from twin.rules.case import Case
from twin.rules.spots import spot_of_portal

MISSING: Final = "Twin_Portal.ClearWidth"
RULE: Final = rule_of_limit(
    "ACC105",
    "gate-lane-too-narrow",
    GATE_LANE_M,
    Page(
        what=("闸机轮椅通道的净宽", "The clear width of each gate that the public goes through"),
        why=("闸机最窄处决定轮椅能否进出", "The gate is the narrowest place of a way in"),
        needs=(MISSING,),
        blind=("同一排闸机中有一道够宽即可，逐道判断偏严", "One wide lane of a row would do; each lane is judged"),
        limits=(GATE_LANE_M,),
    ),
)
THING: Final = ("闸机通道净宽", "clear width of the gate's lane")


def check(case: Case) -> Report:
    """Look at every gate."""
    gates = (portal for portal in case.twin.portals.values() if portal.kind is PortalKind.GATE)
    return report(
        RULE,
        (
            at_least(RULE, spot_of_portal(gate), gate.clear_width_m, GATE_LANE_M, thing=THING, missing=MISSING)
            if case.is_public_door(gate)
            else None
            for gate in gates
        ),
    )
