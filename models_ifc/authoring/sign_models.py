"""The sizes and letters that signs of one sort share. Metres, plan frame."""

from models_ifc.authoring.frame import GROUND
from models_ifc.authoring.legends import line, notice
from models_ifc.authoring.sign_parts import WHITE, Sign


def guide(
    storey: str,
    key: str,
    at: tuple[float, float],
    lines: tuple[str, ...],
    *,
    facing: float = 0.0,
    back: tuple[str, ...] | None = None,
    size: tuple[float, float] = (2.4, 0.6),
    z: float = 2.6,
    letter: float = 0.09,
) -> Sign:
    """Return a hanging guidance sign."""
    return Sign(
        key=key,
        storey=storey,
        name="吊挂引导标识",
        kind="guidance",
        mounting="hanging",
        at=at,
        z=z,
        size=size,
        facing=facing,
        lines=lines,
        back=back,
        letter=letter,
    )


def zone_sign(
    storey: str,
    key: str,
    at: tuple[float, float],
    target: str,
    *,
    facing: float = 0.0,
    mounting: str = "hanging",
    z: float = 2.7,
) -> Sign:
    """Return a sign that names the area one stands before."""
    return Sign(
        key=key,
        storey=storey,
        name="区域位置标识",
        kind="location",
        mounting=mounting,
        at=at,
        z=z,
        size=(2.4, 0.5),
        facing=facing,
        lines=(line("none", target),),
        back=(line("none", target),) if mounting == "hanging" else None,
        letter=0.14,
    )


def plate(storey: str, key: str, at: tuple[float, float], target: str, facing: float) -> Sign:
    """Return a room's plate beside its door."""
    return Sign(
        key=key,
        storey=storey,
        name="房间标识",
        kind="location",
        mounting="wall",
        at=at,
        z=1.4,
        size=(0.45, 0.3),
        facing=facing,
        lines=(line("none", target),),
        letter=0.04,
    )


def staff_only(storey: str, key: str, at: tuple[float, float], facing: float) -> Sign:
    """Return the notice on a staff door."""
    return Sign(
        key=key,
        storey=storey,
        name="工作人员专用标识",
        kind="notice",
        mounting="door",
        at=at,
        z=1.5,
        size=(0.3, 0.3),
        facing=facing,
        lines=(notice("staff"),),
        letter=0.03,
        colour=WHITE,
    )


def small(
    key: str, at: tuple[float, float], target: str, facing: float = 0.0, *, storey: str = GROUND, both: bool = True
) -> Sign:
    """Return a small hanging sign over a machine, to be read from both sides if nothing is behind it."""
    return Sign(
        key=key,
        storey=storey,
        name="设施位置标识",
        kind="location",
        mounting="hanging",
        at=at,
        z=2.4,
        size=(1.2, 0.35),
        facing=facing,
        lines=(line("none", target),),
        back=(line("none", target),) if both else None,
        letter=0.1,
    )


def no_smoking(key: str, at: tuple[float, float], facing: float) -> Sign:
    """Return a no-smoking notice on a wall."""
    return Sign(
        key=key,
        storey=GROUND,
        name="禁止吸烟标识",
        kind="notice",
        mounting="wall",
        at=at,
        z=1.6,
        size=(0.4, 0.5),
        facing=facing,
        lines=(notice("no-smoking"),),
        letter=0.04,
        colour=WHITE,
    )
