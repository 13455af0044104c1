"""Signs that come in rows: over every window, at every toilet, in every elevator lobby. Metres, plan frame."""

from models_ifc.authoring.frame import STOREYS, turned
from models_ifc.authoring.legends import line, notice, numbered
from models_ifc.authoring.parts import Point
from models_ifc.authoring.service_windows import NAMES, Window, all_windows
from models_ifc.authoring.sign_parts import GREEN, NIGHT, WHITE, Sign

FRONT = 0.12
"""How far a window's display hangs in front of the middle of its counter."""


LOW_TOP, HIGH_TOP = 0.76, 1.05
"""Heights of low and high counters."""
FLAG_FRONT = 0.5
"""The same of the middle of its number plate, which looks along the row."""


def window_signs() -> list[Sign]:
    """Return the electronic display over every window, its number and its kind, and the number for who walks along the row."""
    found = []
    for storey, window, middle, facing in all_windows():
        dx, dy = turned((0.0, -FRONT), facing)
        number = numbered(window.number, f"{storey}/thing/window-{window.number:02d}")
        found += [_flag(storey, window.number, middle, facing, number), _stand(storey, window, middle, facing, number)]
        found.append(
            Sign(
                key=f"window-{window.number:02d}",
                storey=storey,
                name=f"{window.number}号窗口 {NAMES[window.kind][0]} 电子标识",
                kind="location",
                mounting="hanging",
                at=(middle[0] + dx, middle[1] + dy),
                z=2.25,
                size=(1.4, 0.36),
                facing=facing,
                lines=(number, line("none", f"window:{window.kind}")),
                letter=0.1,
                medium="electronic",
                colour=NIGHT,
            )
        )
    return found


def _stand(storey: str, window: Window, middle: Point, facing: float, legend: str) -> Sign:
    """Return the number that stands on the counter's end, for who comes from the next window."""
    dx, dy = turned((0.74, -0.2), facing)
    return Sign(
        key=f"stand-{window.number:02d}",
        storey=storey,
        name=f"{window.number}号窗口桌面号牌",
        kind="location",
        mounting="standing",
        at=(middle[0] + dx, middle[1] + dy),
        z=(LOW_TOP if window.low else HIGH_TOP) + 0.2,
        size=(0.24, 0.16),
        facing=facing + 90.0,
        lines=(legend,),
        back=(legend,),
        letter=0.04,
    )


def _flag(storey: str, number: int, middle: Point, facing: float, legend: str) -> Sign:
    dx, dy = turned((0.0, -FLAG_FRONT), facing)
    return Sign(
        key=f"number-{number:02d}",
        storey=storey,
        name=f"{number}号窗口侧挂标识",
        kind="location",
        mounting="projecting",
        at=(middle[0] + dx, middle[1] + dy),
        z=2.7 if number % 2 else 3.1,
        size=(0.72, 0.3),
        facing=facing + 90.0,
        lines=(legend,),
        back=(legend,),
        letter=0.1,
    )


def toilet_signs() -> list[Sign]:
    """Return door and projecting signs of toilets, accessible toilets and nursing rooms."""
    found = []
    for storey in STOREYS:
        for key, x, legend, kind in (
            ("wc-f", 6.2, notice("women"), "location"),
            ("wc-m", 12.2, notice("men"), "location"),
            ("wc-a", 15.1, line("none", "zone:accessible_toilet"), "accessible"),
        ):
            found.append(_plate(storey, key, (x, 20.27), legend, kind))
        if storey != "3F":
            found.append(_plate(storey, "nursing", (17.68, 20.27), line("none", "zone:nursing_room"), "location"))
        found.append(
            Sign(
                key="wc-projecting",
                storey=storey,
                name="卫生间侧挂标识",
                kind="location",
                mounting="projecting",
                at=(8.4, 20.05),
                z=2.3,
                size=(0.5, 0.5),
                facing=90.0,
                lines=(line("none", "zone:toilet"),),
                back=(line("none", "zone:toilet"),),
                letter=0.08,
            )
        )
    return found


def _plate(storey: str, key: str, at: Point, legend: str, kind: str) -> Sign:
    return Sign(
        key=key,
        storey=storey,
        name=legend.split(" | ")[2] + "标识",
        kind=kind,
        mounting="wall",
        at=at,
        z=1.4,
        size=(0.35, 0.35),
        lines=(legend,),
        letter=0.05,
    )


def core_signs() -> list[Sign]:
    """Return signs of elevators and stairs on every storey, with the storey's number."""
    found = []
    for storey in STOREYS:
        found += [
            Sign(
                key="elevator-1",
                storey=storey,
                name="无障碍电梯标识",
                kind="accessible",
                mounting="wall",
                at=(46.4, 17.87),
                z=2.25,
                size=(0.9, 0.3),
                lines=(line("none", "connector:1F/elevator/1"),),
                letter=0.06,
            ),
            Sign(
                key="storey-e",
                storey=storey,
                name="楼层标识",
                kind="location",
                mounting="wall",
                at=(50.4, 17.87),
                z=1.5,
                size=(0.6, 0.6),
                lines=(line("none", f"storey:{storey}"),),
                letter=0.2,
            ),
            Sign(
                key="plan-e",
                storey=storey,
                name="楼层平面图",
                kind="directory",
                mounting="wall",
                at=(53.4, 17.87),
                z=1.1,
                size=(0.9, 1.2),
                lines=_directory(storey),
                letter=0.03,
                colour=WHITE,
            ),
            Sign(
                key="stair-b",
                storey=storey,
                name="楼梯B标识",
                kind="location",
                mounting="wall",
                at=(57.2, 17.87),
                z=1.5,
                size=(0.4, 0.4),
                lines=(line("none", "zone:stair"),),
                letter=0.06,
            ),
            Sign(
                key="stair-a",
                storey=storey,
                name="楼梯A标识",
                kind="location",
                mounting="wall",
                at=(3.88, 20.1),
                z=1.5,
                size=(0.3, 0.4),
                facing=90.0,
                lines=(line("none", "zone:stair"),),
                letter=0.06,
            ),
            Sign(
                key="evacuation",
                storey=storey,
                name="疏散平面图",
                kind="notice",
                mounting="wall",
                at=(17.87, 19.2),
                z=1.2,
                size=(0.6, 0.8),
                facing=-90.0,
                lines=(notice("evacuation"), notice("you-are-here")),
                letter=0.025,
                colour=GREEN,
            ),
        ]
    return [*found, *_indexes()]


def _indexes() -> list[Sign]:
    """Return indexes of the whole house where people come out of the restrooms, and down or up stair B."""
    at = {"index-w": ((16.6, 18.13), 180.0), "index-e": ((54.13, 21.0), 90.0)}
    return [
        Sign(
            key=key,
            storey=storey,
            name="综合信息索引标识",
            kind="directory",
            mounting="wall",
            at=place,
            z=0.8,
            size=(1.2, 1.4),
            facing=facing,
            lines=_whole_index(storey),
            letter=0.03,
            logo=True,
        )
        for key, (place, facing) in at.items()
        for storey in STOREYS[:2]
    ]


INDEX = {
    "1F": (
        "zone:consultation_reception",
        "zone:business_acceptance",
        "zone:certificate_issuing",
        "zone:information_reading",
        "zone:convenience_service",
        "zone:self_service_24h",
        "zone:toilet",
        "zone:accessible_toilet",
        "zone:nursing_room",
    ),
    "2F": (
        "zone:business_acceptance",
        "zone:convenience_service",
        "space:2F/space/meeting-1",
        "space:2F/space/complaints",
        "space:2F/space/wing-4",
        "zone:toilet",
        "zone:accessible_toilet",
    ),
    "3F": (
        "space:3F/space/training",
        "space:3F/space/exhibition",
        "space:3F/space/meeting",
        "zone:toilet",
        "zone:accessible_toilet",
    ),
}
"""What is found on which storey."""


def _directory(storey: str) -> tuple[str, ...]:
    return (
        notice("plan"),
        notice("you-are-here"),
        line("none", f"storey:{storey}"),
        *(line("none", t) for t in INDEX[storey]),
    )


def _whole_index(storey: str) -> tuple[str, ...]:
    """Return the lines of the index of the whole house on a storey, which comes first."""
    found = [notice("you-are-here")]
    for each in sorted(STOREYS, key=lambda other: other != storey):
        found += [line("none", f"storey:{each}"), *(line("none", target) for target in INDEX[each])]
    return tuple(found)


def full_directory() -> tuple[str, ...]:
    """Return the lines of the index of the whole house."""
    found: list[str] = [notice("you-are-here")]
    for storey in STOREYS:
        found.append(line("none", f"storey:{storey}"))
        found += [line("none", target) for target in INDEX[storey]]
    return tuple(found)
