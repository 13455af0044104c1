"""6.2.2.3: what is broken is mended or replaced."""

from collections.abc import Sequence
from typing import Final

from twin.model.facility import Facility
from twin.model.finding import Finding, Modality
from twin.model.rule import Page, Report, report
from twin.rules.breaches import absent, rule_of_clause
from twin.rules.case import Case
from twin.rules.spots import spot_of_facility

RULE: Final = rule_of_clause(
    "SVC109",
    "broken-equipment",
    "6.2.2.3",
    Modality.SHALL,
    Page(
        what=("设施设备没有破损、过期、停用", "No equipment is damaged, expired or withdrawn"),
        why=("坏了的设备让人白跑", "People come for it in vain"),
        needs=("Twin_Facility.Status",),
        blind=("没有登记状态的设备", "Equipment whose state nobody has written down"),
    ),
)
BROKEN: Final = frozenset({"damaged", "expired", "withdrawn"})


def check(case: Case) -> Report:
    """Look at every piece of equipment that says how it is."""
    return report(RULE, (_judge(one) for one in case.twin.facilities.values()))


def _judge(facility: Facility) -> Sequence[Finding] | None:
    status = facility.properties.get("Status")
    if status is None:
        return None
    if str(status.value) not in BROKEN:
        return ()
    message = (f"状态为{status.value}", f"It is {status.value}")
    return (
        absent(
            RULE, spot_of_facility(facility), message, ("维修或更换", "Mend or replace it"), observed=str(status.value)
        ),
    )
