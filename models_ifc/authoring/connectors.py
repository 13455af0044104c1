"""Stairs, elevators and the escalator. Metres; runs go along local +x, up along +z."""

import math

from models_ifc.authoring.frame import ELEVATION, GROUND, SECOND, STOREY_HEIGHT, THIRD, snap
from models_ifc.authoring.parts import Point, Product, Solid
from models_ifc.authoring.railings import slanted_rail
from models_ifc.authoring.shapes import box, side
from models_ifc.authoring.values import count, flag, label, length, listing

RISERS = 15
RISER = STOREY_HEIGHT / 2 / RISERS
TREAD = 0.28
FLIGHT_WIDTH = 1.65
RUN = (RISERS - 1) * TREAD
FLIGHT_START_Y = 20.3
WAIST = 0.32
STAIRS = {"a": ("楼梯A", 0.15, 3.65), "b": ("楼梯B", 54.1, 57.7)}
"""Key to name and the inner faces of the stairwell's side walls."""


def stairwells() -> dict[str, tuple[Point, ...]]:
    """Return the holes that the stairs need in the floors they pass."""
    return {
        f"stair-{key}": ((x0, FLIGHT_START_Y), (x1, FLIGHT_START_Y), (x1, 26.85), (x0, 26.85))
        for key, (_, x0, x1) in STAIRS.items()
    }


def stepped(risers: int, riser: float, tread: float, waist: float) -> list[Point]:
    """Return a flight's profile: x along the run, y up, starting at the foot of the first riser."""
    points: list[Point] = [(0.0, 0.0)]
    for i in range(risers):
        points.append((snap(i * tread), snap((i + 1) * riser)))
        if i + 1 < risers:
            points.append((snap((i + 1) * tread), snap((i + 1) * riser)))
    run, rise, slope = (risers - 1) * tread, risers * riser, riser / tread
    points.append((snap(run + 0.05), snap(rise)))
    points.append((snap(run + 0.05), snap(rise - waist)))
    points.append((snap(max(0.1, run + 0.05 - (rise - waist) / slope)), 0.0))
    return points


def stair_products() -> list[Product]:
    """Return both stairs on both storeys: a stair is a whole of two flights, a landing and rails."""
    return [product for key in STAIRS for storey in (GROUND, SECOND) for product in _stair(key, storey)]


def _stair(key: str, storey: str) -> list[Product]:
    name, x0, x1 = STAIRS[key]
    z = ELEVATION[storey]
    upper = SECOND if storey == GROUND else THIRD
    whole = f"{storey}/stair/{key}"
    half = STOREY_HEIGHT / 2
    shared = {
        "NumberOfRiser": count(RISERS),
        "NumberOfTreads": count(RISERS - 1),
        "RiserHeight": length(RISER),
        "TreadLength": length(TREAD),
    }
    attributes = {
        "NumberOfRisers": RISERS,
        "NumberOfTreads": RISERS - 1,
        "RiserHeight": RISER,
        "TreadLength": TREAD,
        "PredefinedType": "STRAIGHT",
    }
    flight = (side(stepped(RISERS, RISER, TREAD, WAIST), FLIGHT_WIDTH, "concrete", -FLIGHT_WIDTH / 2),)
    starts = (
        ("1", x1 - FLIGHT_WIDTH / 2, FLIGHT_START_Y, z, 90.0),
        ("2", x0 + FLIGHT_WIDTH / 2, FLIGHT_START_Y + RUN, z + half, -90.0),
    )
    flights = [
        Product(
            key=f"{whole}/flight-{n}",
            ifc_class="IfcStairFlight",
            name=f"{name} {storey} 第{n}梯段",
            storey=storey,
            at=(snap(x), snap(y), snap(base)),
            angle=angle,
            solids=flight,
            attributes=attributes,
            psets={"Pset_StairFlightCommon": {**shared, "Headroom": length(2.2)}},
            parent=whole,
        )
        for n, x, y, base, angle in starts
    ]
    rails = [
        Product(
            key=f"{whole}/rail-{n}-{where}",
            ifc_class="IfcRailing",
            name=f"{name} 扶手",
            storey=storey,
            at=(snap(x), snap(y), snap(base)),
            angle=angle,
            solids=slanted_rail(RUN, half, offset),
            attributes={"PredefinedType": "HANDRAIL"},
            psets={"Pset_RailingCommon": {"Height": length(0.9), "IsExternal": flag(False)}},
            parent=whole,
        )
        for n, x, y, base, angle in starts
        for where, offset in (("l", FLIGHT_WIDTH / 2 - 0.05), ("r", -FLIGHT_WIDTH / 2 + 0.05))
    ]
    depth = 26.85 - FLIGHT_START_Y - RUN
    landing = Product(
        key=f"{whole}/landing",
        ifc_class="IfcSlab",
        name=f"{name} 休息平台",
        storey=storey,
        at=(x0, snap(FLIGHT_START_Y + RUN), snap(z + half)),
        solids=(box(0.0, 0.0, -0.15, x1 - x0, depth, 0.15, "concrete"),),
        attributes={"PredefinedType": "LANDING"},
        parent=whole,
    )
    total = {**shared, "NumberOfRiser": count(2 * RISERS), "NumberOfTreads": count(2 * RISERS - 2)}
    stair = Product(
        key=whole,
        ifc_class="IfcStair",
        name=f"{name} {storey}–{upper}",
        storey=storey,
        at=(x0, FLIGHT_START_Y, z),
        attributes={"PredefinedType": "HALF_TURN_STAIR"},
        psets={
            "Pset_StairCommon": {
                **total,
                "RequiredHeadroom": length(2.2),
                "HandicapAccessible": flag(False),
                "FireExit": flag(True),
                "HasNonSkidSurface": flag(True),
            },
            "Twin_Connector": {
                "Storeys": listing((storey, upper)),
                "Direction": label("both"),
                "Accessible": flag(False),
            },
        },
    )
    return [stair, *flights, landing, *rails]


ELEVATORS = {
    "1": ("1号无障碍电梯", 46.4, 1.6, 1.5, 1.1, True),
    "2": ("2号电梯", 48.85, 1.05, 1.3, 0.8, False),
}
"""Key to name, middle of the door, car width, car depth, door width, accessible."""


def elevator_products() -> list[Product]:
    """Return the two elevators: a car at the ground floor and guide rails through every storey."""
    return [_elevator(key, *spec) for key, spec in ELEVATORS.items()]


def _elevator(key: str, name: str, x: float, width: float, depth: float, door: float, accessible: bool) -> Product:  # noqa: FBT001  a row of the table above
    front, wall = 0.12, 0.04
    rail_y = front + depth / 2
    car = (
        box(-width / 2 - wall, front - wall, 0.0, wall, depth + 2 * wall, 2.4, "steel"),
        box(width / 2, front - wall, 0.0, wall, depth + 2 * wall, 2.4, "steel"),
        box(-width / 2, front + depth, 0.0, width, wall, 2.4, "steel"),
        box(-width / 2 - wall, front - wall, 2.4, width + 2 * wall, depth + 2 * wall, 0.08, "steel"),
        box(-width / 2 - wall, front - wall, -0.08, width + 2 * wall, depth + 2 * wall, 0.08, "steel"),
    )
    guides = tuple(
        box(offset, rail_y - 0.04, -0.5, 0.06, 0.08, 2 * STOREY_HEIGHT + 4.0, "frame")
        for offset in (-width / 2 - 0.12, width / 2 + 0.06)
    )
    return Product(
        key=f"1F/elevator/{key}",
        ifc_class="IfcTransportElement",
        name=name,
        storey=GROUND,
        at=(x, 18.1, 0.0),
        solids=(*car, *guides),
        attributes={"PredefinedType": "ELEVATOR"},
        psets={
            "Pset_TransportElementElevator": {
                "ClearWidth": length(width),
                "ClearDepth": length(depth),
                "ClearHeight": length(2.4),
                "FireFightingLift": flag(False),
            },
            "Twin_Connector": {
                "Accessible": flag(accessible),
                "Storeys": listing((GROUND, SECOND, THIRD)),
                "DoorClearWidth": length(door),
                "Direction": label("both"),
            },
        },
        also_on=(SECOND, THIRD),
    )


ESCALATOR_FOOT: Point = (23.6, 1.7)
ESCALATOR_WIDTH = 1.6
ESCALATOR_FLAT = 2.3
ESCALATOR_RUN = STOREY_HEIGHT / math.tan(math.radians(30.0))
ESCALATOR_LENGTH = 2 * ESCALATOR_FLAT + ESCALATOR_RUN


def escalator_products() -> list[Product]:
    """Return the escalator from the reception area up to the gallery; it runs west."""
    flat, run, rise, total = ESCALATOR_FLAT, ESCALATOR_RUN, STOREY_HEIGHT, ESCALATOR_LENGTH
    truss = (
        (0.0, -0.3),
        (flat + 0.3, -0.3),
        (flat + run + 0.4, rise - 0.9),
        (total, rise - 0.9),
        (total, rise),
        (flat + run, rise),
        (flat, 0.0),
        (0.0, 0.0),
    )
    skirt = (
        (0.5, 0.0),
        (flat, 0.0),
        (flat + run, rise),
        (total - 0.5, rise),
        (total - 0.5, rise + 0.95),
        (flat + run, rise + 0.95),
        (flat, 0.95),
        (0.5, 0.95),
    )
    half = ESCALATOR_WIDTH / 2
    solids: tuple[Solid, ...] = (
        side([(snap(x), snap(z)) for x, z in truss], ESCALATOR_WIDTH, "steel", -half),
        side([(snap(x), snap(z)) for x, z in skirt], 0.05, "glass", -half + 0.1),
        side([(snap(x), snap(z)) for x, z in skirt], 0.05, "glass", half - 0.15),
    )
    return [
        Product(
            key="1F/escalator/1",
            ifc_class="IfcTransportElement",
            name="上行自动扶梯",
            storey=GROUND,
            at=(*ESCALATOR_FOOT, 0.0),
            angle=180.0,
            solids=solids,
            attributes={"PredefinedType": "ESCALATOR"},
            psets={
                "Twin_Connector": {
                    "Accessible": flag(False),
                    "Storeys": listing((GROUND, SECOND)),
                    "Direction": label("up"),
                }
            },
            also_on=(SECOND,),
        )
    ]
