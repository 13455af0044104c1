"""The ground floor's rooms by a point inside each, and the open edges between them. Metres, plan frame."""

from typing import Any

from models_ifc.authoring.frame import GROUND, wing
from models_ifc.authoring.layout import Edge, Room
from models_ifc.authoring.parts import Point

F = GROUND
HOURS = "Mo-Fr 08:30-12:00,14:30-17:30"


def _room(
    key: str, number: str, name: str, english: str, use: str, seed: Point, *, public: bool = True, **more: Any
) -> Room:
    return Room(
        key=f"{F}/space/{key}", number=number, name=name, english=english, use=use, seed=seed, public=public, **more
    )


def ground_rooms() -> list[Room]:
    """Return the rooms beside the cores."""
    day: dict[str, Any] = {"hours": HOURS, "accessible": True}
    return [
        _room("lobby", "1-05", "门斗", "Draught Lobby", "circulation", (30.0, 2.0), accessible=True),
        _room(
            "reception",
            "1-06",
            "咨询接待区",
            "Information & Reception",
            "consultation_reception",
            (40.0, 5.0),
            occupants=60,
            **day,
        ),
        _room(
            "acceptance",
            "1-07",
            "业务受理区",
            "Service Counters",
            "business_acceptance",
            (27.0, 12.0),
            occupants=160,
            **day,
        ),
        _room("passage-w", "1-08", "西侧通道", "West Passage", "circulation", (10.8, 12.0), accessible=True),
        _room("passage-e", "1-09", "东侧通道", "East Passage", "circulation", (47.0, 11.0), accessible=True),
        _room("elevator", "1-10", "电梯厅", "Elevator Lobby", "elevator_lobby", (49.0, 16.0), accessible=True),
        _room(
            "convenience",
            "1-11",
            "便民服务区",
            "Convenience Services",
            "convenience_service",
            (15.0, 6.0),
            occupants=50,
            **day,
        ),
        _room(
            "reading",
            "1-12",
            "政府信息查阅区",
            "Government Information Access",
            "information_reading",
            (4.0, 9.0),
            occupants=40,
            **day,
        ),
        _room(
            "24h",
            "1-13",
            "24小时自助办理区",
            "24-Hour Self-Service",
            "self_service_24h",
            (47.0, 4.0),
            hours="24/7",
            accessible=True,
            occupants=30,
        ),
        _room("shared", "1-14", "共享接待室", "Shared Reception Room", "optional", (58.0, 4.0), occupants=16, **day),
        _room("junction", "1-15", "东连廊", "East Link", "circulation", (60.0, 14.0), accessible=True),
        _room(
            "issuing",
            "1-16",
            "制证和取证区",
            "Certificate Issuing & Collection",
            "certificate_issuing",
            wing(9.0, 2.0),
            occupants=60,
            **day,
        ),
        _room("counter-n", "1-17", "受理窗口内侧", "Behind the Counters", "back_office", (30.0, 17.0), public=False),
        _room(
            "office", "1-18", "综合审批办公区", "Back Office", "back_office", (27.0, 22.0), public=False, occupants=45
        ),
        _room(
            "papers",
            "1-19",
            "材料流转与打印室",
            "Document Handling",
            "back_office",
            (41.0, 22.0),
            public=False,
            occupants=12,
        ),
        _room(
            "counter-w",
            "1-20",
            "取证窗口内侧",
            "Behind the Collection Counters",
            "back_office",
            wing(8.0, 10.0),
            public=False,
        ),
        _room(
            "making",
            "1-21",
            "制证中心",
            "Certificate Production",
            "back_office",
            wing(20.0, 9.0),
            public=False,
            occupants=8,
        ),
        _room(
            "wing-exit", "1-22", "斜翼疏散走道", "Wing Exit Passage", "circulation", wing(20.0, 2.0), accessible=False
        ),
        _room(
            "security",
            "1-23",
            "消防控制室（安保值班室）",
            "Fire Control & Security",
            "supporting",
            (52.0, 23.0),
            public=False,
            occupants=4,
        ),
        _room("plant", "1-24", "配电间", "Electrical Room", "plant", (14.2, 25.0), public=False),
        _room(
            "nursing",
            "1-25",
            "母婴室",
            "Mother and Baby Room",
            "nursing_room",
            (16.8, 24.0),
            accessible=True,
            hours=HOURS,
        ),
    ]


def ground_edges() -> list[Edge]:
    """Return the lines where one area ends and the next begins without a wall."""
    lines: list[tuple[str, str, tuple[Point, ...]]] = [
        ("B", "咨询接待区与业务受理区分界", ((8.9, 9.0), (45.2, 9.0))),
        ("C20", "便民服务区东界", ((20.0, -0.3), (20.0, 9.0))),
        ("P12", "西侧通道东界", ((12.6, 9.0), (12.6, 18.0))),
        ("P41", "东侧通道西界", ((41.4, 9.0), (41.4, 18.0))),
        ("J54", "东连廊西界", ((54.0, 8.8), (54.0, 18.2))),
        ("L13", "电梯厅界", ((45.0, 18.2), (45.0, 13.5), (54.0, 13.5))),
    ]
    return [Edge(key=f"{F}/edge/{key}", name=name, line=line) for key, name, line in lines]
