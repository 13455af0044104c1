"""The hall has what the standard and the authoring profile ask for, whichever schema one opens."""

from collections import Counter
from typing import Any

import pytest

from tests.support.ifc_facts import HALLS, open_hall, psets_of

WINDOW_KINDS = {
    "general_consultation",
    "general_acceptance",
    "assisted_service",
    "cross_region",
    "unresolved_coordination",
    "leader_complaint",
    "general_issuing",
    "special",
}
ZONES = {
    "consultation_reception",
    "business_acceptance",
    "certificate_issuing",
    "information_reading",
    "convenience_service",
    "self_service_24h",
    "back_office",
    "supporting",
    "optional",
}
FURTHER_USES = {
    "circulation",
    "toilet",
    "accessible_toilet",
    "nursing_room",
    "stair",
    "elevator_lobby",
    "outdoor",
    "plant",
}
SHALL_HAVE = {
    "service_desk",
    "queue_ticket_machine",
    "seat",
    "public_computer",
    "telephone",
    "printer",
    "document_camera",
    "information_screen",
    "scanner",
    "certificate_machine",
    "storage_locker",
    "water_dispenser",
    "reading_glasses",
    "magnifier",
    "hearing_aid",
    "power_bank",
    "cctv",
    "self_service_kiosk",
    "network_device",
    "emergency_power",
    "emergency_light",
    "fire_extinguisher",
    "air_conditioner",
    "socket",
    "suggestion_box",
    "waste_bin",
    "filing_cabinet",
    "low_service_desk",
    "accessible_toilet_fixture",
    "tactile_paving",
    "accessible_parking",
    "wheelchair_ramp",
    "wheelchair",
    "aed",
}
"""6.2.1.1 and 6.3.3.1."""


def facilities(name: str) -> list[dict[str, Any]]:
    found = (psets_of(element).get("Twin_Facility") for element in open_hall(name).by_type("IfcElement"))
    return [facility for facility in found if facility is not None]


def signs(name: str) -> list[tuple[Any, dict[str, Any]]]:
    file = open_hall(name)
    found = file.by_type("IfcSign") if "IFC4X3" in file.schema_identifier else file.by_type("IfcBuildingElementProxy")
    return [(element, psets_of(element)["Twin_Sign"]) for element in found if "Twin_Sign" in psets_of(element)]


@pytest.mark.parametrize("name", HALLS)
def test_there_are_at_least_24_windows_of_all_eight_kinds_with_numbers_of_their_own(name: str) -> None:
    windows = [f for f in facilities(name) if f["Kind"] == "service_window"]

    assert len(windows) >= 24
    assert {kind for window in windows for kind in window["WindowKind"]} == WINDOW_KINDS
    assert len({window["Number"] for window in windows}) == len(windows)


@pytest.mark.parametrize("name", HALLS)
def test_every_kind_of_window_has_a_low_one_with_knee_space(name: str) -> None:
    low = {
        kind
        for f in facilities(name)
        if f["Kind"] == "service_window" and "KneeHeight" in f
        for kind in f["WindowKind"]
    }

    assert low == WINDOW_KINDS


@pytest.mark.parametrize("name", HALLS)
def test_every_facility_that_the_standard_asks_for_is_there(name: str) -> None:
    assert SHALL_HAVE - {f["Kind"] for f in facilities(name)} == set()


@pytest.mark.parametrize("name", HALLS)
def test_there_are_at_least_60_signs_of_all_six_kinds_static_and_electronic(name: str) -> None:
    found = signs(name)

    assert len(found) >= 60
    assert {"guidance", "location", "directory", "notice", "temporary", "accessible"} == {s["Kind"] for _, s in found}
    assert {"static", "electronic"} == {s["Medium"] for _, s in found}
    assert {"wall", "hanging", "projecting", "standing", "floor", "door"} == {s["Mounting"] for _, s in found}


@pytest.mark.parametrize("name", HALLS[1:])
def test_an_older_schema_says_sign_in_the_object_type(name: str) -> None:
    assert {element.ObjectType for element, _ in signs(name)} == {"SIGN"}


def test_one_target_has_one_name_and_one_symbol_on_every_sign() -> None:
    lines = [line.split(" | ") for _, sign in signs("demo_hall.ifc") for line in sign["Legends"]]
    names: dict[str, set[tuple[str, ...]]] = {}
    for _, target, *words in lines:
        if target:
            names.setdefault(target, set()).add(tuple(words))

    assert {target: words for target, words in names.items() if len(words) > 1} == {}


def test_every_target_that_names_an_element_names_one_that_is_there() -> None:
    file = open_hall("demo_hall.ifc")
    ids = {root.GlobalId for root in file.by_type("IfcRoot")}
    targets = {line.split(" | ")[1] for _, sign in signs("demo_hall.ifc") for line in sign["Legends"]}
    named = {target.split(":")[1] for target in targets if target.startswith(("space:", "storey:", "connector:"))}

    assert named
    assert named - ids == set()


@pytest.mark.parametrize("name", HALLS)
def test_every_zone_and_every_further_use_has_a_space(name: str) -> None:
    uses = {psets_of(space)["Twin_Space"]["ZoneKind"] for space in open_hall(name).by_type("IfcSpace")}

    assert uses == ZONES | FURTHER_USES


@pytest.mark.parametrize("name", HALLS)
def test_the_zones_are_also_groups_of_the_same_spaces(name: str) -> None:
    for zone in open_hall(name).by_type("IfcZone"):
        members = (
            zone.IsGroupedBy[0].RelatedObjects
            if isinstance(zone.IsGroupedBy, tuple)
            else zone.IsGroupedBy.RelatedObjects
        )
        assert {psets_of(space)["Twin_Space"]["ZoneKind"] for space in members} == {zone.ObjectType}


@pytest.mark.parametrize("name", HALLS)
def test_there_are_two_elevators_one_of_them_accessible_and_an_escalator(name: str) -> None:
    attribute = "OperationType" if "2x3" in name else "PredefinedType"
    lifts = open_hall(name).by_type("IfcTransportElement")
    accessible = Counter(
        psets_of(e)["Twin_Connector"]["Accessible"] for e in lifts if getattr(e, attribute) == "ELEVATOR"
    )

    assert accessible == {True: 1, False: 1}
    assert sum(getattr(e, attribute) == "ESCALATOR" for e in lifts) == 1


@pytest.mark.parametrize("name", HALLS)
def test_doors_work_in_several_ways(name: str) -> None:
    doors = open_hall(name).by_type("IfcDoor")
    types = [door.IsDefinedBy for door in doors] if "2x3" in name else [door.IsTypedBy for door in doors]
    operations = {r.RelatingType.OperationType for rs in types for r in rs if r.is_a("IfcRelDefinesByType")}

    assert {
        "DOUBLE_DOOR_SLIDING",
        "DOUBLE_DOOR_SINGLE_SWING",
        "SINGLE_SWING_LEFT",
        "SINGLE_SWING_RIGHT",
        "SLIDING_TO_LEFT",
    } <= operations


def test_maintained_things_carry_operation_data_where_the_schema_puts_it() -> None:
    lacking: dict[str, set[str]] = {"demo_hall.ifc": set(), "demo_hall_ifc4.ifc": {"Pset_MaintenanceStrategy"}}
    standard = {
        "Pset_ManufacturerTypeInformation",
        "Pset_Warranty",
        "Pset_ServiceLife",
        "Pset_MaintenanceStrategy",
        "Pset_Condition",
    }
    for name, missing in lacking.items():
        assert standard - missing <= {pset for e in open_hall(name).by_type("IfcElement") for pset in psets_of(e)}

    old = [
        psets_of(e)["Twin_Operation"]
        for e in open_hall("demo_hall_ifc2x3.ifc").by_type("IfcElement")
        if "Twin_Operation" in psets_of(e)
    ]
    assert all({"AssessmentCondition", "ServiceLifeDuration", "MonitoringType"} <= set(operation) for operation in old)
    assert old


@pytest.mark.parametrize("name", HALLS)
def test_the_service_flow_has_its_steps_in_order(name: str) -> None:
    attribute = "TaskId" if "2x3" in name else "Identification"
    flow = next(t for t in open_hall(name).by_type("IfcTask") if t.Name.startswith("Twin_ServiceFlow"))
    nests = flow.IsDecomposedBy if "2x3" in name else flow.IsNestedBy
    steps = [getattr(step, attribute) for step in nests[0].RelatedObjects]

    assert steps[1:] == [
        "zone:consultation_reception",
        "facility:queue_ticket_machine",
        "zone:business_acceptance",
        "zone:certificate_issuing",
        "exit",
    ]
