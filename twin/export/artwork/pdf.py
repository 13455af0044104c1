"""
Pages as PDF 1.7: outlines only, so that it prints the same anywhere. No dates in it: equal pages are equal bytes.

A page may be larger than the 5.08 m that older readers allow in points: then ``UserUnit`` says how many points a unit is.
"""

import math
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from twin.export.artwork.drawing import Drawing, Shape
from twin.export.artwork.outline import Matrix, Outline, bound
from twin.export.artwork.svg import write_number

POINTS_IN_MM: Final = 72 / 25.4
LARGEST_POINTS: Final = 14400.0
OPERATORS: Final = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def write_pdf(pages: Sequence[Drawing], title: str) -> bytes:
    """Return a document with a page for each drawing, to scale."""
    counts = Counter(
        shape.outline for page in pages for shape in page.shapes if shape.stroke is None and not shape.even_odd
    )
    names = {outline: f"O{number}" for number, (outline, count) in enumerate(counts.items()) if count > 1}
    forms = {outline: 4 + number for number, outline in enumerate(names)}
    first = 4 + len(forms)
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    resources = " ".join(f"/{name} {forms[outline]} 0 R" for outline, name in names.items())
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /PrintScaling /None /DisplayDocTitle true >> >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /Resources << /XObject << {resources} >> >> >>".encode(),
        b"<< /Title <feff" + title.encode("utf-16-be").hex().encode() + b"> /Producer (Twin) >>",
        *(_write_form(outline) for outline in names),
    ]
    for number, page in enumerate(pages):
        objects += _write_page(page, names, first + 2 * number + 1)
    return _write_document(objects)


def _write_form(outline: Outline) -> bytes:
    left, top, right, low = bound([outline]) or (0.0, 0.0, 0.0, 0.0)
    box = " ".join(write_number(value) for value in (left, top, right, low))
    return _write_stream(_write_outline(outline) + " f", f"/Type /XObject /Subtype /Form /BBox [{box}]")


def _write_page(page: Drawing, names: dict[Outline, str], contents: int) -> tuple[bytes, bytes]:
    width, height = page.width_mm * POINTS_IN_MM, page.height_mm * POINTS_IN_MM
    unit = max(1, math.ceil(max(width, height) / LARGEST_POINTS))
    scale = POINTS_IN_MM / unit
    user_unit = f" /UserUnit {unit}" if unit > 1 else ""
    box = f"[0 0 {write_number(width / unit)} {write_number(height / unit)}]"
    head = f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /TrimBox {box}{user_unit} /Contents {contents} 0 R >>"
    body = "\n".join(
        [f"{_write_matrix((scale, 0, 0, -scale, 0, height / unit))}", "1 j", *_write_shapes(page.shapes, names)]
    )
    return head.encode(), _write_stream(body, "")


def _write_shapes(shapes: Sequence[Shape], names: dict[Outline, str]) -> Iterator[str]:
    for shape in shapes:
        name = None if shape.stroke or shape.even_odd else names.get(shape.outline)
        paint = [f"{_write_colour(shape.fill)} rg"] if shape.fill else []
        if shape.stroke:
            paint += [f"{_write_colour(shape.stroke)} RG", f"{write_number(shape.stroke_mm)} w"]
        body = f"{_write_outline(shape.outline)} {_choose_operator(shape)}" if name is None else f"/{name} Do"
        yield f"q {' '.join(paint)} {_write_matrix(shape.matrix)} {body} Q"


def _choose_operator(shape: Shape) -> str:
    if not shape.fill:
        return "S"
    star = "*" if shape.even_odd else ""
    return ("B" if shape.stroke else "f") + star


def _write_outline(outline: Outline) -> str:
    return " ".join(" ".join([*(write_number(value) for value in values), OPERATORS[kind]]) for kind, values in outline)


def _write_matrix(matrix: Matrix) -> str:
    return " ".join(write_number(value) for value in matrix) + " cm"


def _write_colour(colour: str) -> str:
    return " ".join(write_number(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))


def _write_stream(body: str, entries: str) -> bytes:
    data = zlib.compress(body.encode("ascii"), 9)
    return f"<< {entries} /Length {len(data)} /Filter /FlateDecode >>\nstream\n".encode() + data + b"\nendstream"


def _write_document(objects: Sequence[bytes]) -> bytes:
    written, starts = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        starts.append(len(written))
        written += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for start in starts:
        written += f"{start:010d} 00000 n \n".encode()
    written += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(written)
