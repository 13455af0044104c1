"""The faces of a text are those that the parser knows, or none."""

import ifcopenshell
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.support.models import real_model
from twin.ingest.records.integrity.pieces import read_pieces
from twin.ingest.solids.shapes.face_records import FaceRecords
from twin.ingest.solids.shapes.shells import PolygonShells

SQUARE = (
    "#1=IFCCARTESIANPOINT((0.,0.,0.));"
    "#2=IFCCARTESIANPOINT((2.5,0.,0.));"
    "#3=IFCCARTESIANPOINT((2.5,2.,1.E-1));"
    "#4=IFCCARTESIANPOINT((0.,-2.,1.5E+2));"
    "#5=IFCPOLYLOOP((#1,#2,#3,#4));"
    "#6=IFCFACEOUTERBOUND(#5,.T.);"
    "#7=IFCFACE((#6));"
    "#8=IFCOPENSHELL((#7));"
)
OTHER = (
    "#21=IFCCARTESIANPOINT((7.,7.,7.));#22=IFCCARTESIANPOINT((8.,7.,7.));#23=IFCCARTESIANPOINT((8.,8.,7.));"
    "#24=IFCPOLYLOOP((#21,#22,#23));#25=IFCFACEBOUND(#24,.F.);#26=IFCFACE((#25));#27=IFCCLOSEDSHELL((#26));"
)
CORNERS = [[0.0, 0.0, 0.0], [2.5, 0.0, 0.0], [2.5, 2.0, 0.1], [0.0, -2.0, 150.0]]
TURNED_CORNERS = [[8.0, 8.0, 7.0], [8.0, 7.0, 7.0], [7.0, 7.0, 7.0]]


def read(*pieces: str) -> PolygonShells:
    records = FaceRecords()
    for piece in pieces:
        records.add(piece.encode())
    return records.link()


def rings_by_shell(shells: PolygonShells) -> dict[int, list[list[NDArray[np.float64]]]]:
    """Return the corners (n, 3) of the rings of the faces of each shell."""
    polygons = shells.polygons
    return {
        int(key): [
            [
                shells.points[polygons.corners[polygons.rings[ring] : polygons.rings[ring + 1]]]
                for ring in range(polygons.faces[face], polygons.faces[face + 1])
            ]
            for face in range(first, end)
        ]
        for key, first, end in zip(shells.ids, shells.starts[:-1], shells.starts[1:], strict=True)
    }


def test_a_shell_has_the_corners_that_its_records_say_in_the_order_of_its_bounds() -> None:
    found = rings_by_shell(read(SQUARE + OTHER))

    assert list(found) == [8, 27]
    assert found[8][0][0].tolist() == CORNERS
    assert found[27][0][0].tolist() == TURNED_CORNERS


def test_records_in_any_order_and_in_several_pieces_are_put_together() -> None:
    pieces = [f"{record};" for record in (SQUARE + OTHER).split(";") if record]
    found = rings_by_shell(read("ENDSEC;DATA;", *pieces[::-1], "ENDSEC;END-ISO-10303-21;", ""))

    assert list(found) == [8, 27]
    assert found[8][0][0].tolist() == CORNERS
    assert found[27][0][0].tolist() == TURNED_CORNERS


def test_what_follows_the_last_record_is_no_part_of_it() -> None:
    assert list(rings_by_shell(read(SQUARE + "ENDSEC;END-ISO-10303-21;"))) == [8]


def test_a_face_has_all_its_rings_and_a_shell_all_its_faces() -> None:
    both = "#28=IFCFACE((#6,#25));#29=IFCCONNECTEDFACESET((#7,#28,#7));"
    found = rings_by_shell(read(SQUARE + OTHER + both))

    assert [[len(ring) for ring in rings] for rings in found[29]] == [[4], [4, 3], [4]]


@pytest.mark.parametrize(
    ("record", "odd"),
    [
        ("#5=IFCPOLYLOOP((#1,#2,#3,#4));", "#5=IFCPOLYLOOP((#1,#2,$,#4));"),
        ("#5=IFCPOLYLOOP((#1,#2,#3,#4));", "#5=IFCPOLYLOOP(());"),
        ("#5=IFCPOLYLOOP((#1,#2,#3,#4));", "#5=IFCPOLYLOOP($);"),
        ("#5=IFCPOLYLOOP((#1,#2,#3,#4));", "#5=IFCEDGELOOP((#1,#2,#3,#4));"),
        ("#5=IFCPOLYLOOP((#1,#2,#3,#4));", "#5=IFCPOLYLOOP((#1,#2,#3,#8));"),
        ("#6=IFCFACEOUTERBOUND(#5,.T.);", "#6=IFCFACEOUTERBOUND(#5,$);"),
        ("#6=IFCFACEOUTERBOUND(#5,.T.);", "#6=IFCFACEOUTERBOUND(#5,.U.);"),
        ("#6=IFCFACEOUTERBOUND(#5,.T.);", "#6=IFCFACEOUTERBOUND(#5,#5,.T.);"),
        ("#6=IFCFACEOUTERBOUND(#5,.T.);", "#6=IFCFACEOUTERBOUND($,.T.);"),
        ("#7=IFCFACE((#6));", "#7=IFCFACE((#6,*));"),
        ("#7=IFCFACE((#6));", "#7=IFCFACESURFACE((#6),#1,.T.);"),
        ("#7=IFCFACE((#6));", "#7=IFCFACE((IFCFACEBOUND(#5,.T.)));"),
        ("#2=IFCCARTESIANPOINT((2.5,0.,0.));", "#2=IFCCARTESIANPOINT((2.5,0.));"),
        ("#2=IFCCARTESIANPOINT((2.5,0.,0.));", "#2=IFCCARTESIANPOINTLIST3D((2.5,0.,0.));"),
        ("#2=IFCCARTESIANPOINT((2.5,0.,0.));", ""),
    ],
)
def test_a_shell_that_leans_on_a_record_of_another_form_is_left_out_alone(record: str, odd: str) -> None:
    assert record in SQUARE

    assert list(rings_by_shell(read(SQUARE.replace(record, odd) + OTHER))) == [27]


@pytest.mark.parametrize("number", ["$", "IFCLENGTHMEASURE(2.5)", "+2.5", "nan", "2.5.5", "(2.5)", "0x1", "TRUE", "*"])
def test_a_coordinate_that_is_no_plain_decimal_leaves_the_points_near_it_to_others(number: str) -> None:
    found = rings_by_shell(read(SQUARE.replace("((2.5,0.,0.))", f"(({number},0.,0.))"), OTHER))

    assert list(found) == [27]


def test_few_records_meant_many_times_over_are_left_to_others() -> None:
    """A loop of 200 corners, bound 200 times in each of 200 faces of 200 shells: 1.6 thousand million corners in 40 kB."""
    loop = f"#5=IFCPOLYLOOP(({','.join(['#1', '#2', '#3', '#4'] * 50)}));"
    face = f"#7=IFCFACE(({','.join(['#6'] * 200)}));"
    shells = "".join(f"#{key}=IFCOPENSHELL(({','.join(['#7'] * 200)}));" for key in range(100, 300))
    text = SQUARE.replace("#5=IFCPOLYLOOP((#1,#2,#3,#4));", loop).replace("#7=IFCFACE((#6));", face) + shells

    assert len(read(text).ids) == 0


@pytest.mark.parametrize("text", ["", ";", "#1=IFCWALL('',$);", "#1=IFCPOLYLOOP((#2));#2=IFCCARTESIANPOINT((1.,2.));"])
def test_a_text_without_faces_has_no_shells(text: str) -> None:
    assert len(read(text).ids) == 0


@pytest.mark.parametrize("name", ["duplex_a.ifc", "institute_ac11.ifc", "voxel_demo2.ifc"])
def test_every_ring_of_a_real_model_is_the_one_that_the_parser_reads(name: str) -> None:
    path = real_model(name)
    records = FaceRecords()
    with path.open("rb") as stream:
        for piece in read_pieces(stream, name):
            records.add(piece.data)
    found = rings_by_shell(records.link())

    shells = ifcopenshell.open(str(path)).by_type("IfcConnectedFaceSet")
    assert sorted(found) == sorted(shell.id() for shell in shells)
    for shell in shells:
        for rings, face in zip(found[shell.id()], shell.get_info(recursive=True)["CfsFaces"], strict=True):
            for ring, bound in zip(rings, face["Bounds"], strict=True):
                corners = [list(point["Coordinates"]) for point in bound["Bound"]["Polygon"]]
                assert ring.tolist() == (corners if bound["Orientation"] else corners[::-1])
