"""A finding says where to look."""

from pathlib import Path

import pytest

from tests.support.made_files import two_rooms
from tests.support.make_ifc import guid, rectangle
from twin.ingest.read import read_ifc


def test_a_finding_about_an_element_lies_where_the_element_does(tmp_path: Path) -> None:
    drawing = two_rooms()
    storey = drawing.storey("Upper", 4.0)
    space = drawing.space(storey, "C", rectangle(2.0, 1.0, 6.0, 3.0))
    drawing.properties(space, "Twin_Space", ZoneKind=["ballroom"])

    findings = {finding.code: finding for finding in read_ifc(drawing.write(tmp_path / "house.ifc")).findings}

    assert findings["ING207"].subject.id == guid("C")
    assert findings["ING207"].at == pytest.approx((4.0, 2.0, 4.0))


def test_an_element_without_a_body_is_where_it_was_placed(tmp_path: Path) -> None:
    drawing = two_rooms()
    storey = drawing.storey("Upper", 4.0)
    bare = drawing.root("IfcSpace", "bare", ObjectPlacement=drawing.placement((1.0, 2.0, 4.0)))
    drawing.part(storey, bare)

    findings = {finding.code: finding for finding in read_ifc(drawing.write(tmp_path / "house.ifc")).findings}

    assert findings["ING203"].subject.name == "bare"
    assert findings["ING203"].at == pytest.approx((1.0, 2.0, 4.0))


def test_a_finding_about_the_whole_file_has_no_place(tmp_path: Path) -> None:
    path = two_rooms().write(tmp_path / "house.ifc")
    path.write_text(path.read_text().replace("FILE_SCHEMA(('IFC4'))", "FILE_SCHEMA(('IFC4_ADD9'))"))

    (finding,) = [finding for finding in read_ifc(path).findings if finding.code == "ING101"]

    assert finding.at is None
