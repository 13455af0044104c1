"""Signs of the second and third floors, and the accessible plates at low counters everywhere. Metres, plan frame."""

from models_ifc.authoring.frame import WING_ANGLE, turned, wing
from models_ifc.authoring.furnishing_ground import ground_spots
from models_ifc.authoring.furnishing_upper import second_spots
from models_ifc.authoring.legends import line, numbered
from models_ifc.authoring.parts import Point
from models_ifc.authoring.service_windows import all_windows
from models_ifc.authoring.sign_models import guide, plate, small, staff_only, zone_sign
from models_ifc.authoring.sign_parts import Sign
from models_ifc.authoring.signs_ground import EAST, NORTH, WEST, WING_NORTH

LOW_WORDS = ("低位服务设施", "Low Height Service Facilities", "accessible")
LOW_TOP = 0.76
"""Metres: the height of every low counter, on which the plate stands."""
LOW_ITEMS = frozenset({"desk-low", "form-desk-low", "kiosk-low", "computer"})


def second_signs() -> list[Sign]:
    """Return the signs of the second floor."""
    f = "2F"
    return [
        guide(
            f,
            "escalator-top",
            (7.4, 1.7),
            (
                line("right", "zone:business_acceptance"),
                line("right", "zone:toilet"),
                line("right", "zone:convenience_service"),
            ),
            facing=EAST,
        ),
        guide(
            f,
            "elevator-out",
            (49.0, 12.6),
            (
                line("ahead", "space:2F/space/meeting-1"),
                line("right", "zone:business_acceptance"),
                line("ahead_left", "space:2F/space/complaints"),
                line("left", "space:2F/space/wing-4"),
            ),
            facing=NORTH,
            size=(2.6, 0.8),
        ),
        guide(
            f,
            "passage-w",
            (10.8, 15.4),
            (
                line("ahead", "zone:toilet"),
                line("ahead", "zone:accessible_toilet"),
                line("ahead", "zone:nursing_room"),
                line("ahead", "zone:stair"),
                line("left", "zone:convenience_service"),
            ),
            size=(2.4, 0.8),
        ),
        guide(
            f,
            "junction",
            (58.0, 13.6),
            (
                line("ahead", "space:2F/space/wing-4"),
                line("ahead", "space:2F/space/wing-1"),
                line("ahead_right", "space:2F/space/complaints"),
            ),
            facing=WEST,
            back=(line("ahead", "zone:elevator_lobby"),),
        ),
        guide(
            f,
            "east",
            (43.6, 11.0),
            (line("ahead_left", "zone:elevator_lobby"), line("ahead_right", "space:2F/space/meeting-1")),
            facing=WEST,
            back=(line("ahead", "zone:business_acceptance"), line("ahead", "zone:toilet")),
        ),
        zone_sign(f, "area-acceptance-w", (14.4, 10.2), "zone:business_acceptance", facing=WEST),
        zone_sign(f, "area-acceptance-e", (40.6, 10.2), "zone:business_acceptance", facing=EAST),
        zone_sign(f, "area-books", (4.5, 9.2), "zone:convenience_service"),
        small("tickets-w", (13.6, 13.44), "facility:queue_ticket_machine", storey=f),
        small("tickets-e", (39.9, 13.44), "facility:queue_ticket_machine", storey=f),
        plate(f, "meeting-1", (48.2, 9.13), "space:2F/space/meeting-1", NORTH),
        plate(f, "complaints", (57.5, 9.13), "space:2F/space/complaints", NORTH),
        plate(f, "leader", (41.5, 17.87), "space:2F/space/leader", 0.0),
        plate(f, "wing-1", wing(5.0, 4.93), "space:2F/space/wing-1", WING_NORTH),
        plate(f, "wing-2", wing(13.0, 4.93), "space:2F/space/wing-2", WING_NORTH),
        plate(f, "wing-4", wing(5.0, 7.07), "space:2F/space/wing-4", WING_ANGLE),
        staff_only(f, "staff-server", (52.0, 17.87), 0.0),
    ]


def third_signs() -> list[Sign]:
    """Return the signs of the third floor."""
    f = "3F"
    return [
        guide(
            f,
            "elevator-out",
            (49.0, 12.6),
            (
                line("ahead", "space:3F/space/meeting"),
                line("ahead_right", "space:3F/space/exhibition"),
                line("ahead_right", "space:3F/space/training"),
                line("ahead_right", "zone:toilet"),
            ),
            facing=NORTH,
            size=(2.6, 0.8),
        ),
        guide(
            f,
            "corridor",
            (30.0, 10.3),
            (line("ahead", "space:3F/space/training"), line("ahead", "zone:toilet")),
            facing=EAST,
            back=(line("ahead", "zone:elevator_lobby"),),
            size=(2.0, 0.5),
            z=3.0,
        ),
        guide(
            f,
            "passage-w",
            (10.8, 13.6),
            (line("ahead", "zone:toilet"), line("ahead", "zone:accessible_toilet"), line("ahead", "zone:stair")),
        ),
        plate(f, "training-w", (12.8, 9.13), "space:3F/space/training", NORTH),
        plate(f, "training-e", (21.8, 9.13), "space:3F/space/training", NORTH),
        plate(f, "exhibition-w", (32.3, 9.13), "space:3F/space/exhibition", NORTH),
        plate(f, "exhibition-e", (39.7, 9.13), "space:3F/space/exhibition", NORTH),
        plate(f, "meeting", (48.2, 9.13), "space:3F/space/meeting", NORTH),
        plate(f, "reception", (57.2, 9.13), "space:3F/space/reception", NORTH),
        staff_only(f, "staff-open", (20.0, 11.47), 0.0),
        staff_only(f, "staff-general", (36.0, 11.47), 0.0),
    ]


def low_counter_signs() -> list[Sign]:
    """Return an accessible plate at every low counter, desk and machine (6.3.3.4)."""
    found = []
    for storey, window, middle, facing in all_windows():
        if window.low:
            key = f"window-{window.number:02d}"
            lines: tuple[str, ...] = (
                numbered(window.number, f"{storey}/thing/{key}"),
                f"none |  | {' | '.join(LOW_WORDS)}",
            )
            found.append(_low(storey, key, middle, facing, lines))
    for storey, spots in (("1F", ground_spots()), ("2F", second_spots())):
        for spot in spots:
            if spot.item in LOW_ITEMS:
                lines = (f"none | facility:{storey}/thing/{spot.key} | {' | '.join(LOW_WORDS)}",)
                found.append(_low(storey, spot.key, spot.at, spot.facing, lines))
    return found


def _low(storey: str, key: str, middle: Point, facing: float, lines: tuple[str, ...]) -> Sign:
    dx, dy = turned((-0.32, -0.1), facing)
    return Sign(
        key=f"low-{key}",
        storey=storey,
        name="低位服务设施标识",
        kind="accessible",
        mounting="standing",
        at=(middle[0] + dx, middle[1] + dy),
        z=LOW_TOP,
        size=(0.2, 0.2),
        facing=facing,
        lines=lines,
        letter=0.02,
    )
