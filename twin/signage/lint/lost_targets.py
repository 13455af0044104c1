"""6.1.4.15: a sign to something that is not there any more is invalid (失效)."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.rule import Report, fail, make_rule, report, spot_of
from twin.model.sign import Sign
from twin.model.twin import Twin
from twin.signage.lint.survey import Survey, lines_of
from twin.signage.targets import list_spots

RULE: Final = make_rule("SGN115", "target-not-in-model", "6.1.4.15", Modality.SHALL)


def check(survey: Survey) -> Report:
    """Look at every sign that leads to something, or stands for it."""
    return report(RULE, (_judge(sign, survey.twin) for sign in survey.twin.signs.values()))


def _judge(sign: Sign, twin: Twin) -> Sequence[Finding] | None:
    targets = {line.target: line for line in lines_of(sign) if line.target}
    if not targets:
        return None
    lost = [target for target in targets if next(list_spots(twin, target), None) is None]
    return tuple(
        fail(
            RULE,
            spot_of(sign),
            message=(
                f"“{targets[target].zh or target}”所指的{target}在模型中不存在",
                f"{targets[target].en or targets[target].zh or target} means {target}, which the model does not have",
            ),
            fix=("更换或撤除这一行，或改正它的目标", "Replace or remove the line, or correct its target"),
            observed=target,
        )
        for target in lost
    )
