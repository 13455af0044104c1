"""A way in one line: from where to where, how long, and for whom."""

from typing import Final

from twin.app.stop_names import with_name
from twin.app.way import NoWay, Way
from twin.model.route import Location
from twin.model.terms import Names
from twin.model.twin import Twin

GOING: Final[dict[str, Names]] = {
    "walking": {"zh-CN": "步行", "en": "on foot"},
    "wheelchair": {"zh-CN": "乘轮椅", "en": "by wheelchair"},
    "elderly": {"zh-CN": "老年人步行", "en": "for elderly people"},
    "stroller": {"zh-CN": "推婴儿车", "en": "with a stroller"},
    "blind": {"zh-CN": "视障者步行", "en": "for blind people"},
    "evacuation": {"zh-CN": "疏散", "en": "in an evacuation"},
}
"""How the people of a profile go, as it stands beside a time."""

MINUTE_S: Final = 60.0


def say_duration(duration_s: float, language: str) -> str:
    """
    Return a time as people say it.

    >>> say_duration(3.0, "zh-CN"), say_duration(130.0, "zh-CN"), say_duration(3.0, "en")
    ('不到1分钟', '约2分钟', 'under 1 min')
    """
    minutes = round(duration_s / MINUTE_S)
    if duration_s < MINUTE_S:
        return "不到1分钟" if language == "zh-CN" else "under 1 min"
    return f"约{minutes}分钟" if language == "zh-CN" else f"about {minutes} min"


def name_going(profile: str, language: str) -> str:
    """Return how the people of a profile go; an own profile by its name."""
    return GOING[profile][language] if profile in GOING else profile


def say_ends(way: Way | NoWay, twin: Twin) -> str:
    """Return the stops of a way by the names that its words have for them."""
    if isinstance(way, NoWay):
        stops: tuple[Location, ...] = (way.answer.origin, way.answer.destination)
    else:
        stops = (way.route.origin, *way.via, way.route.destination)
    return " → ".join(with_name(stop, twin, way.language).label for stop in stops)


def say_measures(way: Way) -> str:
    """Return how far a way is and how long it takes whom: 22米，步行不到1分钟."""
    route, language = way.route, way.language
    going, duration = name_going(route.profile, language), say_duration(route.duration_s, language)
    if language == "zh-CN":
        return f"{route.length_m:.0f}米，{going}{duration}"
    return f"{route.length_m:.0f} m, {duration} {going}"
