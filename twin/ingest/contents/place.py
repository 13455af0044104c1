"""The place as its visitors know it: name, address, ``Twin_Place``, where it lies."""

from collections.abc import Iterator
from typing import Any, Final

from twin.ingest.findings import issues_place
from twin.ingest.georeference import find_default_site, find_impossible, read_georeference
from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.properties import read_properties
from twin.ingest.records.property_values import Value
from twin.model.finding import Finding
from twin.model.origin import Origin, Sourced
from twin.model.space import Place

PLACE_SET: Final = "Twin_Place"
_ASSUMED: Final = {"CrowdedPublicPlace": True}
"""What holds of a service hall unless the model says otherwise, shown as assumed."""


def read_place(ifc: IfcFile) -> tuple[Place, tuple[Finding, ...]]:
    """Read the place from the building, its address from it or from its site, and what is odd about where it lies."""
    building = ifc.building
    declared = read_properties(ifc, building).get(PLACE_SET, {})
    properties: dict[str, Sourced[str | float | bool]] = {
        name: Sourced(value=value, origin=Origin.ASSUMED, carrier="default") for name, value in _ASSUMED.items()
    }
    for name, value in declared.items():
        properties[name] = Sourced(value=_flat(value), origin=Origin.DECLARED, carrier=f"{PLACE_SET}.{name}")
    place = Place(
        id=ifc.id_of(building),
        name=_name(building),
        address=_address(ifc),
        properties=dict(sorted(properties.items())),
        georeference=read_georeference(ifc),
    )
    return place, tuple(_findings(ifc))


def _findings(ifc: IfcFile) -> Iterator[Finding]:
    impossible = find_impossible(ifc)
    if impossible is not None:
        yield issues_place.impossible_map_coordinates(impossible)
    site = find_default_site(ifc)
    if site is not None:
        yield issues_place.location_of_the_tool(ifc.subject(site, "site"))


def _name(building: Any) -> Sourced[str] | None:
    for carrier in ("LongName", "Name"):
        value = str(getattr(building, carrier, None) or "").strip()
        if value:
            return Sourced(value=value, origin=Origin.DECLARED, carrier=f"IfcBuilding.{carrier}")
    return None


def _address(ifc: IfcFile) -> str | None:
    carriers = [(ifc.building, "BuildingAddress"), *((site, "SiteAddress") for site in ifc.list_elements("IfcSite"))]
    for element, attribute in carriers:
        address = getattr(element, attribute, None)
        written = "" if address is None else _written(address)
        if written:
            return written
    return None


def _written(address: Any) -> str:
    parts = (
        *(address.AddressLines or ()),
        address.PostalBox,
        address.PostalCode,
        address.Town,
        address.Region,
        address.Country,
    )
    return ", ".join(str(part).strip() for part in parts if part and str(part).strip())


def _flat(value: Value) -> str | float | bool:
    return "; ".join(str(item) for item in value) if isinstance(value, tuple) else value
