"""What a scan of the text proves before any parser is asked: form, references, numbers, archives, XML."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import inflate64
import pytest

from tests.support.made_files import two_rooms
from twin.errors import IntegrityError, UnusableInputError
from twin.ingest.records.ifc_file import open_ifc
from twin.ingest.records.integrity import records, unpacking
from twin.ingest.records.integrity.ifcxml import ifcxml_to_step
from twin.ingest.records.step_text import read_step_text


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return two_rooms().write(tmp_path / "house.ifc")


def find_id(text: str, keyword: str) -> str:
    """Return the id of the first record of a class."""
    found = re.search(rf"^(#\d+)={keyword}\(", text, flags=re.MULTILINE)
    assert found is not None
    return found[1]


def add_records(house: Path, *lines: str) -> None:
    house.write_text(house.read_text().replace("DATA;\n", "DATA;\n" + "\n".join(lines) + "\n", 1))


@pytest.mark.parametrize(
    ("lines", "circle"),
    [
        (["#900001=IFCLOCALPLACEMENT(#900001,$);"], "#900001 → #900001"),
        (
            [
                "#900001=IFCBOOLEANRESULT(.UNION.,#900002,#900002);",
                "#900002=IFCBOOLEANRESULT(.UNION.,#900001,#900001);",
            ],
            "#900001 → #900002 → #900001",
        ),
        (
            [
                "#900003=IFCREPRESENTATIONMAP($,#900001);",
                "#900002=IFCMAPPEDITEM(#900003,$);",
                "#900001=IFCSHAPEREPRESENTATION($,'Body','MappedRepresentation',(#900002));",
            ],
            "#900001 → #900002 → #900003 → #900001",
        ),
    ],
)
def test_records_that_lead_back_to_themselves_are_not_proven(house: Path, lines: list[str], circle: str) -> None:
    add_records(house, *lines)

    with pytest.raises(IntegrityError, match=re.escape(f"lead back to themselves ({circle})")):
        open_ifc(house)


@pytest.mark.parametrize("relation", ["IFCRELAGGREGATES", "IFCRELNESTS"])
def test_a_whole_that_is_part_of_its_part_is_not_proven(house: Path, relation: str) -> None:
    text = house.read_text()
    first, second = find_id(text, "IFCBUILDING"), find_id(text, "IFCBUILDINGSTOREY")
    add_records(house, f"#900001={relation}('2TwinTwinTwinTwinTwin1',$,$,$,{second},({first}));")

    with pytest.raises(IntegrityError, match="parts of themselves") as caught:
        open_ifc(house)
    assert {first, second} <= set(re.findall(r"#\d+", str(caught.value)))


def test_a_group_in_itself_is_not_proven(house: Path) -> None:
    add_records(
        house,
        "#900001=IFCGROUP('2TwinTwinTwinTwinTwin1',$,'g',$,$);",
        "#900002=IFCRELASSIGNSTOGROUP('2TwinTwinTwinTwinTwin2',$,$,$,(#900001),$,#900001);",
    )

    with pytest.raises(IntegrityError, match=r"parts of themselves \(#900001 → #900001\)"):
        open_ifc(house)


def test_a_chain_of_records_deeper_than_any_building_is_not_proven(house: Path) -> None:
    depth = records.MAX_REFERENCE_DEPTH + 10
    chain = [f"#{910000 + i}=IFCLOCALPLACEMENT(#{910001 + i},$);" for i in range(depth)]
    add_records(house, *chain, f"#{910000 + depth}=IFCLOCALPLACEMENT($,$);")

    with pytest.raises(IntegrityError, match="more than 2000 deep"):
        open_ifc(house)


def test_a_diamond_of_references_is_no_circle(house: Path) -> None:
    add_records(
        house,
        "#900001=IFCCARTESIANPOINT((0.,0.));",
        "#900002=IFCPOLYLINE((#900001,#900001));",
        "#900003=IFCGEOMETRICCURVESET((#900002,#900001));",
    )

    assert read_step_text(house).records == house.read_text().count("\n#")


@pytest.mark.parametrize(
    "number", ["nan", "-NaN", "1.#IND", "-1.#INF", "inf", "1.E+300", "-12345678901234567.", "1E999"]
)
def test_what_is_no_number_or_no_length_is_not_proven(house: Path, number: str) -> None:
    add_records(house, f"#900001=IFCCARTESIANPOINT((0.,{number},0.));")

    with pytest.raises(IntegrityError, match="#900001=IFCCARTESIANPOINT"):
        open_ifc(house)


@pytest.mark.parametrize(
    "number", ["1.E-300", "0.12345678901234567890", "729013348.8297004", "1.5E+9", "999999999999999."]
)
def test_long_and_small_numbers_are_fine(house: Path, number: str) -> None:
    add_records(house, f"#900001=IFCCARTESIANPOINT((0.,{number},0.));")

    assert open_ifc(house).findings == ()


def test_an_absurd_property_is_a_finding_not_a_refusal(house: Path) -> None:
    add_records(house, "#900001=IFCPROPERTYSINGLEVALUE('U',$,IFCREAL(3.4E+38),$);")

    assert [finding.code for finding in open_ifc(house).findings] == ["ING109"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("=IFCWALL(", "=IFCWALL((", 1),
        lambda text: text.replace("=IFCWALL(", "IFCWALL(", 1),
        lambda text: re.sub(r"\);\n(#\d+=IFCWALL)", r")\n\1", text, count=1),
        lambda text: re.sub(r"(=IFCWALL\([^;]*)\);", r"\1;", text, count=1),
    ],
)
def test_a_record_that_is_none_is_not_proven(house: Path, damage: Callable[[str], str]) -> None:
    text = house.read_text()
    house.write_text(damage(text))
    assert house.read_text() != text

    with pytest.raises(IntegrityError, match=r"is no record|without a number"):
        read_step_text(house)


def test_lists_in_lists_without_end_are_not_proven(house: Path) -> None:
    add_records(house, f"#900001=IFCCARTESIANPOINT({'(' * 70}0.{')' * 70});")

    with pytest.raises(IntegrityError, match="deep in one record"):
        open_ifc(house)


def test_more_records_than_the_limit_are_not_proven(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_ENTITIES", 50)

    with pytest.raises(IntegrityError, match="the limit is 50"):
        open_ifc(house)


def test_the_parsers_own_schema_is_no_schema_of_buildings(house: Path) -> None:
    house.write_text(house.read_text().replace("FILE_SCHEMA(('IFC4'))", "FILE_SCHEMA(('HEADER_SECTION_SCHEMA'))"))

    with pytest.raises(UnusableInputError, match="HEADER_SECTION_SCHEMA"):
        open_ifc(house)


@pytest.mark.parametrize(
    ("label", "written", "read_as"),
    [
        ("IFC4X3", "IFC4X3_ADD2", "IFC4X3_ADD2"),
        ("IFC4X3_ADD1", "IFC4X3_ADD2", "IFC4X3_ADD2"),
        ("IFC2X2_FINAL", "IFC2X3", "IFC2X3"),
        ("IFC2X_FINAL", "IFC2X3", "IFC2X3"),
        ("IFC20_LONGFORM", "IFC2X3", "IFC2X3"),
        ("IFC4_ADD2", "IFC4", "IFC4"),
    ],
)
def test_every_refused_label_of_the_field_is_read_as_its_sibling(
    tmp_path: Path, label: str, written: str, read_as: str
) -> None:
    path = two_rooms(schema=written).write(tmp_path / "house.ifc")
    path.write_text(re.sub(r"FILE_SCHEMA\(\('[^']*'\)\)", f"FILE_SCHEMA(('{label}'))", path.read_text()))

    opened = open_ifc(path)

    assert opened.schema == read_as
    assert "ING101" in {finding.code for finding in opened.findings}
    assert len(opened.list_elements("IfcSpace")) == 2


XML = """<?xml version="1.0" encoding="UTF-8"?>{before}
<doc:iso_10303_28 xmlns:exp="urn:oid:1.0.10303.28.2.1.1" xmlns:doc="urn:oid:1.0.10303.28.2.1.3"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="2.0">
<uos xmlns="http://www.iai-international.org/ifcXML2/FINAL/IFC2X3">{inside}</uos></doc:iso_10303_28>"""


def convert(inside: str, before: str = "") -> list[str]:
    """Return the records that a made ifcXML gives."""
    step = ifcxml_to_step(XML.format(before=before, inside=inside).encode(), "made.ifcxml").decode()
    return re.findall(r"^#.*$", step, flags=re.MULTILINE)


def test_ifcxml_becomes_records_in_the_order_of_the_schema() -> None:
    made = convert(
        '<IfcCartesianPoint id="p"><Coordinates exp:cType="list">1 -2.5E-3</Coordinates></IfcCartesianPoint>'
        '<IfcPropertySingleValue id="v"><NominalValue><IfcLabel>D\u00fcr\'s</IfcLabel></NominalValue><Name>N</Name></IfcPropertySingleValue>'
        '<IfcPolyline id="l"><Points exp:cType="list"><IfcCartesianPoint exp:pos="1" xsi:nil="true" ref="p"/>'
        '<IfcCartesianPoint exp:pos="0"><Coordinates>3. 4.</Coordinates></IfcCartesianPoint></Points></IfcPolyline>'
        '<IfcSIUnit id="u"><UnitType>lengthunit</UnitType><Prefix>milli</Prefix><Name>metre</Name></IfcSIUnit>'
    )

    assert made == [
        "#1=IFCCARTESIANPOINT((1.,-2.5E-3));",
        "#2=IFCPROPERTYSINGLEVALUE('N',$,IFCLABEL('D\\X2\\00FC\\X0\\r''s'),$);",
        "#3=IFCPOLYLINE((#4,#1));",
        "#4=IFCCARTESIANPOINT((3.,4.));",
        "#5=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);",
    ]


@pytest.mark.parametrize(
    ("inside", "before", "sentence"),
    [
        ("", '<!DOCTYPE uos [<!ENTITY x SYSTEM "file:///etc/hostname">]>', "declares a document type"),
        ("", '<!DOCTYPE uos SYSTEM "http://127.0.0.1/x.dtd">', "declares a document type"),
        ("<IfcWheel id='w'/>", "", "<IfcWheel>, which IFC2X3 does not know"),
        ("<IfcDirection id='d'><Speed>1</Speed></IfcDirection>", "", "<IfcDirection> with content"),
        ("<IfcDirection id='d'><DirectionRatios>1 north</DirectionRatios></IfcDirection>", "", "content that IFC2X3"),
        (
            "<IfcLocalPlacement id='p'><RelativePlacement><IfcAxis2Placement3D ref='q'/></RelativePlacement></IfcLocalPlacement>",
            "",
            "'q'",
        ),
        ("<IfcDirection id='d'/><IfcDirection id='d'/>", "", "more than once"),
        ("<a>" * 300 + "</a>" * 300, "", "more than 256 deep"),
        ("<IfcDirection id='d'>", "", "damaged XML"),
    ],
)
def test_ifcxml_that_is_not_sound_is_not_proven(inside: str, before: str, sentence: str) -> None:
    with pytest.raises(IntegrityError, match=re.escape(sentence)) as caught:
        convert(inside, before)
    assert "\n" not in str(caught.value)


def test_xml_of_another_kind_is_unusable(tmp_path: Path) -> None:
    page = tmp_path / "page.ifcxml"
    page.write_text("<?xml version='1.0'?><html/>")
    newer = tmp_path / "newer.ifcxml"
    newer.write_text("<ifcXML xmlns='http://www.buildingsmart-tech.org/ifc/IFC4x1/final'><IfcWall id='w'/></ifcXML>")

    for path in (page, newer):
        with pytest.raises(UnusableInputError, match="not the ifcXML of IFC2X3"):
            open_ifc(path)


def test_a_damaged_archive_is_not_proven(house: Path, tmp_path: Path) -> None:
    packed = tmp_path / "house.ifczip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(house, "inner.ifc")
    content = bytearray(packed.read_bytes())
    content[200:210] = bytes(10)
    packed.write_bytes(bytes(content))

    with pytest.raises(IntegrityError, match="damaged archive"):
        open_ifc(packed)


def test_deflate64_is_unpacked_and_its_checksum_believed_only_if_right(house: Path, tmp_path: Path) -> None:
    """The archive is made by hand: Python's own writer does not know the method."""
    content = house.read_bytes()
    deflater = inflate64.Deflater()
    body = deflater.deflate(content) + deflater.flush()
    packed = tmp_path / "house.ifczip"
    packed.write_bytes(_archive(body, content, len(body)))

    assert open_ifc(packed).entities == open_ifc(house).entities
    packed.write_bytes(_archive(body, content + b" ", len(body)))
    with pytest.raises(IntegrityError, match="bad checksum"):
        open_ifc(packed)


def test_deflate64_that_swells_is_over_the_limit() -> None:
    deflater = inflate64.Deflater()
    body = deflater.deflate(bytes(20_000_000)) + deflater.flush()

    with pytest.raises(IntegrityError, match="unpacks to more than"):
        unpacking.unpack(_archive(body, b"", len(body)), "bomb.ifczip")


def _archive(body: bytes, content: bytes, size: int) -> bytes:
    """Return a zip archive with one member, ``a.ifc``, packed with method 9."""
    common = struct.pack("<HHHHHLLLHH", 20, 0, 9, 0, 0, zlib.crc32(content), size, len(content), 5, 0)
    local = b"PK\x03\x04" + common + b"a.ifc" + body
    central = b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHLL", 0, 0, 0, 0, 0) + b"a.ifc"
    end = b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end
