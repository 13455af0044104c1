"""Which spaces the file's own space boundaries say a door or virtual element lies between."""

from typing import Any

from twin.ingest.records.ifc_file import IfcFile
from twin.ingest.records.instances import read_inverse
from twin.model.ids import SpaceId


def list_bounded_spaces(ifc: IfcFile, element: Any) -> frozenset[SpaceId]:
    """
    Return the spaces whose boundaries name *element* or the opening that it fills.

    Most files have no boundaries and some have wrong ones: a second opinion.
    """
    openings = (relation.RelatingOpeningElement for relation in read_inverse(element, "FillsVoids"))
    return frozenset(
        SpaceId(ifc.id_of(space))
        for named in (element, *openings)
        for boundary in read_inverse(named, "ProvidesBoundaries")
        if (space := boundary.RelatingSpace) is not None and space.is_a("IfcSpace")
    )
