"""What a change of signs or a closure does, in sentences. Chinese and English."""

from collections import defaultdict
from typing import Final

from twin.app.access_words import name_profile
from twin.app.sign_changes import Aftermath, share_cut_off
from twin.app.target_names import TargetNames
from twin.model.terms import Names

TRIED: Final[Names] = {"zh-CN": "假设{change}：", "en": "If {change}:"}
REMOVED: Final[Names] = {"zh-CN": "撤去标识{names}", "en": "the sign {names} is taken away"}
CLOSED: Final[Names] = {"zh-CN": "关闭{names}", "en": "{names} is closed"}
RESULT: Final[Names] = {
    "zh-CN": "{cut} 条路线无路可走（占访客 {share}）；{lost} 条原来全程有引导的路线失去引导；{signs} 处标识内容变错。",
    "en": "{cut} pairs have no way any more ({share} of the visitors); {lost} ways lose the signs that led them; "
    "signs are wrong in {signs} places.",
}
CUT: Final[Names] = {
    "zh-CN": "前往{goal}：{count} 处出发地无路可走（{profile}）",
    "en": "To {goal}: no way from {count} places ({profile})",
}


def say_change(aftermath: Aftermath, names: TargetNames, language: str) -> str:
    """Return what is tried, and what comes of it, in one sentence."""
    change, signs = aftermath.change, aftermath.before.prover.faces.twin.signs
    glue = "、" if language == "zh-CN" else ", "
    tried = []
    if change.without:
        removed = glue.join(f"“{signs[one].name}”（{one}）" for one in change.without)
        tried.append(
            REMOVED[language].format(
                names=removed if language == "zh-CN" else removed.replace("（", " (").replace("）", ")")
            )
        )
    if change.closed:
        tried.append(
            CLOSED[language].format(names=glue.join(names.name(one, language) for one in sorted(change.closed)))
        )
    result = RESULT[language].format(
        cut=len(aftermath.cut_off),
        share=f"{share_cut_off(aftermath):.1%}",
        lost=aftermath.lost_pairs,
        signs=len(aftermath.findings),
    )
    return TRIED[language].format(change=glue.join(tried)) + ("" if language == "zh-CN" else " ") + result


def list_cut_off(aftermath: Aftermath, names: TargetNames, language: str) -> tuple[tuple[float, str], ...]:
    """Return for each goal and profile the visitors who cannot get there any more, and a sentence; most first."""
    goals: dict[tuple[str, str], list[float]] = defaultdict(list)
    for one in aftermath.cut_off:
        goals[one.goal, one.profile].append(one.share)
    rows = (
        (
            sum(shares),
            CUT[language].format(
                goal=names.name(goal, language), count=len(shares), profile=name_profile(profile, language)
            ),
        )
        for (goal, profile), shares in sorted(goals.items())
    )
    return tuple(sorted(rows, key=lambda row: -row[0]))
