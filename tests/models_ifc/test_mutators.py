"""A mutator changes what it says and nothing else, in a hall of any of the three schemas."""

import math
from collections.abc import Callable
from typing import Any

import ifcopenshell
import pytest

from models_ifc.authoring.ifc_identity import global_id as g
from models_ifc.mutation import doors, rooms, signs, walls, ways_up
from models_ifc.mutation.planted import MutationError, Planted
from tests.support.ifc_facts import HALLS, MODELS, Facts, changed, facts_of_file, fresh, open_hall, psets_of

Mutator = Callable[[ifcopenshell.file], Planted]

MUTATORS: dict[str, tuple[Mutator, set[str]]] = {
    "narrow a door": (lambda f: doors.narrow_door(f, g("1F/door/WCA"), 0.85), {"1F/door/WCA", "1F/hole/WCA/opening"}),
    "raise a threshold": (lambda f: doors.raise_threshold(f, g("1F/door/D4"), 0.04), {"1F/door/D4"}),
    "bar a door": (lambda f: doors.set_access(f, g("1F/door/D7"), "staff", "6.1.2.1"), {"1F/door/D7"}),
    "make a door one way": (lambda f: doors.set_one_way(f, g("1F/door/D7"), "out", "6.1.2.1"), {"1F/door/D7"}),
    "steepen a ramp": (
        lambda f: ways_up.steepen_ramp(f, g("1F/ramp/entrance/flight-1"), 1 / 8),
        {"1F/ramp/entrance/flight-1"},
    ),
    "shrink a car": (lambda f: ways_up.shrink_car(f, g("1F/elevator/1"), 1.0, 1.1), {"1F/elevator/1"}),
    "forbid wheelchairs": (lambda f: ways_up.forbid_wheelchairs(f, g("1F/elevator/1")), {"1F/elevator/1"}),
    "turn a sign": (lambda f: signs.turn_sign(f, g("1F/sign/east"), 90.0), {"1F/sign/east"}),
    "flip an arrow": (lambda f: signs.flip_arrow(f, g("1F/sign/passage-w"), 4), {"1F/sign/passage-w"}),
    "rename in Chinese": (lambda f: signs.rename_legend(f, g("1F/sign/west"), 0, "zh", "查询区"), {"1F/sign/west"}),
    "remove a sign": (lambda f: signs.remove_sign(f, g("1F/sign/junction")), {"1F/sign/junction"}),
    "shrink letters": (lambda f: signs.shrink_letters(f, g("1F/sign/main"), 0.02), {"1F/sign/main"}),
    "expire a sign": (lambda f: signs.expire_sign(f, g("1F/sign/wet-floor"), "2026-10-31"), {"1F/sign/wet-floor"}),
    "drop English": (lambda f: signs.drop_language(f, g("2F/sign/area-books"), "en"), {"2F/sign/area-books"}),
    "silence a phone": (lambda f: signs.silence_phone(f, g("1F/sign/accessible-phone")), {"1F/sign/accessible-phone"}),
    "unname a zone": (lambda f: rooms.remove_zone_meaning(f, g("1F/space/reading")), {"1F/space/reading"}),
    "change hours": (
        lambda f: rooms.set_space_hours(f, g("1F/space/24h"), "Mo-Fr 09:00-17:00", "5.5.2"),
        {"1F/space/24h"},
    ),
    "retag a window": (
        lambda f: rooms.retag_window(f, g("1F/thing/window-13"), "special", "13号"),
        {"1F/thing/window-13"},
    ),
    "close a knee space": (lambda f: rooms.remove_knee_space(f, g("1F/thing/window-05"), 1.05), {"1F/thing/window-05"}),
    "break a machine": (lambda f: rooms.break_facility(f, g("1F/thing/ticket-2"), "damaged"), {"1F/thing/ticket-2"}),
    "remove a machine": (lambda f: rooms.remove_facility(f, g("1F/thing/ticket-2"), "6.2.1.1"), {"1F/thing/ticket-2"}),
    "rename the place": (lambda f: rooms.rename_place(f, "椰城政务大厅"), {"building"}),
    "remove the phone": (rooms.remove_accessible_phone, {"building"}),
}
"""What is done, and the keys of all that may differ after it."""


@pytest.fixture(scope="module")
def before() -> dict[str, Facts]:
    """Return the facts of the untouched halls."""
    return {name: facts_of_file(open_hall(name)) for name in HALLS}


@pytest.mark.parametrize("name", HALLS)
def test_mutators_change_what_they_say_and_nothing_else(name: str, before: dict[str, Facts]) -> None:
    """One file takes them all: what none of them named must be as it was."""
    file = fresh(MODELS / name)
    planted = [mutate(file) for mutate, _ in MUTATORS.values()]
    keys = {key for _, expected in MUTATORS.values() for key in expected}

    assert changed(before[name], facts_of_file(file)) == {g(key) for key in keys}
    assert {p.global_id for p in planted} <= {g(key) for key in keys}
    assert all(p.before != p.after for p in planted)


@pytest.mark.parametrize(
    "words", ["narrow a door", "flip an arrow", "remove a sign", "unname a zone", "close a knee space"]
)
def test_a_mutator_alone_changes_one_thing(words: str, before: dict[str, Facts]) -> None:
    file = fresh(MODELS / "demo_hall.ifc")
    mutate, keys = MUTATORS[words]
    mutate(file)

    assert changed(before["demo_hall.ifc"], facts_of_file(file)) == {g(key) for key in keys}


def test_a_narrow_door_is_narrow_in_every_carrier() -> None:
    file = fresh(MODELS / "demo_hall.ifc")
    doors.narrow_door(file, g("1F/door/WCA"), 0.85)
    door = file.by_guid(g("1F/door/WCA"))
    item = door.Representation.Representations[0].Items[0]

    assert door.OverallWidth == pytest.approx(850.0)
    assert psets_of(door)["Twin_Portal"]["ClearWidth"] == pytest.approx(650.0)
    assert door.FillsVoids[0].RelatingOpeningElement.Representation.Representations[0].Items[
        0
    ].SweptArea.XDim == pytest.approx(850.0)
    assert item.MappingTarget.Scale == pytest.approx(850.0 / 1200.0)
    assert item.MappingTarget.LocalOrigin.Coordinates[0] == pytest.approx(175.0)


def test_a_steep_ramp_keeps_its_rise_and_its_upper_end() -> None:
    file = fresh(MODELS / "demo_hall_ifc4.ifc")
    planted = ways_up.steepen_ramp(file, g("1F/ramp/entrance/flight-1"), 1 / 8)
    flight = file.by_guid(g("1F/ramp/entrance/flight-1"))
    points = [p.Coordinates for p in flight.Representation.Representations[0].Items[0].SweptArea.OuterCurve.Points]

    assert planted.before == pytest.approx(1 / 15, abs=1e-5)
    assert max(x for x, _ in points) == pytest.approx(4.5)
    assert min(x for x, _ in points) == pytest.approx(4.5 - 8 * 0.3)
    assert max(z for _, z in points) == pytest.approx(0.3)
    assert psets_of(flight)["Pset_RampFlightCommon"]["Slope"] == pytest.approx(math.atan(1 / 8))


def test_a_turned_sign_faces_the_other_way() -> None:
    file = fresh(MODELS / "demo_hall.ifc")
    key = g("1F/sign/east")
    west = facts_of_file(file)[key]["matrix"]
    signs.turn_sign(file, key, 180.0)
    east = facts_of_file(file)[key]["matrix"]

    assert [-west[0][1], -west[1][1]] == pytest.approx([-1.0, 0.0], abs=1e-3)
    assert [-east[0][1], -east[1][1]] == pytest.approx([1.0, 0.0], abs=1e-3)
    assert [row[3] for row in west] == [row[3] for row in east]


@pytest.mark.parametrize("name", HALLS)
def test_what_a_mutator_adds_is_schema_valid_and_stands_where_it_was_put(name: str, before: dict[str, Facts]) -> None:
    file = fresh(MODELS / name)
    unit = 1.0 if name == "demo_hall_ifc4.ifc" else 1000.0
    box = rooms.block_passage(file, g("storey/1F"), (13.3, 19.55), (1.0, 1.5, 1.2)).global_id
    sign = signs.stand_electronic_sign(file, g("1F/sign/index-electronic"), (46.4, 17.0, 0.05), 0.0).global_id
    door = walls.add_door(file, g("1F/wall/H45"), 7.75, 0.95, "6.1.2.1").global_id
    after = facts_of_file(file)
    places = {key: [row[3] / unit for row in after[key]["matrix"][:3]] for key in (box, sign, door)}
    opening = next(iter(set(after[g("1F/wall/H45")]["openings"])))

    assert changed(before[name], after) == {box, sign, door, opening, g("1F/wall/H45")}
    assert places[box] == pytest.approx([13.3, 19.55, 0.0])
    assert places[sign] == pytest.approx([46.4, 17.0, 0.05])
    assert places[door] == pytest.approx([45.0, 7.75 - 0.475, 0.0])
    assert after[sign]["psets"]["Twin_Sign"]["Medium"] == "electronic"
    assert _schema_errors(file) == []


def _schema_errors(file: Any) -> list[str]:
    import ifcopenshell.validate  # noqa: PLC0415  slow to import, wanted once

    logger = ifcopenshell.validate.json_logger()
    ifcopenshell.validate.validate(file, logger)
    return [statement["message"] for statement in logger.statements]


def test_a_mutator_that_cannot_says_why() -> None:
    file = open_hall("demo_hall.ifc")

    with pytest.raises(MutationError, match="no element has the GlobalId 0000000000000000000000"):
        doors.narrow_door(file, "0" * 22, 0.8)
    with pytest.raises(MutationError, match="no arrow to flip"):
        signs.flip_arrow(file, g("1F/sign/name"), 0)
    with pytest.raises(MutationError, match="already as steep"):
        ways_up.steepen_ramp(file, g("1F/ramp/entrance/flight-1"), 1 / 20)
    with pytest.raises(MutationError, match="has no magnifiers"):
        rooms.remove_facilities(file, "magnifiers", "6.2.1.1")
