"""5.2: places are called 政务服务中心, 便民服务中心 or 便民服务站."""

import re
from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.rule import Page, Report, place_of, report, unknown
from twin.rules.breaches import absent, rule_of_clause
from twin.rules.case import Case

RULE: Final = rule_of_clause(
    "SVC101",
    "place-name",
    "5.2",
    Modality.SHALL,
    Page(
        what=("场所名称符合统一的格式", "The name of the place has the form that is laid down"),
        why=("名称统一，群众才找得到", "People find what is called the same everywhere"),
        needs=("IfcBuilding.LongName",),
        blind=("名称与行政级别是否相符", "Whether the form fits the level of government"),
    ),
)
FORMS: Final = re.compile(r".+(政务服务中心|便民服务中心|便民服务站)")


def check(case: Case) -> Report:
    """Look at the place's name."""
    return report(RULE, (_judge(case),))


def _judge(case: Case) -> Sequence[Finding]:
    name, spot = case.twin.place.name, place_of(case.twin)
    if name is None:
        message = ("不知道场所的名称", "The place has no name")
        return (unknown(RULE, spot, "IfcBuilding.LongName", message),)
    if FORMS.fullmatch(name.value.strip()):
        return ()
    message = (f"名称“{name.value}”不是统一的格式", f"The name “{name.value}” does not have the form laid down")
    fix = ("改为“XX政务服务中心”等统一名称", "Call it XX政务服务中心, XX便民服务中心 or XX便民服务站")
    return (absent(RULE, spot, message, fix, observed=name.value),)
