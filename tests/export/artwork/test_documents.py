"""What is written down: SVG that parses, PDF that opens, both to scale and the same every time."""

import re
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pypdfium2
import pytest

from tests.export.artwork.signs import line, sign
from tests.support.readings import DEMO_HALL, read_once
from twin.errors import ExportError, UnknownIdError
from twin.export.artwork.drawing import Drawing, Shape
from twin.export.artwork.face import draw_face
from twin.export.artwork.files import WHOLE, write_artwork
from twin.export.artwork.outline import draw_box
from twin.export.artwork.pdf import write_pdf
from twin.export.artwork.reader_plan import carries_plan
from twin.export.artwork.svg import write_svg
from twin.model.ids import SignId
from twin.model.sign import Arrow
from twin.model.twin import Twin

SVG = "{http://www.w3.org/2000/svg}"
POINTS_IN_MM = 72 / 25.4
Pixel = Callable[[float, float], tuple[int, ...]]


def _open(data: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(data)


def _pixels(data: bytes) -> Pixel:
    """Return the colour at a point in millimetres, by somebody else's renderer."""
    picture = _open(data)[0].render(scale=2 / POINTS_IN_MM).to_pil().convert("RGB")
    return lambda x, y: picture.getpixel((round(2 * x), round(2 * y)))


def test_a_pdf_page_has_the_size_of_the_face_and_its_colours_in_their_place() -> None:
    red = Shape(outline=draw_box(0, 0, 10, 10), matrix=(2, 0, 0, 1, 30, 5), fill="#c8102e")
    data = write_pdf([Drawing(width_mm=200, height_mm=100, shapes=(red,))], "标识")

    page = _open(data)[0]
    pixel = _pixels(data)

    assert page.get_width() == pytest.approx(200 * POINTS_IN_MM, abs=0.01)
    assert page.get_height() == pytest.approx(100 * POINTS_IN_MM, abs=0.01)
    assert pixel(40, 10) == (0xC8, 0x10, 0x2E)
    assert pixel(40, 20) == pixel(25, 10) == pixel(55, 10) == (255, 255, 255)


def test_a_repeated_outline_and_a_hole_are_painted_alike_by_a_reader() -> None:
    square = draw_box(0, 0, 10, 10)
    ring = (*draw_box(40, 0, 10, 10), *draw_box(43, 3, 4, 4))
    shapes = (
        Shape(outline=square, matrix=(1, 0, 0, 1, 5, 5), fill="#0000ff"),
        Shape(outline=square, matrix=(1, 0, 0, 1, 20, 5), fill="#00ff00"),
        Shape(outline=ring, matrix=(1, 0, 0, 1, 0, 5), fill="#000000", even_odd=True),
    )
    pixel = _pixels(write_pdf([Drawing(width_mm=60, height_mm=20, shapes=shapes)], "x"))

    assert pixel(10, 10) == (0, 0, 255)
    assert pixel(25, 10) == (0, 255, 0)
    assert pixel(41, 10) == (0, 0, 0)
    assert pixel(45, 10) == (255, 255, 255)


def test_a_sign_too_long_for_a_page_of_points_is_still_to_scale() -> None:
    data = write_pdf([Drawing(width_mm=7400, height_mm=950, shapes=())], "名称")
    body = zlib.decompress(re.findall(rb"stream\n(.*?)\nendstream", data, re.DOTALL)[0])
    scale = [float(value) for value in body.split()[:6]]

    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\].*?/UserUnit (\d+)", data)
    assert box is not None
    width, height, unit = (float(value) for value in box.groups())

    assert max(width, height) <= 14400
    assert width * unit == pytest.approx(7400 * POINTS_IN_MM, abs=0.1)
    assert height * unit == pytest.approx(950 * POINTS_IN_MM, abs=0.1)
    assert scale[0] * unit == pytest.approx(POINTS_IN_MM, abs=1e-4)
    assert scale[3] * unit == pytest.approx(-POINTS_IN_MM, abs=1e-4)
    assert scale[5] == pytest.approx(height, abs=1e-3)


def test_every_object_lies_where_the_table_says() -> None:
    data = write_pdf([Drawing(width_mm=10, height_mm=10, shapes=())] * 3, "x")
    table = int(data.rsplit(b"startxref\n", 1)[1].split()[0])

    starts = [int(row[:10]) for row in data[table:].split(b"\n")[3:] if row.endswith(b"n ")]

    assert len(starts) == 3 + 2 * 3
    for number, start in enumerate(starts, 1):
        assert data[start:].startswith(f"{number} 0 obj".encode())


def test_a_left_arrow_is_painted_with_its_head_on_the_left() -> None:
    artwork = draw_face(sign(line("出口", "Exit", Arrow.LEFT), size_m=(1.0, 0.3)), 0)
    assert artwork.drawing is not None
    assert artwork.layout is not None
    arrow = artwork.layout.boxes[0]
    pixel = _pixels(write_pdf([artwork.drawing], "x"))

    def ink(share: float) -> int:
        x = arrow.x + share * arrow.width
        return sum(pixel(x, arrow.y + step) == (255, 255, 255) for step in range(int(arrow.height)))

    assert ink(0.35) > 1.7 * ink(0.8)
    assert pixel(5, 5) == (0x12, 0x3A, 0x6B)


def test_an_svg_is_in_millimetres_and_has_no_letters_to_be_set() -> None:
    artwork = draw_face(sign(line("业务受理区", "Service Counters", Arrow.AHEAD, "counter"), size_m=(2.4, 0.6)), 0)
    assert artwork.drawing is not None

    root = ET.fromstring(write_svg(artwork.drawing))  # noqa: S314  # our own

    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("2400mm", "600mm", "0 0 2400 600")
    assert not root.findall(f".//{SVG}text")
    defined = {path.get("id") for path in root.findall(f"./{SVG}defs/{SVG}path")}
    used = {str(use.get("href")).lstrip("#") for use in root.findall(f".//{SVG}use")}
    assert used == defined
    assert len(root.findall(f"./{SVG}path")) + len(root.findall(f"./{SVG}use")) == len(artwork.drawing.shapes)


def test_the_sheet_of_the_hall_has_every_face_and_is_made_in_seconds() -> None:
    twin = read_once(DEMO_HALL).twin
    start = time.process_time()
    files, notes = write_artwork(twin, "中心", "pdf")

    assert time.process_time() - start < 10
    document = _open(files[WHOLE])
    faces = sum(len(sign.faces) for sign in twin.signs.values())
    assert len(document) == -(-faces // 20)
    assert document[0].get_width() == pytest.approx(420 * POINTS_IN_MM, abs=0.01)
    assert any("logo" in note["en"] for note in notes)


@pytest.fixture(scope="module")
def few() -> Twin:
    """Return the hall with a tenth of its signs, and all of those that carry plans."""
    twin = read_once(DEMO_HALL).twin
    signs = {
        key: one
        for number, (key, one) in enumerate(twin.signs.items())
        if number % 10 == 0 or (one.storey == next(iter(twin.storeys)) and carries_plan(one, 0))
    }
    return replace(twin, signs=signs)


@pytest.mark.parametrize("form", ["pdf", "svg", "folder"])
def test_the_same_signs_are_the_same_bytes(few: Twin, form: str) -> None:
    (first, _), (second, _) = (write_artwork(few, "中心", form) for _ in range(2))

    assert first == second
    assert list(first) == list(second)


def test_one_sign_has_a_page_for_each_face_to_scale() -> None:
    twin = read_once(DEMO_HALL).twin
    both = next(one for one in twin.signs.values() if len(one.faces) == 2 and one.faces[0].width_m == 2.4)

    files, _ = write_artwork(twin, "中心", "pdf", both.id)

    document = _open(files[WHOLE])
    assert len(document) == 2
    assert document[1].get_width() == pytest.approx(2400 * POINTS_IN_MM, abs=0.05)


def test_a_folder_has_each_face_twice_and_no_two_names_that_differ_in_case_alone(few: Twin) -> None:
    files, _ = write_artwork(few, "中心", "folder")

    faces = [name for name in files if name.startswith("faces/")]
    refused = files["notes.md"].decode().count("not drawn. Enlarge")
    assert len(faces) == 2 * (sum(len(sign.faces) for sign in few.signs.values()) - refused)
    assert len({name.casefold() for name in files}) == len(files)
    readers = sum(carries_plan(one, face) for one in few.signs.values() for face in range(len(one.faces)))
    assert readers >= 3
    assert sum(name.startswith("plans/") and name.endswith(".pdf") for name in files) == readers
    for name, data in files.items():
        if name.endswith(".svg"):
            ET.fromstring(data)  # noqa: S314  # our own


def test_what_is_not_there_is_said() -> None:
    twin = read_once(DEMO_HALL).twin

    with pytest.raises(UnknownIdError, match="no sign 'nothing'"):
        write_artwork(twin, "中心", "pdf", SignId("nothing"))


def test_a_sign_of_no_drawable_face_is_refused_with_the_reason() -> None:
    twin = read_once(DEMO_HALL).twin
    long = next(
        (
            one
            for one in twin.signs.values()
            if all(draw_face(one, face).drawing is None for face in range(len(one.faces)))
        ),
        None,
    )
    if long is None:
        pytest.skip("every sign of the hall fits")

    with pytest.raises(ExportError, match="does not fit"):
        write_artwork(twin, "中心", "pdf", long.id)


def test_streams_are_compressed_and_complete() -> None:
    data = write_pdf(
        [Drawing(width_mm=10, height_mm=10, shapes=(Shape(outline=draw_box(0, 0, 1, 1), fill="#000000"),))], "x"
    )

    bodies = [zlib.decompress(found) for found in re.findall(rb"stream\n(.*?)\nendstream", data, re.DOTALL)]

    assert bodies[0].split(b"\n")[-1] == b"q 0 0 0 rg 1 0 0 1 0 0 cm 0 0 m 1 0 l 1 1 l 0 1 l h f Q"
