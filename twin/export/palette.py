"""Colours for what a model leaves uncoloured: by layer for bodies, by use for floors. Linear RGBA, 0 to 1."""

from typing import Final

from twin.model.space import SpaceUse

Rgba = tuple[float, float, float, float]


def to_linear(hex_colour: str, alpha: float = 1.0) -> Rgba:
    """
    Turn a screen colour such as ``#e8a33d`` into the linear values that glTF wants.

    References
    ----------
    IEC 61966-2-1, the sRGB transfer function.

    Examples
    --------
    >>> to_linear("#ff0000")
    (1.0, 0.0, 0.0, 1.0)
    """
    red, green, blue = (_decode(int(hex_colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return (red, green, blue, alpha)


def to_screen(colour: Rgba) -> tuple[float, float, float]:
    """Turn linear values into the sRGB ones, 0 to 1, that a renderer without colour management wants."""
    red, green, blue = (_encode(min(max(channel, 0.0), 1.0)) for channel in colour[:3])
    return (red, green, blue)


def _decode(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004  # sRGB


def _encode(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)  # noqa: PLR2004  # sRGB


OTHER: Final = to_linear("#b9b6ae")
"""For a layer that this table does not name."""

LAYER_COLOURS: Final[dict[str, Rgba]] = {
    "wall": to_linear("#d9d4c7"),
    "slab": to_linear("#e9e7e1"),
    "column": to_linear("#b8b2a4"),
    "door": to_linear("#a9743f"),
    "window": to_linear("#8fc1d9", 0.45),
    "stair": to_linear("#c3a878"),
    "ramp": to_linear("#cdb98f"),
    "elevator": to_linear("#6f7f91"),
    "escalator": to_linear("#7d8b99"),
    "railing": to_linear("#8d9399"),
    "furniture": to_linear("#c9b79c"),
    "facility": to_linear("#4f86a8"),
    "sign": to_linear("#1d7a4c"),
    "site": to_linear("#bfcbb0"),
}

USE_COLOURS: Final[dict[SpaceUse, Rgba]] = {
    SpaceUse.CONSULTATION_RECEPTION: to_linear("#f3cf8e"),
    SpaceUse.BUSINESS_ACCEPTANCE: to_linear("#a9cdea"),
    SpaceUse.CERTIFICATE_ISSUING: to_linear("#b9dcb4"),
    SpaceUse.INFORMATION_READING: to_linear("#cdbfe6"),
    SpaceUse.CONVENIENCE_SERVICE: to_linear("#f4bfa9"),
    SpaceUse.SELF_SERVICE_24H: to_linear("#98d8cf"),
    SpaceUse.BACK_OFFICE: to_linear("#d3d3d0"),
    SpaceUse.SUPPORTING: to_linear("#dcd6c3"),
    SpaceUse.OPTIONAL: to_linear("#e6c9dc"),
    SpaceUse.CIRCULATION: to_linear("#f6f1e4"),
    SpaceUse.TOILET: to_linear("#bcd6f5"),
    SpaceUse.ACCESSIBLE_TOILET: to_linear("#8fb8ee"),
    SpaceUse.NURSING_ROOM: to_linear("#f6c9d3"),
    SpaceUse.STAIR: to_linear("#d9c7a1"),
    SpaceUse.ELEVATOR_LOBBY: to_linear("#cfd6de"),
    SpaceUse.OUTDOOR: to_linear("#cfdcc0"),
    SpaceUse.PLANT: to_linear("#c4c1ba"),
    SpaceUse.UNKNOWN: to_linear("#e4e2dc"),
}
