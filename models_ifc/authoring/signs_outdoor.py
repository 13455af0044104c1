"""Signs of forecourt, terrace and entrance. Heights count from the ground floor; the forecourt lies at -0.6. Metres."""

from dataclasses import replace

from models_ifc.authoring.legends import line, notice
from models_ifc.authoring.sign_parts import BLUE, GREEN, WHITE, Sign

F = "1F"
GROUND_Z = -0.6
WEST, NORTH, EAST = -90.0, 180.0, 90.0


def outdoor_signs() -> list[Sign]:
    """Return the signs between the street and the draught lobby."""
    return [
        Sign(
            key="name",
            storey=F,
            name="椰城市政务服务中心名称标识",
            kind="location",
            mounting="wall",
            at=(31.5, -0.19),
            z=3.2,
            size=(7.4, 0.95),
            lines=(notice("name"),),
            letter=0.5,
            colour=BLUE,
            logo=True,
        ),
        Sign(
            key="forecourt",
            storey=F,
            name="广场综合导向标识",
            kind="guidance",
            mounting="standing",
            at=(29.6, -10.5),
            z=GROUND_Z,
            size=(0.9, 2.2),
            lines=(
                line("ahead", "zone:consultation_reception"),
                line("ahead_right", "zone:self_service_24h"),
                line("left", "connector:1F/ramp/entrance"),
            ),
            letter=0.07,
            logo=True,
        ),
        _post("ramp-left", (23.4, -7.0), (line("left", "connector:1F/ramp/entrance"),), 0.0),
        _post(
            "ramp-foot", (9.4, -2.6), (line("none", "connector:1F/ramp/entrance"), notice("accessible-entrance")), 0.0
        ),
        _post("parking-1", (3.25, -9.2), (line("none", "facility:accessible_parking"),), 0.0),
        _post("parking-2", (6.95, -9.2), (line("none", "facility:accessible_parking"),), 0.0),
        _post("parking-ramp", (9.6, -8.2), (line("ahead", "connector:1F/ramp/entrance"),), 0.0),
        Sign(
            key="terrace-24h",
            storey=F,
            name="24小时自助办理区引导标识",
            kind="guidance",
            mounting="standing",
            at=(38.6, -1.2),
            z=0.0,
            size=(0.6, 1.8),
            facing=WEST,
            lines=(line("ahead", "zone:self_service_24h"),),
            letter=0.06,
        ),
        Sign(
            key="24h-door",
            storey=F,
            name="24小时自助办理区标识",
            kind="location",
            mounting="wall",
            at=(49.5, -0.19),
            z=2.75,
            size=(3.6, 0.6),
            lines=(line("none", "zone:self_service_24h"),),
            letter=0.25,
            logo=True,
        ),
        _sheet("24h-hours", (51.3, -0.18), (notice("hours-24"),)),
        _sheet("hours", (27.8, -0.18), (notice("hours"), notice("complaint-phone")), phone="0898-12345"),
        Sign(
            key="accessible-phone",
            storey=F,
            name="无障碍服务电话标识",
            kind="accessible",
            mounting="wall",
            at=(35.16, -0.18),
            z=1.1,
            size=(0.55, 0.8),
            lines=(notice("accessible-phone"), notice("accessible-entrance")),
            letter=0.05,
            phone="0898-6600-1236",
        ),
        Sign(
            key="glass",
            storey=F,
            name="小心玻璃标识",
            kind="notice",
            mounting="door",
            at=(29.1, 3.81),
            z=1.3,
            size=(0.3, 0.3),
            lines=(notice("glass"),),
            letter=0.03,
            colour=WHITE,
        ),
        Sign(
            key="no-smoking-lobby",
            storey=F,
            name="禁止吸烟标识",
            kind="notice",
            mounting="wall",
            at=(27.85, 3.81),
            z=1.5,
            size=(0.4, 0.5),
            lines=(notice("no-smoking"),),
            letter=0.04,
            colour=WHITE,
        ),
        _exit("exit-main", (31.5, 3.99), NORTH),
        _exit("exit-lobby", (31.5, 0.18), NORTH),
        replace(_exit("exit-lobby-low", (32.8, 0.18), NORTH), z=1.4, size=(0.5, 0.25), letter=0.08),
        _exit("exit-24h", (49.5, 0.18), NORTH),
        _exit("exit-north", (60.4, 26.82), 0.0),
        _exit("exit-stair-a", (0.18, 19.25), EAST),
    ]


def _post(key: str, at: tuple[float, float], lines: tuple[str, ...], facing: float) -> Sign:
    return Sign(
        key=key,
        storey=F,
        name="无障碍标识",
        kind="accessible",
        mounting="standing",
        at=at,
        z=GROUND_Z,
        size=(0.5, 1.6),
        facing=facing,
        lines=lines,
        letter=0.06,
    )


def _sheet(key: str, at: tuple[float, float], lines: tuple[str, ...], phone: str | None = None) -> Sign:
    return Sign(
        key=key,
        storey=F,
        name="服务时间标识",
        kind="notice",
        mounting="wall",
        at=at,
        z=1.1,
        size=(0.5, 0.7),
        lines=lines,
        letter=0.035,
        colour=WHITE,
        phone=phone,
    )


def _exit(key: str, at: tuple[float, float], facing: float) -> Sign:
    return Sign(
        key=key,
        storey=F,
        name="出口标识",
        kind="location",
        mounting="wall",
        at=at,
        z=2.6,
        size=(1.0, 0.3),
        facing=facing,
        lines=(line("none", "exit"),),
        letter=0.12,
        colour=GREEN,
    )
