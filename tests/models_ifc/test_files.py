"""The committed models are what the script makes, and keep to their schemas."""

import hashlib
from pathlib import Path

import ifcopenshell.validate
import pytest

from models_ifc.authoring.files import DRAFT, FILES, HALLS, write_all
from tests.support.ifc_facts import MODELS, open_hall

LARGEST_BYTES = 8_000_000


def test_writing_again_gives_the_committed_bytes(tmp_path: Path) -> None:
    write_all(tmp_path)

    assert [name for name in FILES if (tmp_path / name).read_bytes() != (MODELS / name).read_bytes()] == []


@pytest.mark.parametrize("name", [*HALLS, DRAFT])
def test_a_model_keeps_to_its_schema(name: str) -> None:
    logger = ifcopenshell.validate.json_logger()
    ifcopenshell.validate.validate(str(MODELS / name), logger)

    assert [statement["message"] for statement in logger.statements] == []


@pytest.mark.parametrize(
    ("name", "schema", "unit"),
    [
        ("demo_hall.ifc", "IFC4X3_ADD2", "MILLI"),
        ("demo_hall_ifc4.ifc", "IFC4", None),
        ("demo_hall_ifc2x3.ifc", "IFC2X3", "MILLI"),
        ("demo_hall_draft.ifc", "IFC4X3_ADD2", "MILLI"),
    ],
)
def test_a_model_says_its_schema_and_unit(name: str, schema: str, unit: str | None) -> None:
    file = open_hall(name)
    length = next(u for u in file.by_type("IfcUnitAssignment")[0].Units if u.UnitType == "LENGTHUNIT")

    assert (schema, unit) == (file.schema_identifier, length.Prefix)


@pytest.mark.parametrize("name", [*HALLS, DRAFT])
def test_a_model_stays_small(name: str) -> None:
    assert (MODELS / name).stat().st_size < LARGEST_BYTES


def test_one_thing_has_one_id_in_all_three_schemas() -> None:
    ids = [{e.GlobalId for e in open_hall(name).by_type("IfcProduct")} for name in HALLS]

    assert ids[0] == ids[1] == ids[2]


def test_no_id_is_used_twice() -> None:
    ids = [root.GlobalId for root in open_hall("demo_hall.ifc").by_type("IfcRoot")]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", FILES)
def test_the_readme_tells_the_hash_of_each_file(name: str) -> None:
    digest = hashlib.sha256((MODELS / name).read_bytes()).hexdigest()

    assert f"{digest}  {name}" in (MODELS / "README.md").read_text(encoding="utf-8")
