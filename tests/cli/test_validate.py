"""``twin ingest --validate`` lists what the schema forbids, and refuses nothing for it."""

import json
from pathlib import Path

import pytest

from tests.support.made_files import two_rooms
from twin.cli.main import main


def test_a_breach_of_the_schema_is_a_finding_only_if_asked_for(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """IFC2X3 wants to know of every space whether it is inside; the drawing does not say."""
    path = two_rooms(schema="IFC2X3").write(tmp_path / "house.ifc")

    assert main(["ingest", str(path), "--json"]) == 0
    plain = json.loads(capfd.readouterr().out)
    assert main(["ingest", str(path), "--json", "--validate"]) == 0
    asked = json.loads(capfd.readouterr().out)

    breaches = [finding for finding in asked["findings"] if finding["code"] == "ING120"]
    assert "ING120" not in {finding["code"] for finding in plain["findings"]}
    assert [(finding["subject"]["kind"], finding["observed"]) for finding in breaches] == [("IfcSpace", 2)]
    assert "IfcSpace.InteriorOrExteriorSpace does not follow the schema" in breaches[0]["message"]["en"]


def test_a_model_that_follows_its_schema_has_none(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = two_rooms().write(tmp_path / "house.ifc")

    assert main(["ingest", str(path), "--json", "--validate"]) == 0

    findings = json.loads(capfd.readouterr().out)["findings"]
    assert [finding["message"]["en"] for finding in findings if finding["code"] == "ING120"] == []
