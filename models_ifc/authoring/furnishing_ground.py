"""What stands on the ground floor. Metres, plan frame."""

from models_ifc.authoring.frame import WING_ANGLE, wing
from models_ifc.authoring.placing import EAST, NORTH, SOUTH, WEST, Spot, spots

WING_NORTH = 180.0 + WING_ANGLE
"""Turns a front across the wing, towards its windows."""
WING_WEST = WING_ANGLE - 90.0


def ground_spots() -> list[Spot]:
    """Return everything but counters and toilets."""
    return [
        *_reception(),
        *_waiting(),
        *_convenience(),
        *_reading(),
        *_self_service(),
        *_certificates(),
        *_staff(),
        *_safety(),
        *_outdoors(),
    ]


def _reception() -> list[Spot]:
    return [
        Spot(key="reception-desk", item="desk-high", at=(35.4, 7.0), services=("咨询导办", "失物招领")),
        Spot(key="reception-desk-low", item="desk-low", at=(37.85, 7.0), services=("咨询导办", "无障碍服务")),
        Spot(key="reception-phone", item="telephone", at=(36.4, 7.05), z=1.05),
        *spots("reception-chair", "chair", [(34.6, 7.85), (36.1, 7.85), (37.8, 7.85)], NORTH),
        *spots("ticket", "ticket", [(23.9, 8.2), (24.9, 8.2), (41.2, 8.2), (42.2, 8.2)]),
        *spots("kiosk-hall", "kiosk", [(38.2, 0.75), (39.6, 0.75), (41.0, 0.75)], NORTH),
        Spot(key="kiosk-hall-low", item="kiosk-low", at=(42.4, 0.75), facing=NORTH),
        Spot(key="screen-data", item="screen-large", at=(44.84, 4.6), facing=WEST, z=1.4),
        Spot(key="queue-screen-1", item="screen-queue", at=(20.4, 15.1), z=3.4),
        Spot(key="queue-screen-2", item="screen-queue", at=(33.0, 15.1), z=3.4),
        Spot(key="aed-hall", item="aed", at=(27.33, 2.6), facing=WEST, z=1.0),
        Spot(key="first-aid-hall", item="first-aid", at=(27.36, 1.7), facing=WEST, z=1.1),
        *spots("wheelchair", "wheelchair", [(36.2, 3.1), (36.2, 1.9)], EAST),
        *spots("planter-hall", "planter", [(25.2, 0.6), (21.4, 4.2)]),
        Spot(key="suggestion", item="suggestion", at=(44.6, 8.4), facing=WEST),
    ]


def _waiting() -> list[Spot]:
    starts = (14.4, 20.8, 27.2, 33.6)
    row = [(x + step, y) for y in (11.75, 13.05) for x in starts for step in (1.1, 3.4)]
    return [
        *spots("bench", "bench-4", row, NORTH),
        *spots("bin-hall", "bin", [(39.8, 11.6)], NORTH),
        *spots("air-hall", "air", [(13.0, 9.7), (41.0, 17.6)], SOUTH),
    ]


def _convenience() -> list[Spot]:
    return [
        Spot(key="vending-hall", item="vending", at=(9.55, 3.6), facing=EAST),
        Spot(key="water-hall", item="water", at=(9.35, 4.7), facing=EAST),
        Spot(key="water-hall-low", item="water-low", at=(9.35, 5.3), facing=EAST),
        *spots("printer-hall", "printer", [(9.45, 6.1), (9.45, 6.9)], EAST),
        *spots("computer-hall", "computer", [(12.0, 8.4), (13.5, 8.4)]),
        Spot(key="form-desk", item="form-desk", at=(12.2, 5.6)),
        Spot(key="form-desk-low", item="form-desk-low", at=(14.6, 5.6), services=("填单",)),
        Spot(key="convenience-box", item="convenience-box", at=(16.4, 8.6)),
        Spot(key="glasses", item="reading-glasses", at=(16.05, 8.6), z=0.95),
        Spot(key="magnifier", item="magnifier", at=(16.4, 8.6), z=0.95),
        Spot(key="hearing", item="hearing-aid", at=(16.75, 8.6), z=0.95),
        Spot(key="power-bank", item="power-bank", at=(17.35, 8.6)),
        *spots("bench-rest", "bench-4", [(17.6, 5.4), (17.6, 4.3)], SOUTH),
        Spot(key="bin-rest", item="bin", at=(10.1, 8.5)),
    ]


def _reading() -> list[Spot]:
    tables = [(3.0, 12.6), (5.8, 12.6), (3.0, 6.4), (5.8, 6.4)]
    chairs = [(x + dx, y + dy) for x, y in tables for dx in (-0.4, 0.4) for dy in (-0.75,)]
    backs = [(x + dx, y + 0.75) for x, y in tables for dx in (-0.4, 0.4)]
    return [
        *spots("read-table", "table-4", tables),
        *spots("read-chair-s", "chair", chairs, NORTH),
        *spots("read-chair-n", "chair", backs, SOUTH),
        *spots("read-shelf", "shelf", [(1.2 + 1.25 * i, 17.65) for i in range(6)], SOUTH),
        *spots("read-sofa", "sofa", [(-4.6, 10.6), (-4.6, 7.4)], EAST),
        *spots("read-computer", "computer", [(1.2, 0.6), (7.6, 0.6)], NORTH),
        Spot(key="read-desk", item="desk-low", at=(8.2, 4.2), facing=WEST, services=("政府信息公开申请", "政策咨询")),
        Spot(key="read-air", item="air", at=(0.6, 15.9), facing=EAST),
    ]


def _self_service() -> list[Spot]:
    return [
        *spots("kiosk-24h", "kiosk", [(46.6, 8.55), (47.8, 8.55), (49.0, 8.55), (50.2, 8.55)]),
        Spot(key="kiosk-24h-low", item="kiosk-low", at=(51.5, 8.55)),
        *spots("locker-24h", "locker", [(45.4, 4.0), (45.4, 5.25), (45.4, 6.5)], EAST),
        Spot(key="photo-24h", item="photo", at=(53.3, 6.9), facing=WEST),
        Spot(key="printer-24h", item="printer", at=(53.55, 5.2), facing=WEST),
        Spot(key="vending-24h", item="vending", at=(53.45, 4.0), facing=WEST),
        Spot(key="water-24h", item="water-low", at=(53.65, 2.9), facing=WEST),
        Spot(key="bin-24h", item="bin", at=(46.2, 0.5), facing=NORTH),
        Spot(key="phone-24h", item="telephone", at=(53.85, 1.6), facing=WEST, z=1.0),
        Spot(key="bench-24h", item="bench-4", at=(49.4, 4.4), facing=NORTH),
        Spot(key="cctv-24h", item="cctv", at=(45.3, 8.7), facing=45.0, z=3.2),
    ]


def _certificates() -> list[Spot]:
    return [
        *spots("bench-wing", "bench-4", [wing(5.2, 5.4), wing(11.0, 5.4), wing(13.4, 5.4)], WING_NORTH),
        *spots("locker-wing", "locker", [wing(1.1, 9.2), wing(1.1, 10.45)], WING_WEST),
        Spot(key="kiosk-wing", item="kiosk", at=wing(13.6, 7.9), facing=WING_ANGLE),
        Spot(key="water-wing", item="water", at=wing(0.6, 0.45), facing=WING_NORTH),
        Spot(key="bin-wing", item="bin", at=wing(5.4, 0.45), facing=WING_NORTH),
        *spots("certificate", "certificate", [wing(18.2, 11.2), wing(20.2, 11.2)], WING_ANGLE),
        Spot(key="cert-table", item="table-4", at=wing(19.4, 7.6), facing=WING_ANGLE),
        Spot(key="cert-cabinet", item="cabinet", at=wing(22.6, 11.5), facing=WING_ANGLE),
        Spot(key="cert-phone", item="telephone", at=wing(19.4, 7.6), facing=WING_ANGLE, z=0.76),
    ]


def _staff() -> list[Spot]:
    desks = [(19.8 + 2.4 * i, y) for y in (20.9, 23.4, 25.4) for i in range(7)]
    return [
        *spots("office-desk", "desk", desks),
        *spots("office-chair", "chair", [(x, y + 0.6) for x, y in desks], SOUTH),
        *spots("office-cabinet", "cabinet", [(35.6, 19.2), (35.6, 20.2), (35.6, 24.4)], WEST),
        *spots("paper-scanner", "scanner", [(37.0, 20.2), (37.0, 21.2)], EAST),
        *spots("paper-table", "table-4", [(41.0, 21.6), (41.0, 23.6)]),
        *spots("paper-cabinet", "cabinet", [(44.6, 19.6 + i) for i in range(5)], WEST),
        Spot(key="security-console", item="console", at=(51.6, 25.2), facing=NORTH),
        Spot(key="security-chair", item="chair", at=(51.6, 24.3), facing=NORTH),
        Spot(key="security-phone", item="telephone", at=(50.4, 25.2), facing=NORTH, z=0.78),
        Spot(key="security-cabinet", item="cabinet", at=(53.6, 22.0), facing=WEST),
        Spot(key="ups", item="ups", at=(13.6, 24.4), facing=EAST),
        Spot(key="shared-table", item="table-meeting", at=(58.6, 4.2)),
        *spots("shared-chair-s", "chair", [(57.2 + 1.0 * i, 3.1) for i in range(4)], NORTH),
        *spots("shared-chair-n", "chair", [(57.2 + 1.0 * i, 5.3) for i in range(4)], SOUTH),
        *spots("sofa-shared", "sofa", [(55.2, 6.0)], EAST),
    ]


def _safety() -> list[Spot]:
    walls = ((12.2, 17.75, SOUTH), (44.75, 7.4, WEST), (54.3, 9.3, NORTH), (36.2, 0.4, NORTH), (18.3, 26.7, SOUTH))
    found = [
        Spot(key=f"extinguisher-{i + 1}", item="extinguisher", at=(x, y), facing=facing)
        for i, (x, y, facing) in enumerate(walls)
    ]
    found += spots("light", "emergency-light", [(20.0, 17.85), (34.5, 17.85), (52.0, 17.85), (57.0, 9.15)], SOUTH, 2.4)
    found += spots("cctv", "cctv", [(27.0, 9.5), (36.0, 9.5), (18.0, 9.5), (9.2, 16.0)], SOUTH, 3.4)
    found += spots("socket", "socket", [(26.0, 17.88), (38.0, 17.88), (16.0, 17.88)], SOUTH, 0.3)
    return found


def _outdoors() -> list[Spot]:
    z = -0.6
    return [
        *spots(
            "tree",
            "tree",
            [(-8.0, -8.0), (-8.0, -16.0), (20.0, -20.0), (43.0, -20.0), (68.0, -3.0), (78.0, -6.0), (86.0, -10.0)],
            z=z,
        ),
        *spots("planter-front", "planter", [(23.4, -8.8), (39.4, -8.8)], z=z),
        *spots("bench-front", "bench-4", [(56.0, -3.0), (60.0, -3.0)], z=z),
        Spot(key="bin-front", item="bin", at=(53.6, -3.0), z=z),
    ]
