"""Fourteen damaged files of the field: each ends in the outcome that is right for it, in one sentence."""

import pytest

from tests.support.models import real_model
from tests.support.real_readings import read_real
from twin.errors import IntegrityError, UnusableInputError
from twin.ingest.read import read_ifc
from twin.model.origin import Origin

pytestmark = pytest.mark.real_models

REFUSED = [
    ("duplex_truncated.ifc", IntegrityError, "cut off"),
    ("errorfile.ifc", IntegrityError, "could be read|lead nowhere"),
    ("wall_big_bbox.ifc", IntegrityError, "0 IfcProject"),
    ("invalid.ifc", UnusableInputError, "no readable header"),
    ("sixspaces.ifcxml", UnusableInputError, r"\.ifcxml is not read"),
    ("janesville_restaurant_deflate64.ifczip", UnusableInputError, "cannot be unpacked here"),
]

TAKEN_IN = [
    ("bpi_office_nostorey.ifc", {"ING201"}, (1, 8, 8)),
    ("bpi_office_zones_as_storeys.ifc", {"ING208", "ING211"}, (9, 0, 15)),
    ("doubleguids.ifc", {"ING102"}, (3, 2, 2)),
    ("duplex_a_georef.ifc", set(), (4, 21, 14)),
    ("duplex_cobie_handover.ifc", {"ING203"}, (4, 22, 14)),
    ("fzk_haus_adt_ifc2xfinal.ifc", {"ING101"}, (2, 7, 5)),
    ("hitos_lifts_only.ifc", set(), (7, 0, 0)),
    ("jp_ac16_sjis.ifc", set(), (3, 0, 1)),
]


@pytest.mark.parametrize(("name", "error", "sentence"), REFUSED)
def test_a_file_with_losses_or_without_a_form_is_refused(name: str, error: type[Exception], sentence: str) -> None:
    with pytest.raises(error, match=sentence) as caught:
        read_ifc(real_model(f"damaged/{name}"))

    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("name", "codes", "counts"), TAKEN_IN)
def test_an_odd_file_becomes_a_twin_with_findings(name: str, codes: set[str], counts: tuple[int, int, int]) -> None:
    """Counts are storeys, spaces of the file and doors as the sources' own table gives them; a derived storey is one."""
    ingested = read_real(f"damaged/{name}")

    twin = ingested.twin
    doors = [portal for portal in twin.portals.values() if portal.kind.value == "door"]
    spaces = [space for space in twin.spaces.values() if space.origin is Origin.DECLARED]
    assert (len(twin.storeys), len(spaces), len(doors)) == counts
    assert codes <= {finding.code for finding in ingested.findings}
