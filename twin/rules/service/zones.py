"""6.1.2.1: the eight zones are there."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.rule import Page, Report, Words, place_of, report, unknown
from twin.model.space import Space, SpaceUse
from twin.rules.breaches import absent, rule_of_clause
from twin.rules.case import Case, is_public
from twin.rules.spots import spot_of_space

MISSING: Final = "Twin_Space.ZoneKind"
RULE: Final = rule_of_clause(
    "SVC102",
    "zone-missing",
    "6.1.2.1",
    Modality.SHALL,
    Page(
        what=("八个功能区都有", "Each of the eight zones is there"),
        why=("每类事项有办理的地方", "Everything that people come for has its place"),
        needs=(MISSING, "IfcZone", "IfcSpace.LongName"),
        blind=("功能区是否真有相应的服务", "Whether the services of a zone are really given there"),
    ),
)
ZONES: Final[dict[SpaceUse, Words]] = {
    SpaceUse.CONSULTATION_RECEPTION: ("咨询接待区", "consultation and reception"),
    SpaceUse.BUSINESS_ACCEPTANCE: ("业务受理区", "business acceptance"),
    SpaceUse.CERTIFICATE_ISSUING: ("制证和取证区", "certificate issuing"),
    SpaceUse.INFORMATION_READING: ("政府信息查阅区", "government information"),
    SpaceUse.CONVENIENCE_SERVICE: ("便民服务区", "convenience services"),
    SpaceUse.SELF_SERVICE_24H: ("24小时自助办理区", "24-hour self-service"),
    SpaceUse.BACK_OFFICE: ("后台办公区", "back office"),
    SpaceUse.SUPPORTING: ("配套功能区", "supporting rooms"),
}


def check(case: Case) -> Report:
    """Look for each zone; where rooms say nothing of their use, each of them may be one that is missing."""
    missing = [use for use in ZONES if not case.list_uses(use)]
    silent = [space for space in case.list_uses(SpaceUse.UNKNOWN) if missing and _may_be_zone(space)]
    found = [() if use not in missing else None if silent else _fail(case, use) for use in ZONES]
    return report(RULE, (*found, *(_ask(space, missing) for space in silent)))


def _fail(case: Case, use: SpaceUse) -> Sequence[Finding]:
    zh, en = ZONES[use]
    message = (f"没有{zh}", f"There is no zone for {en}")
    return (absent(RULE, place_of(case.twin), message, (f"设置{zh}", f"Provide the zone {en}"), observed=use.value),)


def _ask(space: Space, missing: Sequence[SpaceUse]) -> Sequence[Finding]:
    zh, en = ("、".join(ZONES[use][0] for use in missing), ", ".join(ZONES[use][1] for use in missing))
    message = (
        f"没有空间标为{zh}；此空间没有标明用途",
        f"No space is declared as {en}; this one does not say what it is",
    )
    return (unknown(RULE, spot_of_space(space), MISSING, message),)


def _may_be_zone(space: Space) -> bool:
    return space.navigable and is_public(space)
