"""The draft: the same hall with breaches planted by the mutators, each told in a list that no checker reads."""

from collections.abc import Callable

import ifcopenshell

from models_ifc.authoring.ifc_identity import global_id
from models_ifc.mutation import doors, rooms, signs, walls, ways_up
from models_ifc.mutation.planted import Planted

Step = Callable[[ifcopenshell.file], Planted | list[Planted]]


def plant(file: ifcopenshell.file) -> list[Planted]:
    """Plant every breach in a hall, in a fixed order, and return what was planted."""
    found: list[Planted] = []
    for step in (*_ways(), *_signs(), *_words(), *_spaces(), *_facilities()):
        result = step(file)
        found += result if isinstance(result, list) else [result]
    return found


def _ways() -> list[Step]:
    g = global_id
    return [
        lambda f: doors.narrow_door(f, g("1F/door/WCA"), 0.85),
        lambda f: doors.narrow_door(f, g("2F/door/WR0"), 0.8),
        lambda f: doors.narrow_door(f, g("1F/door/SB"), 1.2, "fire.width.crowd"),
        lambda f: doors.raise_threshold(f, g("1F/door/D4"), 0.04),
        lambda f: doors.set_access(f, g("1F/door/NX"), "staff", "fire.exits"),
        lambda f: ways_up.steepen_ramp(f, g("1F/ramp/entrance/flight-1"), 1 / 8),
        lambda f: ways_up.narrow_ramp(f, g("1F/ramp/entrance/flight-2"), 1.0),
        lambda f: ways_up.shrink_car(f, g("1F/elevator/1"), 1.0, 1.1),
        lambda f: rooms.block_passage(f, g("storey/1F"), (13.3, 19.55), (1.0, 1.5, 1.2)),
    ]


def _signs() -> list[Step]:
    g = global_id
    return [
        lambda f: signs.turn_sign(f, g("1F/sign/east"), 90.0),
        lambda f: signs.flip_arrow(f, g("1F/sign/passage-w"), 4),
        lambda f: signs.flip_arrow(f, g("2F/sign/elevator-out"), 1),
        lambda f: signs.remove_sign(f, g("1F/sign/junction")),
        lambda f: signs.remove_sign(f, g("2F/sign/wc-a"), "6.3.3.4"),
        lambda f: signs.remove_sign(f, g("2F/sign/flag-wc-a"), "6.3.3.4"),
        lambda f: signs.shrink_letters(f, g("1F/sign/main"), 0.02),
        lambda f: signs.stand_electronic_sign(f, g("1F/sign/index-electronic"), (46.4, 17.0, 0.05), 0.0),
        lambda f: signs.expire_sign(f, g("1F/sign/wet-floor"), "2026-10-31"),
        lambda f: signs.set_sign_property(f, g("1F/sign/plan-e"), "Status", "damaged", "6.1.4.15"),
    ]


def _words() -> list[Step]:
    g = global_id
    return [
        lambda f: signs.rename_legend(f, g("1F/sign/index-electronic"), 4, "zh", "发证大厅"),
        lambda f: signs.rename_legend(f, g("1F/sign/area-convenience"), 0, "en", "Convinience Zone", "6.1.4.7"),
        lambda f: signs.drop_language(f, g("2F/sign/area-books"), "en"),
        lambda f: signs.set_sign_property(f, g("1F/sign/area-acceptance"), "FontZh", "楷体", "6.1.4.6"),
        lambda f: signs.set_sign_property(f, g("1F/sign/window-05"), "AutoBrightness", False, "6.1.4.13"),
        lambda f: signs.set_sign_property(f, g("1F/sign/escalator"), "TextColour", "#2a4a78", "6.1.4.5"),
        lambda f: signs.set_sign_property(f, g("1F/sign/name"), "LogoPresent", False, "6.1.4.1"),
        lambda f: signs.silence_phone(f, g("1F/sign/accessible-phone")),
        rooms.remove_accessible_phone,
        lambda f: rooms.rename_place(f, "椰城政务大厅"),
    ]


def _spaces() -> list[Step]:
    g = global_id
    return [
        lambda f: rooms.remove_zone_meaning(f, g("1F/space/reading"), "房间1-12"),
        lambda f: rooms.set_space_hours(f, g("1F/space/24h"), "Mo-Fr 08:30-17:30", "5.5.2"),
        lambda f: rooms.set_space_hours(f, g("1F/space/convenience"), "Mo-Fr 09:00-12:00", "5.5.2"),
        lambda f: doors.set_access(f, g("1F/door/D7"), "staff", "6.1.2.1"),
        lambda f: walls.add_door(f, g("1F/wall/H45"), 7.75, 0.95, "6.1.2.1"),
    ]


def _facilities() -> list[Step]:
    g = global_id
    return [
        lambda f: rooms.retag_window(f, g("1F/thing/window-13"), "general_acceptance", "13号 综合受理窗口"),
        lambda f: rooms.remove_knee_space(f, g("1F/thing/reception-desk-low"), 1.05),
        lambda f: rooms.break_facility(f, g("1F/thing/ticket-2"), "damaged"),
        lambda f: rooms.remove_facilities(f, "hearing_aid", "6.2.1.1"),
        lambda f: rooms.remove_facilities(f, "suggestion_box", "6.2.1.1"),
        lambda f: rooms.remove_facilities(f, "tactile_paving", "6.3.3.1"),
        lambda f: rooms.remove_facilities(f, "accessible_parking", "6.3.3.1"),
    ]
