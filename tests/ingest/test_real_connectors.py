"""Stairs, ramps and elevators of real models: what they join."""

import pytest

from tests.support.models import real_model
from tests.support.real_readings import read_real
from twin.ingest.connectors.connectors import read_connectors
from twin.ingest.records.ifc_file import open_ifc
from twin.ingest.solids.bodies import Bodies, make_bodies
from twin.ingest.spaces.spaces import read_spaces
from twin.ingest.storeys import read_storeys
from twin.model.origin import Origin
from twin.model.passage import ConnectorKind, VerticalConnector
from twin.model.twin import Twin

pytestmark = pytest.mark.real_models


def joined(twin: Twin, connector: VerticalConnector) -> list[tuple[str, str]]:
    """Return storey and space names of a connector's landings, bottom to top."""
    return [
        (twin.storeys[landing.storey].name, twin.spaces[landing.space].name)
        for landing in connector.landings
        if landing.space is not None
    ]


def test_each_units_stair_of_the_duplex_links_foyer_and_hallway() -> None:
    twin = read_real("duplex_a.ifc").twin

    links = sorted(joined(twin, connector) for connector in twin.connectors.values())

    assert links == [
        [("Level 1", "A101"), ("Level 2", "A201")],
        [("Level 1", "B101"), ("Level 2", "B201")],
    ]


def test_the_duplexs_stairs_have_sixteen_rises_to_three_metres_ten() -> None:
    twin = read_real("duplex_a.ifc").twin

    for connector in twin.connectors.values():
        (run,) = connector.runs
        assert run.risers == 16
        assert run.riser_m == pytest.approx(3.1 / 16, abs=1e-3)
        assert run.tread_m == pytest.approx(0.25, abs=1e-3)


def test_the_institutes_four_stairs_climb_from_basement_to_attic() -> None:
    twin = read_real("institute_ac11.ifc").twin

    links = sorted(joined(twin, connector) for connector in twin.connectors.values())

    assert links == [
        [("1. Obergeschoss", "221"), ("2. Obergeschoss", "321")],
        [("2. Obergeschoss", "321"), ("Dachgeschoss", "401")],
        [("Erdgeschoss", "117"), ("1. Obergeschoss", "221")],
        [("Keller", "016"), ("Erdgeschoss", "117")],
    ]


def test_the_institutes_stairs_have_twenty_two_rises_with_their_bedding_left_out() -> None:
    twin = read_real("institute_ac11.ifc").twin

    for connector in twin.connectors.values():
        (run,) = connector.runs
        assert run.risers == 22
        assert run.riser_m == pytest.approx(3.0 / 22, abs=1e-3)
        assert connector.clear_width_m is not None
        assert connector.clear_width_m.value == pytest.approx(1.5, abs=0.01)


def test_the_voxel_houses_ramp_and_lower_stair_meet_on_a_slab_that_the_model_gives_no_space() -> None:
    ingested = read_real("voxel_demo2.ifc")
    twin = ingested.twin

    links = sorted(
        (connector.kind, [end.space for end in connector.landings]) for connector in twin.connectors.values()
    )

    (platform,) = (space for space in twin.spaces.values() if space.origin is Origin.DERIVED)
    assert platform.floor_z_m == pytest.approx(1.5, abs=0.01)
    names = {space.id: space.name for space in twin.spaces.values()} | {platform.id: "platform"}
    assert [(kind, [names[end] for end in ends if end is not None]) for kind, ends in links] == [
        (ConnectorKind.RAMP, ["1", "platform"]),
        (ConnectorKind.STAIR, ["4", "7"]),
        (ConnectorKind.STAIR, ["platform", "4"]),
    ]
    assert "ING502" not in {finding.code for finding in ingested.findings}


def test_the_spiral_stair_of_the_fzk_house_ends_on_the_gallery() -> None:
    twin = read_real("fzk_haus_ac20.ifc").twin

    (connector,) = twin.connectors.values()

    assert [storey for storey, _ in joined(twin, connector)] == ["Erdgeschoss", "Dachgeschoss"]
    # Its newel stands 0.85 m above the last step and is no step.
    assert max(z for _, _, z in connector.runs[0].path) == pytest.approx(2.7, abs=0.01)


def test_hitos_elevators_are_both_there_without_any_space_and_the_one_drawn_in_pieces_is_one() -> None:
    twin = read_real("damaged/hitos_lifts_only.ifc").twin

    elevators = list(twin.connectors.values())

    assert [elevator.kind for elevator in elevators] == [ConnectorKind.ELEVATOR] * 2
    assert sorted(len(elevator.landings) for elevator in elevators) == [3, 5]
    assert all(landing.space is None for elevator in elevators for landing in elevator.landings)


def test_janesvilles_elevator_is_known_by_the_name_of_its_space() -> None:
    # Only the spaces get bodies: the restaurant's furniture takes half a minute and carries nobody.
    ifc = open_ifc(real_model("janesville_restaurant.ifc"))
    bodies = Bodies(by_id=make_bodies(ifc, ifc.list_elements("IfcSpace")), findings=())
    storeys = read_storeys(ifc)
    spaces, _ = read_spaces(ifc, bodies, storeys)

    connectors, findings = read_connectors(ifc, bodies, storeys, {space.id: space for space in spaces}, {})

    (elevator,) = (found for found in connectors if found.kind is ConnectorKind.ELEVATOR)
    assert elevator.name == "Elevator (N.I.C.)"
    assert {finding.code for finding in findings if finding.subject.id == elevator.id} >= {"ING503", "ING504"}
