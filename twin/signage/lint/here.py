"""A plan or directory shows where one is, and that is true (6.3.2.1; the check of the place is the engine's own)."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Evidence, Finding, Modality
from twin.model.labels import normalise
from twin.model.rule import Report, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Sign
from twin.signage.lint.floor_plans import is_plan
from twin.signage.lint.survey import Survey, lines_of

RULE: Final = make_rule("SGN123", "you-are-here-not-true", "6.3.2.1", Modality.SHALL)
HERE: Final = frozenset(normalise(name) for name in ("您在此", "您在这里", "您所在位置", "当前位置", "You Are Here"))


def check(survey: Survey) -> Report:
    """Look at every plan and directory."""
    twin = survey.twin
    return report(RULE, (_judge(sign) if is_plan(sign) and lines_of(sign) else None for sign in twin.signs.values()))


def _judge(sign: Sign) -> Sequence[Finding]:
    lines = lines_of(sign)
    here = next(
        (i for i, line in enumerate(lines) if HERE & {normalise(line.zh or ""), normalise(line.en or "")}), None
    )
    if here is None:
        return (
            fail(
                RULE,
                spot_of(sign),
                message=("平面图没有标出“您在此”", "The plan does not show where one is"),
                fix=("标出“您在此”", "Mark: you are here"),
                evidence=Evidence.E,
            ),
        )
    storeys = [line.target for line in lines[here:] if (line.target or "").startswith("storey:")]
    if not storeys:
        words = ("不知道“您在此”在哪一层", "On which storey it says one is, is not known")
        return (unknown(RULE, spot_of(sign), "Twin_Sign.Legends: storey:…", words),)
    if storeys[0] == f"storey:{sign.storey}":
        return ()
    return (
        fail(
            RULE,
            spot_of(sign),
            message=("“您在此”标在另一楼层", "It says that one is on another storey"),
            fix=("换上本层的平面图", "Post the plan of this storey"),
            observed=storeys[0],
            required=f"storey:{sign.storey}",
        ),
    )
