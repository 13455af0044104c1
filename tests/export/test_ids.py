"""The data requirements, read and applied by another program."""

from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.util.element
import pytest
from ifctester import ids

from twin.app.checks import list_rules
from twin.export.ids import write_ids
from twin.rules.exchanges import EXCHANGES

HALL = Path(__file__).parents[2] / "models_ifc" / "demo_hall.ifc"
SORTS = {exchange.name["en"].split(":")[0]: number for number, exchange in enumerate(EXCHANGES)}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file."""
    written = tmp_path_factory.mktemp("ids") / "data.ids"
    written.write_bytes(write_ids(EXCHANGES))
    return written


def test_the_document_follows_its_schema(path: Path) -> None:
    assert len(ids.open(str(path), validate=True).specifications) == len(EXCHANGES)


def test_the_hall_carries_all_of_it_and_what_is_taken_away_is_missed(path: Path) -> None:
    model = ifcopenshell.open(HALL)
    for found in _check(path, model):
        assert found.status is True
        assert len(found.applicable_entities) > 0
    windows = [each for each in model.by_type("IfcElement") if _kind_of(each) == "service_window"]
    _say(windows[0], "Twin_Facility", "WindowKind", "gossip")
    (door,) = model.by_type("IfcDoor")[:1]
    _say(door, "Pset_DoorCommon", "FireExit", None)
    wrong = [number for number, found in enumerate(_check(path, model)) if not found.status]
    assert wrong == [SORTS["Doors"], SORTS["Service windows"]]


def test_every_code_is_that_of_a_rule() -> None:
    known = {*list_rules(), "SGN201"}
    assert {code for exchange in EXCHANGES for code in exchange.codes} <= known


def test_two_runs_give_the_same_bytes() -> None:
    assert write_ids(EXCHANGES) == write_ids(EXCHANGES)


def _check(path: Path, model: ifcopenshell.file) -> list[Any]:
    document = ids.open(str(path))
    document.validate(model)
    return list(document.specifications)


def _kind_of(element: ifcopenshell.entity_instance) -> object:
    return ifcopenshell.util.element.get_pset(element, "Twin_Facility", "Kind")


def _say(element: ifcopenshell.entity_instance, property_set: str, name: str, value: str | None) -> None:
    """Change a property of one element, or take it away."""
    found = ifcopenshell.util.element.get_pset(element, property_set)
    holder = element.file.by_id(found["id"])
    (said,) = (each for each in holder.HasProperties if each.Name == name)
    others = [each for each in holder.HasProperties if each != said]
    if value is not None:
        others.append(
            element.file.create_entity(
                "IfcPropertySingleValue", Name=name, NominalValue=element.file.create_entity("IfcLabel", value)
            )
        )
    holder.HasProperties = others
