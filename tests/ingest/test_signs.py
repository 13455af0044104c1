"""Signs of drawn buildings: faces, legends, properties, in every schema."""

import math
from pathlib import Path
from typing import Any

import pytest

from tests.support.make_ifc import Drawing, guid, rectangle
from twin.ingest.read import read_ifc
from twin.model.ids import SignId
from twin.model.sign import Arrow, Mounting, Sign, SignKind, SignStatus
from twin.model.twin import Ingested


def read(drawing: Drawing, tmp_path: Path) -> Ingested:
    return read_ifc(drawing.write(tmp_path / "signs.ifc"))


def hall(schema: str = "IFC4") -> tuple[Drawing, Any]:
    drawing = Drawing(schema=schema)
    storey = drawing.storey("Ground", 0.0)
    drawing.space(storey, "hall", rectangle(0.0, 0.0, 10.0, 6.0))
    return drawing, storey


def board(
    drawing: Drawing, storey: Any, name: str = "s", ifc_class: str = "IfcBuildingElementProxy", **typed: Any
) -> Any:
    """Draw a board 1.2 m wide and 0.3 m high at (4, 3, 2.4), turned a quarter to the left."""
    made = drawing.element(ifc_class, storey, name, rectangle(-0.6, 0.0, 0.6, 0.05), height_m=0.3, **typed)
    made.ObjectPlacement = drawing.placement((4.0, 3.0, 2.4), storey, x=(0.0, 1.0, 0.0))
    return made


def sign(ingested: Ingested, name: str = "s") -> Sign:
    return ingested.twin.signs[SignId(guid(name))]


def test_a_sign_looks_along_local_minus_y_from_the_middle_of_its_lower_edge(tmp_path: Path) -> None:
    drawing, storey = hall()
    drawing.properties(board(drawing, storey), "Twin_Sign", Kind="guidance", Mounting="hanging", LetterHeight_m=0.08)

    found = sign(read(drawing, tmp_path))

    (face,) = found.faces
    assert face.facing_rad == pytest.approx(0.0)  # a quarter turn: local -Y is the plan's +x
    assert [face.width_m, face.height_m] == pytest.approx([1.2, 0.3])
    assert face.legends is None
    assert found.at == pytest.approx((4.0, 3.0, 2.4))
    assert found.space == guid("hall")
    assert found.kind is not None
    assert found.kind.value is SignKind.GUIDANCE
    assert found.mounting is not None
    assert found.mounting.value is Mounting.HANGING
    assert found.letter_height_m is not None
    assert found.letter_height_m.value == pytest.approx(0.08)


def test_legends_of_both_sides_are_read_and_bad_lines_reported(tmp_path: Path) -> None:
    drawing, storey = hall()
    drawing.properties(
        board(drawing, storey),
        "Twin_Sign",
        DoubleSided=True,
        Legends=["left | zone:toilet | 卫生间 | Restroom | toilet", "sideways | exit"],
        LegendsBack=["right | zone:toilet | 卫生间 | Restroom | toilet"],
    )

    ingested = read(drawing, tmp_path)

    front, back = sign(ingested).faces
    assert front.legends is not None
    assert back.legends is not None
    assert [legend.arrow for legend in front.legends] == [Arrow.LEFT]
    assert [legend.arrow for legend in back.legends] == [Arrow.RIGHT]
    assert back.facing_rad == pytest.approx(math.pi)
    assert [finding.observed for finding in ingested.findings if finding.code == "ING602"] == ["sideways | exit"]


def test_a_double_sided_sign_without_back_legends_has_an_unknown_back(tmp_path: Path) -> None:
    drawing, storey = hall()
    drawing.properties(board(drawing, storey), "Twin_Sign", DoubleSided=True, Legends=["left | exit | 出口 | Exit |"])

    front, back = sign(read(drawing, tmp_path)).faces

    assert front.legends is not None
    assert back.legends is None


@pytest.mark.parametrize(
    ("schema", "ifc_class", "name", "typed"),
    [
        ("IFC4X3_ADD2", "IfcSign", "s", {}),
        ("IFC4", "IfcBuildingElementProxy", "s", {"ObjectType": "SIGN"}),
        ("IFC2X3", "IfcFurnishingElement", "s", {"ObjectType": "Sign"}),
        ("IFC4", "IfcBuildingElementProxy", "导向标牌-03", {}),
        ("IFC2X3", "IfcBuildingElementProxy", "Sign_Wayfinding", {}),
    ],
)
def test_a_sign_is_known_by_class_object_type_or_name(
    tmp_path: Path, schema: str, ifc_class: str, name: str, typed: dict[str, Any]
) -> None:
    drawing, storey = hall(schema)
    board(drawing, storey, name, ifc_class, **typed)

    ingested = read(drawing, tmp_path)

    assert list(ingested.twin.signs) == [guid(name)]
    assert "ING603" in {finding.code for finding in ingested.findings}


@pytest.mark.parametrize(
    ("ifc_class", "name"),
    [("IfcBuildingElementProxy", "Design model"), ("IfcBuildingElementProxy", "标识吊杆"), ("IfcWall", "Sign wall")],
)
def test_what_only_sounds_like_a_sign_is_none(tmp_path: Path, ifc_class: str, name: str) -> None:
    drawing, storey = hall()
    board(drawing, storey, name, ifc_class)

    assert read(drawing, tmp_path).twin.signs == {}


def test_everything_else_the_profile_names_is_kept(tmp_path: Path) -> None:
    drawing, storey = hall()
    drawing.properties(
        board(drawing, storey),
        "Twin_Sign",
        TextColour="#ffffff",
        BackgroundColour="#003366",
        Illumination="internal",
        Phone="12345",
        FontZh="黑体",
        FontEn="Arial",
        FontWeight="bold",
        AutoBrightness=True,
        Status="expired",
        ValidFrom="2026-01-01",
        ValidUntil="2026-06-30",
        LogoPresent=False,
    )

    found = sign(read(drawing, tmp_path))

    assert (found.text_colour, found.background_colour, found.illumination) == ("#ffffff", "#003366", "internal")
    assert (found.phone, found.font_zh, found.font_en, found.font_weight) == ("12345", "黑体", "Arial", "bold")
    assert (found.auto_brightness, found.logo_present) == (True, False)
    assert (found.status, found.valid_from, found.valid_until) == (SignStatus.EXPIRED, "2026-01-01", "2026-06-30")


def test_a_term_the_profile_does_not_know_is_a_finding_and_unknown(tmp_path: Path) -> None:
    drawing, storey = hall()
    drawing.properties(board(drawing, storey), "Twin_Sign", Kind="poster", Legends=["none | exit | 出口 | Exit |"])

    ingested = read(drawing, tmp_path)

    assert sign(ingested).kind is None
    assert [finding.observed for finding in ingested.findings if finding.code == "ING407"] == ["poster"]
