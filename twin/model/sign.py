"""Signs as they hang: faces, legends, arrows. Metres; angles are outward normals in the plan, from +x, counter-clockwise."""

from dataclasses import dataclass
from enum import StrEnum

from twin.model.ids import SignId, SpaceId, StoreyId
from twin.model.origin import Sourced
from twin.model.passage import Point3


class SignKind(StrEnum):
    """Kinds of DB46/T 659-2024 6.1.4.3; electronic is a medium."""

    GUIDANCE = "guidance"
    LOCATION = "location"
    DIRECTORY = "directory"
    NOTICE = "notice"
    TEMPORARY = "temporary"
    ACCESSIBLE = "accessible"


class Medium(StrEnum):
    """What carries the legends."""

    STATIC = "static"
    ELECTRONIC = "electronic"


class Mounting(StrEnum):
    """How a sign is fixed."""

    WALL = "wall"
    HANGING = "hanging"
    PROJECTING = "projecting"
    STANDING = "standing"
    FLOOR = "floor"
    DOOR = "door"


class Arrow(StrEnum):
    """Direction shown, as the viewer in front of the face sees it."""

    AHEAD = "ahead"
    LEFT = "left"
    RIGHT = "right"
    BACK = "back"
    UP = "up"
    DOWN = "down"
    AHEAD_LEFT = "ahead_left"
    AHEAD_RIGHT = "ahead_right"
    NONE = "none"


class SignStatus(StrEnum):
    """State of a sign, 6.1.4.15."""

    IN_SERVICE = "in_service"
    DAMAGED = "damaged"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """One line of a face. ``target`` is written as in the authoring profile: ``zone:…``, ``window:…``, ``exit``."""

    arrow: Arrow
    target: str | None
    zh: str | None
    en: str | None
    symbol: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignFace:
    """One side of a sign; ``legends`` is ``None`` where the model does not say what stands on it."""

    facing_rad: float
    width_m: float | None
    height_m: float | None
    legends: tuple[Legend, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A sign; ``at`` is the middle of its face's lower edge."""

    id: SignId
    name: str
    kind: Sourced[SignKind] | None
    medium: Sourced[Medium] | None
    mounting: Sourced[Mounting] | None
    storey: StoreyId
    space: SpaceId | None
    at: Point3
    faces: tuple[SignFace, ...]
    letter_height_m: Sourced[float] | None
    text_colour: str | None
    background_colour: str | None
    illumination: str | None
    phone: str | None
    font_zh: str | None
    font_en: str | None
    font_weight: str | None
    auto_brightness: bool | None
    status: SignStatus | None
    valid_from: str | None
    valid_until: str | None
    logo_present: bool | None
