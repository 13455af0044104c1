"""The findings of an accessibility analysis in sentences, Chinese and English."""

import math
from collections.abc import Sequence
from typing import Final

from twin.app.access import Access, ProfileAccess
from twin.app.access_names import ElementNames
from twin.model.access import DeadEnd, Detours
from twin.model.limits import ROOM_DISTANCE_M
from twin.model.passage import PortalKind
from twin.model.terms import Names

PROFILES: Final[dict[str, Names]] = {
    "walking": {"zh-CN": "步行者", "en": "people on foot"},
    "wheelchair": {"zh-CN": "轮椅使用者", "en": "wheelchair users"},
    "elderly": {"zh-CN": "老年人", "en": "elderly people"},
    "stroller": {"zh-CN": "推婴儿车的人", "en": "people with a stroller"},
    "blind": {"zh-CN": "视障者", "en": "blind people"},
    "evacuation": {"zh-CN": "疏散人员", "en": "people who evacuate"},
}


def name_profile(profile: str, language: str) -> str:
    """Return what the people of a profile are called; an own profile by its name."""
    return PROFILES[profile][language] if profile in PROFILES else profile


def quantile(ratios: Sequence[float], share: float) -> float:
    """
    Return the smallest of rising numbers that at least a share of them do not exceed.

    >>> quantile([1.0, 1.2, 1.5, 4.0], 0.5)
    1.2
    """
    return ratios[max(0, math.ceil(share * len(ratios)) - 1)]


def say_reach(access: Access, one: ProfileAccess, language: str) -> str:
    """Return how many of the public places a profile gets to from an entrance and back."""
    total = len(access.places)
    served = total - len(one.unreached) - len(one.placeless)
    who = name_profile(one.profile, language)
    if language == "zh-CN":
        if not one.entrances:
            return f"{who}：没有可以进入的出入口。"
        return f"{who}：{total}处公共场所中，可从出入口到达并返回的有{served}处。"
    if not one.entrances:
        return f"{who.capitalize()}: there is no entrance they can come in by."
    return f"{who.capitalize()} get to {served} of {total} public places from an entrance, and back."


def say_fairness(one: ProfileAccess, names: ElementNames, language: str) -> str | None:
    """Return what the detours of a profile say of the building, ``None`` where there is nothing to compare."""
    detours = one.detours
    if detours is None:
        return None
    who = name_profile(one.profile, language)
    return _fairness_zh(detours, who, names) if language == "zh-CN" else _fairness_en(detours, who, names)


def _fairness_zh(detours: Detours, who: str, names: ElementNames) -> str:
    missing = f"步行可达的{detours.pairs}对地点（分方向）中，{who}有{detours.without_way}对无路可走"
    if not detours.ratios:
        return missing + "。"
    worst = detours.worst[0]
    return (
        f"{missing}；其余的路，半数不超过步行长度的{quantile(detours.ratios, 0.5):.2f}倍，"
        f"九成不超过{quantile(detours.ratios, 0.9):.2f}倍，最远{worst.ratio:.2f}倍："
        f"从{names.label(worst.start, 'zh-CN')}到{names.label(worst.goal, 'zh-CN')}，"
        f"{worst.length_m:.0f}米，步行{worst.walking_length_m:.0f}米。"
    )


def _fairness_en(detours: Detours, who: str, names: ElementNames) -> str:
    missing = f"Of {detours.pairs} pairs of places (each direction) that people on foot can walk, {who} have no way for {detours.without_way}"
    if not detours.ratios:
        return missing + "."
    worst = detours.worst[0]
    return (
        f"{missing}. Of the others half are at most {quantile(detours.ratios, 0.5):.2f} times as long as on foot, "
        f"nine in ten at most {quantile(detours.ratios, 0.9):.2f} times, the worst {worst.ratio:.2f} times: "
        f"from {names.label(worst.start, 'en')} to {names.label(worst.goal, 'en')}, "
        f"{worst.length_m:.0f} m, on foot {worst.walking_length_m:.0f} m."
    )


def say_dead_end(end: DeadEnd, kind: str, language: str) -> str | None:
    """
    Return what the standard says of so long a way back, as advice; ``None`` where it says nothing.

    The limit is of a room and its door, so it is named for a single space
    behind a door or opening of *kind*, not for a wing or an open edge.
    """
    limit = ROOM_DISTANCE_M
    if kind == PortalKind.VIRTUAL or len(end.spaces) > 1 or end.length_m is None or end.length_m <= limit.value:
        return None
    if language == "zh-CN":
        return f"超过{limit.value:.0f}米，建议按{limit.standard}第{limit.clause}条核查（该条量直线距离）"
    return f"over {limit.value:.0f} m: advice to check {limit.standard} {limit.clause}, which measures straight lines"
