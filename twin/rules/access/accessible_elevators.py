"""6.3.3.1 d: a place of several storeys has an accessible elevator to each that the public goes to."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.rule import Page, Report, place_of, report, unknown
from twin.model.space import SpaceUse
from twin.rules.access.elevators import is_for_wheels, list_elevators
from twin.rules.breaches import absent, rule_of_clause
from twin.rules.case import Case, is_public

RULE: Final = rule_of_clause(
    "ACC124",
    "accessible-elevator-missing",
    "6.3.3.1 d",
    Modality.SHALL,
    Page(
        what=(
            "多楼层场所设有到达各公众楼层的无障碍电梯",
            "An accessible elevator serves every storey with public rooms",
        ),
        why=("没有电梯，坐轮椅的人上不了楼", "Without it, whoever is on wheels stays on the ground floor"),
        needs=("Twin_Connector.Accessible", "Twin_Connector.Storeys"),
        blind=("电梯是否在运行", "Whether the elevator is in service"),
    ),
)
NOT_ROOMS: Final = frozenset({SpaceUse.STAIR, SpaceUse.OUTDOOR, SpaceUse.PLANT, SpaceUse.UNKNOWN})


def check(case: Case) -> Report:
    """Look at each storey that has public rooms, if there is more than one."""
    storeys = list_public_storeys(case)
    return report(RULE, (_judge(case, storey) for storey in storeys) if len(storeys) > 1 else (None,))


def list_public_storeys(case: Case) -> tuple[str, ...]:
    """Return the storeys with rooms that the model says are public, bottom to top."""
    found = {
        space.storey
        for space in case.twin.spaces.values()
        if space.public is not None and is_public(space) and space.use not in NOT_ROOMS
    }
    return tuple(storey for storey in case.twin.storeys if storey in found)


def _judge(case: Case, storey: str) -> Sequence[Finding]:
    elevators = list_elevators(case.twin)
    here = [one for one in elevators if storey in one.storeys]
    if any(is_for_wheels(one) for one in here):
        return ()
    spot, name = place_of(case.twin), next(one.name for one in case.twin.storeys.values() if one.id == storey)
    if any(one.accessible is None for one in here):
        message = (f"不知道{name}的电梯是否无障碍", f"Nothing says whether the elevator to {name} is accessible")
        return (unknown(RULE, spot, "Twin_Connector.Accessible", message),)
    message = (f"没有无障碍电梯到达{name}", f"No accessible elevator serves {name}")
    return (absent(RULE, spot, message, (f"设置到达{name}的无障碍电梯", f"Provide one that serves {name}")),)
