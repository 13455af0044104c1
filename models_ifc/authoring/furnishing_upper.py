"""What stands on the second and third floors, and in the toilets of every floor. Metres, plan frame."""

from models_ifc.authoring.frame import GROUND, SECOND, WING_ANGLE, wing
from models_ifc.authoring.parts import Point
from models_ifc.authoring.placing import EAST, NORTH, SOUTH, WEST, Spot, spots

WING_NORTH = 180.0 + WING_ANGLE


def toilet_spots(storey: str) -> list[Spot]:
    """Return fixtures of the toilets, the accessible toilet and, where there is one, the nursing room."""
    women = [(4.56, y) for y in (22.4, 23.5, 24.6, 25.7)]
    women_east = [(7.59, y) for y in (24.6, 25.7)]
    men = [(9.22, y) for y in (23.5, 24.6, 25.7)]
    found = [
        *spots("cubicle-f", "cubicle", women, EAST),
        *spots("wc-f", "wc", [(x - 0.3, y) for x, y in women], EAST),
        *spots("cubicle-g", "cubicle", women_east, WEST),
        *spots("wc-g", "wc", [(x + 0.3, y) for x, y in women_east], WEST),
        *spots("basin-f", "basin", [(8.03, 21.2), (8.03, 22.1), (8.03, 23.0)], WEST),
        *spots("cubicle-m", "cubicle", men, EAST),
        *spots("wc-m", "wc", [(x - 0.3, y) for x, y in men], EAST),
        *spots("urinal", "urinal", [(12.63, 23.4 + 0.8 * i) for i in range(2)], WEST),
        *spots("basin-m", "basin", [(8.77, 21.2), (8.77, 22.1)], EAST),
        Spot(key="wca-pan", item="wc-accessible", at=(15.0, 23.2)),
        Spot(key="wca-bar-e", item="grab-bar", at=(15.42, 23.0), z=0.7, name="固定安全抓杆"),
        Spot(key="wca-bar-w", item="grab-bar", at=(14.6, 23.2), z=0.7, name="可折叠安全抓杆"),
        Spot(key="wca-basin", item="basin-accessible", at=(13.25, 22.9), facing=EAST),
        Spot(key="wca-call", item="call-button", at=(15.47, 22.4), facing=WEST, z=0.45),
    ]
    if storey in {GROUND, SECOND}:
        found += [
            Spot(key="baby-table", item="changing", at=(16.3, 26.4)),
            Spot(key="baby-basin", item="basin", at=(17.63, 25.2), facing=WEST),
            Spot(key="baby-sofa", item="sofa", at=(17.45, 22.9), facing=WEST),
        ]
    return found


def second_spots() -> list[Spot]:
    """Return everything on the second floor but counters and toilets."""
    starts = (18.0, 24.6, 31.2)
    row = [(x + step, y) for y in (11.75, 13.05) for x in starts for step in (1.1, 3.4)]
    desks = [(19.8 + 2.4 * i, y) for y in (20.9, 23.4, 25.4) for i in range(7)]
    return [
        *spots("bench", "bench-4", row, NORTH),
        *spots("ticket", "ticket", [(13.6, 13.2), (39.9, 13.2)], SOUTH),
        Spot(key="queue-screen", item="screen-queue", at=(27.0, 15.1), z=3.4),
        *spots("bin", "bin", [(16.2, 17.6), (38.2, 17.6)]),
        *spots("air", "air", [(14.0, 17.6), (43.9, 17.6)]),
        *spots("office-desk", "desk", desks),
        *spots("office-chair", "chair", [(x, y + 0.6) for x, y in desks], SOUTH),
        *spots("book-shelf", "shelf", [(1.4 + 1.25 * i, 17.65) for i in range(5)]),
        *spots("book-sofa", "sofa", [(-4.8, 10.8), (-4.8, 7.2), (3.2, 13.2)], EAST),
        *spots("book-table", "table-4", [(-1.6, 12.4), (-1.6, 6.4)]),
        Spot(key="book-vending", item="vending", at=(8.4, 10.2), facing=WEST),
        Spot(key="book-water", item="water-low", at=(8.6, 11.2), facing=WEST),
        *spots("kiosk", "kiosk", [(10.0, 9.6)], EAST),
        *_meeting("meeting-1", (49.6, 4.4)),
        Spot(key="complaint-desk", item="desk-low", at=(58.6, 4.0), facing=NORTH, services=("问题反馈", "投诉处理")),
        Spot(key="complaint-staff", item="chair", at=(58.6, 3.2), facing=NORTH),
        *spots("complaint-chair", "chair", [(58.0, 5.0), (59.2, 5.0)], SOUTH),
        Spot(key="complaint-box", item="suggestion", at=(62.5, 7.6), facing=WEST),
        Spot(key="leader-desk", item="desk", at=(41.0, 24.0), facing=SOUTH),
        Spot(key="leader-chair", item="chair", at=(41.0, 24.7), facing=SOUTH),
        *spots("leader-sofa", "sofa", [(37.0, 21.0)], EAST),
        *spots("rack", "rack", [(51.2, 23.6), (51.9, 23.6), (52.6, 23.6), (51.2, 21.6), (51.9, 21.6)], SOUTH),
        Spot(key="server-ups", item="ups", at=(46.2, 26.2)),
        Spot(key="tea-water", item="water", at=(58.3, 24.0), facing=EAST),
        Spot(key="tea-water-low", item="water-low", at=(58.2, 23.2), facing=EAST),
        *spots("tea-table", "table-4", [(61.2, 21.6), (61.2, 24.2)]),
        *spots("tea-chair", "chair", [(60.8, 20.8), (61.6, 20.8), (60.8, 23.4), (61.6, 23.4)], NORTH),
        *_wing_rooms(),
        *spots("extinguisher", "extinguisher", [(9.4, 17.75), (54.3, 9.3), (18.4, 8.75)], NORTH),
        *spots("light", "emergency-light", [(20.0, 17.85), (34.5, 17.85), (52.6, 17.85)], SOUTH, 2.4),
        *spots("cctv", "cctv", [(27.0, 9.5), (36.0, 9.5)], SOUTH, 3.4),
    ]


def _meeting(key: str, middle: Point, facing: float = SOUTH) -> list[Spot]:
    x, y = middle
    south = [(x - 1.8 + 1.2 * i, y - 1.1) for i in range(4)]
    north = [(x - 1.8 + 1.2 * i, y + 1.1) for i in range(4)]
    return [
        Spot(key=f"{key}-table", item="table-meeting", at=middle, facing=facing),
        *spots(f"{key}-s", "chair", south, NORTH),
        *spots(f"{key}-n", "chair", north, SOUTH),
    ]


def _wing_rooms() -> list[Spot]:
    middles = [(s, t) for t in (2.2, 9.8) for s in (3.9, 12.0, 20.0)]
    found: list[Spot] = []
    for i, (s, t) in enumerate(middles):
        found.append(Spot(key=f"wing-table-{i + 1}", item="table-4", at=wing(s, t), facing=WING_ANGLE))
        seats = [(s + ds, t + dt) for ds in (-0.4, 0.4) for dt in (-0.8, 0.8)]
        found += spots(f"wing-chair-{i + 1}", "chair", [wing(*p) for p in seats], WING_ANGLE)
    return found


def third_spots() -> list[Spot]:
    """Return everything on the third floor but toilets."""
    rows = [(11.4 + 0.9 * i, y) for y in (2.6, 3.8, 5.0, 6.2) for i in range(16) if i not in {5, 11}]
    tables = [(s, t) for s in (1.6, 4.6, 7.6, 10.6) for t in (2.4, 5.6, 8.8)]
    tables = [(s, t) for s, t in tables if abs(s - 8.0) > 1.0 or abs(t - 4.8) > 1.2]
    return [
        *spots("train-chair", "chair", rows, SOUTH),
        Spot(key="train-desk", item="desk", at=(18.0, 1.2), facing=SOUTH),
        *spots("display", "display", [(30.5, 3.0), (36.0, 3.0), (41.5, 3.0), (33.2, 5.6), (38.8, 5.6)], NORTH),
        *_meeting("meeting", (49.6, 4.4)),
        *_meeting("reception", (58.6, 4.2)),
        *spots("archive", "archive-row", [(4.6, 2.0 + 1.5 * i) for i in range(6)]),
        *spots("archive-n", "archive-row", [(4.2, 12.6 + 1.5 * i) for i in range(4)]),
        *_offices(),
        *spots("store", "archive-row", [(51.0, 24.6), (51.0, 22.6)]),
        *spots("property-desk", "desk", [(60.4, 22.0), (60.4, 24.4)]),
        *spots("canteen-table", "table-4", [wing(s, t) for s, t in tables], WING_ANGLE),
        *spots("canteen-chair-s", "chair", [wing(s + d, t - 0.8) for s, t in tables for d in (-0.4, 0.4)], WING_NORTH),
        *spots("canteen-chair-n", "chair", [wing(s + d, t + 0.8) for s, t in tables for d in (-0.4, 0.4)], WING_ANGLE),
        *spots(
            "kitchen", "kitchen", [wing(19.0, 11.3), wing(22.2, 11.3), wing(19.0, 0.8), wing(22.2, 0.8)], WING_ANGLE
        ),
        *spots("extinguisher", "extinguisher", [(13.2, 9.3), (44.0, 11.4), (54.3, 9.3)], NORTH),
        *spots("light", "emergency-light", [(20.0, 11.45), (36.0, 11.45), (52.6, 17.85)], SOUTH, 2.4),
    ]


def _offices() -> list[Spot]:
    desks = [
        (x, y) for x0 in (14.6, 29.2) for y in (13.4, 15.8) for x in (x0 + 2.4 * i for i in range(5 if x0 < 20 else 6))
    ]
    desks += [(x, y) for x0 in (20.0, 33.6) for y in (20.9, 23.4, 25.4) for x in (x0 + 2.4 * i for i in range(4))]
    return [
        *spots("office-desk", "desk", desks),
        *spots("office-chair", "chair", [(x, y + 0.6) for x, y in desks], SOUTH),
    ]
