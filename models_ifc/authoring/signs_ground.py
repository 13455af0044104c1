"""Signs of the ground floor inside: from the lobby's inner doors to every zone. Metres, plan frame."""

from dataclasses import replace

from models_ifc.authoring.frame import WING_ANGLE, wing
from models_ifc.authoring.legends import line, notice
from models_ifc.authoring.sign_models import guide, no_smoking, plate, small, staff_only, zone_sign
from models_ifc.authoring.sign_parts import NIGHT, WHITE, YELLOW, Sign
from models_ifc.authoring.signs_rows import full_directory

F = "1F"
WEST, NORTH, EAST = -90.0, 180.0, 90.0
WING_NORTH = 180.0 + WING_ANGLE
WING_WEST = WING_ANGLE - 90.0


def ground_signs() -> list[Sign]:
    """Return the signs of the ground floor."""
    return [*_guides(), *_areas(), *_indexes(), *_notices()]


def _guides() -> list[Sign]:
    return [
        guide(
            F,
            "main",
            (31.5, 8.62),
            (
                line("ahead", "zone:business_acceptance"),
                line("left", "zone:convenience_service"),
                line("left", "zone:information_reading"),
                line("ahead_left", "zone:toilet"),
                line("right", "zone:certificate_issuing"),
            ),
            back=(line("ahead", "exit"),),
            size=(4.6, 0.8),
            z=3.0,
            letter=0.16,
        ),
        guide(
            F,
            "east",
            (43.6, 11.0),
            (line("ahead", "zone:certificate_issuing"), line("ahead_left", "zone:elevator_lobby")),
            facing=WEST,
            back=(line("ahead", "zone:business_acceptance"), line("ahead_left", "exit")),
        ),
        guide(
            F,
            "junction",
            (56.0, 13.6),
            (
                line("ahead", "zone:certificate_issuing"),
                line("ahead_left", "zone:stair"),
                line("ahead_right", "space:1F/space/shared"),
            ),
            facing=WEST,
            back=(line("ahead", "exit"), line("ahead", "zone:elevator_lobby")),
        ),
        guide(
            F,
            "west",
            (13.3, 10.3),
            (line("ahead", "zone:information_reading"), line("ahead_right", "zone:toilet")),
            facing=EAST,
            back=(line("ahead", "exit"), line("ahead", "zone:business_acceptance")),
        ),
        guide(
            F,
            "passage-w",
            (10.8, 15.4),
            (
                line("ahead", "zone:toilet"),
                line("ahead", "zone:accessible_toilet"),
                line("ahead", "zone:nursing_room"),
                line("ahead", "zone:stair"),
                line("left", "zone:information_reading"),
            ),
            back=(line("ahead", "exit"),),
            size=(2.4, 0.8),
        ),
        guide(F, "corridor-stair", (6.8, 19.2), (line("ahead", "zone:stair"),), facing=EAST, size=(1.2, 0.4)),
        guide(
            F,
            "corridor-accessible",
            (13.0, 19.2),
            (line("ahead", "zone:accessible_toilet"), line("ahead", "zone:nursing_room")),
            facing=WEST,
            size=(1.6, 0.5),
        ),
        Sign(
            key="accessible-elevator-way",
            storey=F,
            name="无障碍电梯引导标识",
            kind="accessible",
            mounting="hanging",
            at=(44.4, 13.2),
            z=2.6,
            size=(1.6, 0.4),
            facing=WEST,
            lines=(line("ahead_left", "connector:1F/elevator/1"),),
            letter=0.08,
        ),
        Sign(
            key="escalator",
            storey=F,
            name="自动扶梯标识",
            kind="guidance",
            mounting="standing",
            at=(24.2, 2.95),
            z=0.0,
            size=(0.5, 1.6),
            facing=EAST,
            lines=(line("none", "connector:1F/escalator/1"), line("up", "storey:2F")),
            letter=0.06,
        ),
    ]


def _areas() -> list[Sign]:
    return [
        replace(
            zone_sign(F, "reception-pier", (32.8, 3.81), "zone:consultation_reception", mounting="wall", z=1.5),
            size=(0.55, 0.25),
            letter=0.06,
        ),
        replace(
            zone_sign(F, "reception-door", (31.5, 3.81), "zone:consultation_reception", mounting="wall", z=2.5),
            size=(2.0, 0.3),
            letter=0.12,
        ),
        zone_sign(F, "area-reception", (36.0, 8.62), "zone:consultation_reception", z=3.1),
        zone_sign(F, "area-acceptance", (23.4, 10.2), "zone:business_acceptance"),
        zone_sign(F, "area-convenience", (17.5, 6.6), "zone:convenience_service", facing=EAST),
        zone_sign(F, "area-reading", (9.08, 12.6), "zone:information_reading", facing=EAST, mounting="wall", z=2.95),
        zone_sign(F, "area-issuing", (62.87, 13.6), "zone:certificate_issuing", facing=WEST, mounting="wall", z=2.95),
        small("tickets-w", (24.4, 8.44), "facility:queue_ticket_machine"),
        small("tickets-e", (41.7, 8.44), "facility:queue_ticket_machine"),
        small("lockers", wing(1.38, 9.8), "facility:storage_locker", WING_WEST, both=False),
        plate(F, "shared", (57.2, 9.13), "space:1F/space/shared", NORTH),
        Sign(
            key="wing-out",
            storey=F,
            name="出口引导标识",
            kind="guidance",
            mounting="wall",
            at=(63.13, 13.6),
            z=2.95,
            size=(2.4, 0.5),
            facing=EAST,
            lines=(line("ahead", "exit"), line("ahead", "zone:elevator_lobby")),
            letter=0.12,
        ),
        Sign(
            key="elevator-projecting",
            storey=F,
            name="电梯侧挂标识",
            kind="location",
            mounting="projecting",
            at=(45.1, 17.6),
            z=2.3,
            size=(0.6, 0.5),
            facing=WEST,
            lines=(line("none", "zone:elevator_lobby"),),
            back=(line("none", "zone:elevator_lobby"),),
            letter=0.1,
        ),
    ]


def _indexes() -> list[Sign]:
    return [
        Sign(
            key="index-static",
            storey=F,
            name="综合信息索引标识",
            kind="directory",
            mounting="standing",
            at=(27.0, 6.2),
            z=0.05,
            size=(1.2, 2.0),
            facing=45.0,
            lines=full_directory(),
            letter=0.045,
            logo=True,
        ),
        Sign(
            key="index-electronic",
            storey=F,
            name="电子综合信息索引",
            kind="directory",
            mounting="standing",
            at=(28.6, 7.6),
            z=0.05,
            size=(0.7, 1.9),
            facing=20.0,
            lines=full_directory(),
            letter=0.03,
            medium="electronic",
            colour=NIGHT,
            logo=True,
        ),
    ]


def _notices() -> list[Sign]:
    return [
        Sign(
            key="wet-floor",
            storey=F,
            name="小心地滑临时标识",
            kind="temporary",
            mounting="floor",
            at=(34.6, 4.7),
            z=0.0,
            size=(0.3, 0.6),
            lines=(notice("wet-floor"),),
            facing=NORTH,
            letter=0.05,
            colour=YELLOW,
            valid=("2026-11-01", "2027-12-31"),
        ),
        Sign(
            key="seminar",
            storey=F,
            name="培训地点临时标识",
            kind="temporary",
            mounting="standing",
            at=(42.4, 9.75),
            z=0.05,
            size=(0.6, 1.5),
            facing=WEST,
            lines=(notice("seminar"),),
            letter=0.04,
            colour=WHITE,
            valid=("2026-11-01", "2027-12-31"),
        ),
        Sign(
            key="queue-moved",
            storey=F,
            name="窗口临时调整标识",
            kind="temporary",
            mounting="standing",
            at=(40.4, 14.2),
            z=0.05,
            size=(0.5, 1.2),
            lines=(notice("queue-moved"),),
            letter=0.03,
            medium="electronic",
            colour=NIGHT,
            valid=("2026-11-01", "2027-12-31"),
        ),
        staff_only(F, "staff-security", (52.0, 17.87), 0.0),
        staff_only(F, "staff-making", wing(20.0, 4.67), WING_ANGLE),
        no_smoking("no-smoking-reception", (44.87, 2.0), WEST),
        no_smoking("no-smoking-wing", wing(15.87, 4.0), WING_WEST),
    ]
