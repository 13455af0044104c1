"""Types, wholes and property sets by our walk over the relations against the parser's own tools, on real files."""

import ifcopenshell.util.element
import pytest

from tests.support.models import real_model
from twin.ingest.records.ifc_file import IfcFile, open_ifc
from twin.ingest.records.properties import find_type, read_properties

FILES = ("duplex_a", "crash_course_04", "pcert_building_architecture_ifc4x3")
"""IFC2X3, IFC4 and IFC4X3."""


@pytest.fixture(scope="module", params=FILES)
def opened(request: pytest.FixtureRequest) -> IfcFile:
    return open_ifc(real_model(f"{request.param}.ifc"))


def test_an_occurrence_has_the_type_that_the_parser_finds(opened: IfcFile) -> None:
    for element in opened.list_elements("IfcElement", "IfcSpace"):
        expected = ifcopenshell.util.element.get_type(element)
        assert opened.type_of(element) == expected, element
        assert find_type(element) == expected, element


def test_an_element_hangs_in_what_contains_it_else_in_its_whole(opened: IfcFile) -> None:
    checked = 0
    for element in opened.list_elements("IfcElement"):
        expected = ifcopenshell.util.element.get_container(element, should_get_direct=True)
        expected = ifcopenshell.util.element.get_aggregate(element) if expected is None else expected
        if expected is not None:
            checked += 1
            assert opened.relations.parents[element.id()] == expected.id(), element
    assert checked > 10


def test_the_sets_of_an_element_are_those_that_the_parser_lists(opened: IfcFile) -> None:
    for element in opened.list_elements("IfcSpace", "IfcDoor", "IfcWall"):
        expected = ifcopenshell.util.element.get_psets(element)
        read = read_properties(opened, element)
        assert set(read) == set(expected), element
        for name, values in read.items():
            texts = {key: text for key, text in expected[name].items() if isinstance(text, str) and text != "UNKNOWN"}
            assert {key: values.get(key, "") for key in texts} == texts, (element, name)
