"""What opens, what is refused, and with which of the two errors."""

import re
import zipfile
from pathlib import Path

import pytest

from tests.support.made_files import two_rooms
from twin.errors import IntegrityError, UnusableInputError
from twin.ingest.records.ifc_file import open_ifc
from twin.ingest.records.step_text import read_step_text


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return two_rooms().write(tmp_path / "house.ifc")


def test_a_whole_file_opens_and_says_its_unit_and_schema(house: Path) -> None:
    opened = open_ifc(house)

    assert opened.length_unit_m == pytest.approx(0.001)
    assert opened.schema == "IFC4"
    assert opened.entities == house.read_text().count("\n#")
    assert opened.findings == ()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7\n1 0 obj", "is not an IFC file"),
        (b"\x89PNG\r\n\x1a\n", "is not an IFC file"),
        (b"<?xml version='1.0'?><ifc/>", "not the ifcXML of IFC2X3"),
        (b"HEADER;\nFILE_SCHEMA(('IFC4'));\nENDSEC;\nDATA;\nENDSEC;\n", "no readable header"),
        (b"ISO-10303-21;\nHEADER;\nENDSEC;\nDATA;\nENDSEC;\nEND-ISO-10303-21;\n", "FILE_SCHEMA is missing"),
        (
            b"ISO-10303-21;\nHEADER;\nFILE_SCHEMA(('AUTOMOTIVE_DESIGN'));\nENDSEC;\nDATA;\nENDSEC;\nEND-ISO-10303-21;\n",
            "AUTOMOTIVE_DESIGN",
        ),
    ],
)
def test_what_is_no_ifc_file_is_unusable_in_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "input.ifc"
    path.write_bytes(content)

    with pytest.raises(UnusableInputError, match=sentence) as caught:
        open_ifc(path)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_unusable(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="no such file"):
        open_ifc(tmp_path / "absent.ifc")
    with pytest.raises(UnusableInputError, match="is not a file"):
        open_ifc(tmp_path)


def test_a_file_without_a_building_is_unusable(house: Path) -> None:
    # A site takes the building's nine first attributes; only its class is different.
    text = re.sub(r"=IFCBUILDING\((.*?),\$,\$,\$\);", r"=IFCSITE(\1,$,$,$,$,$);", house.read_text())
    house.write_text(text)

    with pytest.raises(UnusableInputError, match="no building"):
        open_ifc(house)


@pytest.mark.parametrize("kept_ratio", [0.3, 0.6, 0.9, 0.999])
def test_a_file_that_is_cut_off_is_not_proven(house: Path, kept_ratio: float) -> None:
    content = house.read_bytes()
    house.write_bytes(content[: int(len(content) * kept_ratio)])

    with pytest.raises(IntegrityError, match="cut off"):
        open_ifc(house)


def test_every_lost_record_is_noticed(house: Path, tmp_path: Path) -> None:
    """Each line that something refers to is taken out in turn; the file still ends properly."""
    lines = house.read_text().split("\n")
    referred = set(re.findall(r"(?<!^)#(\d+)", "\n".join(lines), flags=re.MULTILINE))
    victims = [i for i, line in enumerate(lines) if (found := re.match(r"#(\d+)=", line)) and found[1] in referred]
    damaged = tmp_path / "damaged.ifc"
    assert len(victims) > 100

    for index in victims[::7]:
        damaged.write_text("\n".join(lines[:index] + lines[index + 1 :]))
        with pytest.raises(IntegrityError, match="lead nowhere"):
            read_step_text(damaged)


def test_an_id_that_is_defined_twice_is_not_proven(house: Path) -> None:
    text = house.read_text()
    line = re.search(r"^#\d+=IFCDIRECTION.*$", text, flags=re.MULTILINE)
    assert line is not None
    house.write_text(text.replace("DATA;\n", f"DATA;\n{line[0]}\n", 1))

    with pytest.raises(IntegrityError, match="more than once"):
        open_ifc(house)


@pytest.mark.parametrize("projects", [0, 2])
def test_no_project_or_two_are_not_proven(house: Path, projects: int) -> None:
    text = house.read_text()
    line = re.search(r"^#\d+=IFCPROJECT\((.*)\);$", text, flags=re.MULTILINE)
    relation = re.search(r"^#\d+=IFCRELAGGREGATES\('[^']*',\$,'project/site'.*\n", text, flags=re.MULTILINE)
    assert line is not None
    assert relation is not None
    second = line[1].replace("'", "'x", 1)
    if projects == 0:
        text = text.replace(relation[0], "").replace(line[0] + "\n", "")
    else:
        text = text.replace("DATA;\n", f"DATA;\n#999999=IFCPROJECT({second});\n", 1)
    house.write_text(text)

    with pytest.raises(IntegrityError, match=f"holds {projects} IfcProject"):
        open_ifc(house)


def test_hash_signs_in_strings_and_comments_are_no_references(house: Path) -> None:
    text = house.read_text().replace("'Reading room'", "'Room #424242 isn''t here; #1=IFCWALL('")
    house.write_text(text.replace("DATA;\n", "DATA;\n/* see #515151 and #1=IFCDOOR */\n", 1))

    opened = open_ifc(house)

    assert {"Room #424242 isn't here; #1=IFCWALL("} <= {space.LongName for space in opened.list_elements("IfcSpace")}


def test_a_label_without_a_reader_is_read_as_its_sibling_and_said(house: Path) -> None:
    house.write_text(house.read_text().replace("FILE_SCHEMA(('IFC4'))", "FILE_SCHEMA(('IFC4_ADD9'))"))

    opened = open_ifc(house)

    assert opened.schema == "IFC4"
    assert [finding.code for finding in opened.findings] == ["ING101"]
    assert len(opened.list_elements("IfcSpace")) == 2


def test_an_archive_with_one_model_opens(house: Path, tmp_path: Path) -> None:
    packed = tmp_path / "house.ifczip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(house, "inner.ifc")

    assert open_ifc(packed).entities == open_ifc(house).entities
    assert open_ifc(packed).sha256 != open_ifc(house).sha256


def test_an_archive_that_swells_is_over_the_limit(tmp_path: Path) -> None:
    packed = tmp_path / "bomb.ifczip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.ifc", b"ISO-10303-21;" + b" " * 20_000_000)

    with pytest.raises(IntegrityError, match="unpacks to more than"):
        open_ifc(packed)


def test_an_archive_without_a_model_is_unusable(tmp_path: Path) -> None:
    packed = tmp_path / "other.ifczip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "nothing")

    with pytest.raises(UnusableInputError, match=r"0 \.ifc files"):
        open_ifc(packed)


def test_shared_global_ids_get_numbered_names(house: Path) -> None:
    opened = open_ifc(house)
    first, second = opened.list_elements("IfcWall")
    house.write_text(house.read_text().replace(second.GlobalId, first.GlobalId))

    again = open_ifc(house)

    assert [first.GlobalId, f"{first.GlobalId}#1"] == [again.id_of(wall) for wall in again.list_elements("IfcWall")]
    assert "ING102" in {finding.code for finding in again.findings}
