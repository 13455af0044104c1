"""Where signs leave people alone, in sentences: what is wrong, what to do. Chinese and English."""

from typing import Final

from twin.app.continuity import Continuity, Gap
from twin.app.target_names import TargetNames
from twin.model.continuity import DecisionKind, Want
from twin.model.finding import Clause, Evidence, Finding, Modality, Severity, Subject, Verdict
from twin.model.terms import LANGUAGES, Names
from twin.signage.arrow_words import ARROWS
from twin.signage.lint.survey import CARRIERS
from twin.signage.visible import Reason

CLAUSE: Final = Clause(standard="DB46/T 659-2024", section="6.1.4.9", modality=Modality.SHALL)
CODE, NAME = "SGN201", "broken-continuity"

DECISIONS: Final[dict[DecisionKind, Names]] = {
    DecisionKind.DEPART: {"zh-CN": "出发处", "en": "where they set out"},
    DecisionKind.ENTER: {"zh-CN": "进门处", "en": "behind a door"},
    DecisionKind.TURN: {"zh-CN": "转弯处", "en": "where they turn"},
    DecisionKind.PART: {"zh-CN": "分流处", "en": "where ways part"},
    DecisionKind.CONTINUE: {"zh-CN": "长直段", "en": "on a long straight"},
    DecisionKind.BOARD: {"zh-CN": "上下楼处", "en": "where they change storeys"},
    DecisionKind.ALIGHT: {"zh-CN": "到达楼层处", "en": "where they come to a storey"},
    DecisionKind.ARRIVE: {"zh-CN": "终点", "en": "where they arrive"},
}
WANTS: Final[dict[Want, Names]] = {
    Want.NO_SIGN: {"zh-CN": "没有标识指向目的地", "en": "no sign names the goal"},
    Want.WRONG_ARROW: {"zh-CN": "{sign}的箭头指错方向", "en": "the arrow of {sign} is wrong for them"},
    Want.HIDDEN: {"zh-CN": "{sign}被遮挡或没有朝向来人", "en": "{sign} is hidden or does not face them"},
    Want.TOO_SMALL: {"zh-CN": "{sign}的字太小或太远，来不及看清", "en": "{sign} cannot be read in time"},
    Want.NAME_CHANGES: {"zh-CN": "{sign}换了名称", "en": "{sign} uses another name than those before"},
    Want.DATUM: {"zh-CN": "模型缺少{sign}的数据，无法判断", "en": "the model does not say enough of {sign} to know"},
}
MENDS: Final[dict[Want, Names]] = {
    Want.NO_SIGN: {
        "zh-CN": "在此设置来人看得清的标识：“{goal}”，{arrow}",
        "en": "Put a sign here that can be read on the way: “{goal}”, {arrow}",
    },
    Want.WRONG_ARROW: {
        "zh-CN": "改正它指向“{goal}”的箭头；若它对他人是对的，则在此另设标识：“{goal}”，{arrow}",
        "en": "Correct its arrow to “{goal}”; if it is right for others, put another sign here: “{goal}”, {arrow}",
    },
    Want.HIDDEN: {
        "zh-CN": "移开遮挡物或使它朝向来人；否则在此另设标识：“{goal}”，{arrow}",
        "en": "Clear the view of it or turn it to those who come; or put another sign here: “{goal}”, {arrow}",
    },
    Want.TOO_SMALL: {
        "zh-CN": "加大字高或移近；否则在此另设标识：“{goal}”，{arrow}",
        "en": "Make its letters larger or bring it nearer; or put another sign here: “{goal}”, {arrow}",
    },
    Want.NAME_CHANGES: {
        "zh-CN": "与前面的标识使用同一名称：“{goal}”，{arrow}",
        "en": "Call it as the signs before do: “{goal}”, {arrow}",
    },
    Want.DATUM: {"zh-CN": "在模型中填写 {datum}", "en": "State {datum} in the model"},
}
_NAMED: Final = 3
"""So many goals are named in a sentence."""
_LEGIBILITY: Final = frozenset({Want.TOO_SMALL, Want.HIDDEN})
"""What only numbers of the legibility rules decide, which are engineering defaults."""


def list_findings(continuity: Continuity, names: TargetNames) -> tuple[Finding, ...]:
    """Return one finding for each place where signs leave people alone."""
    return tuple(_finding(gap, continuity, names) for gap in continuity.gaps)


def say_proved(continuity: Continuity, language: str) -> str:
    """Return how many of the pairs are led all the way."""
    pairs, proved = len(continuity.walked.journeys), len(continuity.chains)
    share = f"{100.0 * continuity.proved_share:.1f} %"
    if language == "zh-CN":
        return f"{pairs} 条路线中，{proved} 条全程有标识引导（占访客 {share}）；{continuity.unknown} 条因数据不足无法判断。"
    return (
        f"{proved} of {pairs} ways are signed from end to end ({share} of the visitors); "
        f"{continuity.unknown} cannot be judged for want of data."
    )


def say_gap(gap: Gap, names: TargetNames, language: str) -> str:
    """Return what is wrong at a place, and for whom."""
    goals = [names.name(goal, language) for goal in gap.goals]
    where = DECISIONS[gap.decision.kind][language]
    want = WANTS[gap.worst.want][language].format(sign=_name_sign(gap, names, language))
    if language == "zh-CN":
        named = "、".join(goals[:_NAMED]) + ("等" if len(goals) > _NAMED else "")
        return f"{where}：{want}。前往{named}的 {len(gap.breaks)} 条路线在此中断。"
    *most, last = (*goals[:_NAMED], "others") if len(goals) > _NAMED else goals
    named = f"{', '.join(most)} and {last}" if most else last
    ways = "1 way" if len(gap.breaks) == 1 else f"{len(gap.breaks)} ways"
    ends = "breaks" if len(gap.breaks) == 1 else "break"
    return f"{want[0].upper()}{want[1:]} {where}: {ways} to {named} {ends} off here."


def say_fix(gap: Gap, names: TargetNames, language: str) -> str:
    """Return what to do about it."""
    goal, arrow = names.name(gap.worst.journey.goal.id, language), ARROWS[gap.worst.arrow][language]
    return MENDS[gap.worst.want][language].format(goal=goal, arrow=arrow, datum=name_datum(gap))


def _name_sign(gap: Gap, names: TargetNames, language: str) -> str:
    """Return the nearest miss by its name and id, so that it is found in the model."""
    if gap.worst.line is None:
        return {"zh-CN": "标识", "en": "the sign"}[language]
    sign = gap.worst.line.sign
    name = names.name(sign, language)
    return f"标识“{name}”（{sign}）" if language == "zh-CN" else f"the sign “{name}” ({sign})"


def name_datum(gap: Gap) -> str | None:
    """Return where the model would have to say more, ``None`` where it says enough."""
    return None if gap.worst.datum is None else CARRIERS.get(Reason(gap.worst.datum), gap.worst.datum)


def _finding(gap: Gap, continuity: Continuity, names: TargetNames) -> Finding:
    line, twin = gap.worst.line, continuity.prover.faces.twin
    sign = None if line is None else twin.signs.get(line.sign)
    legibility = gap.worst.want in _LEGIBILITY
    return Finding(
        code=CODE,
        name=NAME,
        clause=CLAUSE,
        verdict=Verdict.UNKNOWN if gap.worst.want is Want.DATUM else Verdict.FAIL,
        severity=Severity.ADVICE if legibility else Severity.SHALL,
        evidence=Evidence.E if legibility else Evidence.NONE,
        subject=Subject(
            id=None if sign is None else sign.id,
            kind="place" if sign is None else "sign",
            name=f"{gap.decision.kind} ({gap.decision.at[0]:.0f}, {gap.decision.at[1]:.0f})"
            if sign is None
            else sign.name,
            storey=gap.decision.storey,
        ),
        at=gap.decision.at,
        observed=round(gap.share, 6),
        unit="share of visitors",
        missing=name_datum(gap),
        message={language: say_gap(gap, names, language) for language in LANGUAGES},
        fix={language: say_fix(gap, names, language) for language in LANGUAGES},
    )
