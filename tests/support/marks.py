"""What a letter of a drawn floor plan can stand for."""

from dataclasses import dataclass

from twin.model.facility import FacilityKind, WindowKind
from twin.model.passage import Access, ConnectorKind, Direction, OneWay, PortalKind
from twin.model.sign import Legend, SignKind
from twin.model.space import SpaceUse


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A portal that is not plain: ``clear_width_m`` is the drawn width unless given; ``width_known=False`` hides it."""

    kind: PortalKind = PortalKind.DOOR
    clear_width_m: float | None = None
    width_known: bool = True
    threshold_m: float | None = 0.0
    access: Access | None = None
    one_way: OneWay | None = None
    name: str = ""
    fire_exit: bool | None = None
    automatic: bool | None = None
    clear_height_m: float | None = None
    opening_hours: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector:
    """A stair, ramp, elevator or escalator between the cells that carry its mark."""

    kind: ConnectorKind = ConnectorKind.STAIR
    name: str = ""
    clear_width_m: float | None = None
    slope_ratio: float | None = None
    risers: int | None = None
    headroom_m: float | None = None
    car_width_m: float | None = None
    car_depth_m: float | None = None
    door_width_m: float | None = None
    accessible: bool | None = None
    direction: Direction | None = None
    access: Access | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A facility that fills its cells (a body, unless ``body=False``); its user stands in direction ``front_rad``."""

    kind: FacilityKind = FacilityKind.SERVICE_WINDOW
    name: str = ""
    number: str | None = None
    window_kinds: tuple[WindowKind, ...] = ()
    services: tuple[str, ...] = ()
    front_rad: float | None = None
    body: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A sign in the middle of its cell, 2.2 m up."""

    kind: SignKind = SignKind.GUIDANCE
    name: str = ""
    facing_rad: float = 0.0
    legends: tuple[Legend, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What is to be known of a space beyond its drawing; ``floor_z_m`` counts from its storey."""

    long_name: str | None = None
    use: SpaceUse = SpaceUse.UNKNOWN
    public: bool | None = None
    navigable: bool = True
    floor_z_m: float = 0.0
    opening_hours: str | None = None


Mark = Door | Connector | Thing | Board
