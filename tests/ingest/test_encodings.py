"""Texts in the code page of somebody's machine are recognised and read right, or said to be unreadable."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.made_files import two_rooms
from twin.ingest.records.ifc_file import open_ifc
from twin.ingest.records.integrity.encodings import guess_code_page
from twin.ingest.records.step_text import read_step_text

NAMES = {
    "cp932": ["1階", "会議室", "トイレ（女）", "表示"],
    "gb18030": ["一层", "卫生间", "办事大厅", "无障碍电梯"],
    "cp1251": ["Этаж 1", "Санузел", "Лестница", "Вход"],
    "cp1252": ["Küche", "Büro 20 m²", "Terrasse extérieure", "Straße"],
    "mac_roman": ["Innenwände", "Flügelfenster", "Hauptnutzfläche", "Gebäude"],
    "utf-8": ["一层", "Küche", "Этаж"],
}


def name_the_rooms(path: Path, first: bytes, second: bytes) -> None:
    """Write two texts into the file in place of the rooms' long names."""
    content = path.read_bytes()
    path.write_bytes(
        content.replace(b"'Reading room'", b"'" + first + b"'").replace(b"'Corridor'", b"'" + second + b"'")
    )


def escaped(raw: bytes) -> bytes:
    """Write bytes one by one, as exporters do that take a code page for Latin-1."""
    return b"".join(
        bytes([byte])
        if 0x20 <= byte < 0x80 and byte != 0x5C
        else b"\\\\"
        if byte == 0x5C
        else b"\\X\\%02X" % byte
        if byte < 0xA0
        else b"\\S\\" + bytes([byte & 0x7F]).replace(b"'", b"''")
        for byte in raw
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return two_rooms().write(tmp_path / "house.ifc")


@pytest.mark.parametrize("code_page", sorted(NAMES))
def test_a_code_page_is_told_from_a_few_names(code_page: str) -> None:
    assert guess_code_page([name.encode(code_page) for name in NAMES[code_page]]) == code_page


@pytest.mark.parametrize("code_page", sorted(NAMES))
@pytest.mark.parametrize("write", [bytes, escaped])
def test_names_in_a_code_page_are_read_right(house: Path, code_page: str, write: Callable[[bytes], bytes]) -> None:
    first, second = NAMES[code_page][:2]
    name_the_rooms(house, write(first.encode(code_page)), write(second.encode(code_page)))

    opened = open_ifc(house)

    assert {space.LongName for space in opened.list_elements("IfcSpace")} == {first, second}
    if (code_page, write) != ("cp1252", escaped):
        assert [(finding.code, finding.observed) for finding in opened.findings] == [("ING107", code_page)]


def test_latin_letters_as_step_writes_them_are_left_alone(house: Path) -> None:
    name_the_rooms(house, escaped("Küche".encode("latin-1")), b"B\\X2\\00FC\\X0\\ro")

    opened = open_ifc(house)

    assert {space.LongName for space in opened.list_elements("IfcSpace")} == {"Küche", "Büro"}
    assert opened.findings == ()


def test_bytes_of_no_known_code_page_are_a_finding(house: Path) -> None:
    name_the_rooms(house, b"\xff\xfe\x81\x8d", b"\x81\xff\x90")

    assert [finding.code for finding in open_ifc(house).findings] == ["ING108"]


def test_nothing_but_the_texts_is_changed(house: Path) -> None:
    name_the_rooms(house, "卫生间's".encode("gb18030").replace(b"'", b"''"), b"Corridor")
    content = house.read_bytes()

    mended = read_step_text(house)

    assert len(mended.texts.rewritten) == 1
    assert mended.repacked is not None
    assert mended.repacked.isascii()
    assert mended.repacked == content.replace("卫生间".encode("gb18030"), b"\\X2\\536B751F95F4\\X0\\")


def test_a_file_in_ascii_is_given_back_as_it_is(house: Path) -> None:
    assert house.read_bytes().isascii()
    assert read_step_text(house).repacked is None
