"""Signs and lines that were proposed where signs left people alone, as ``python -m models_ifc.mending`` wrote them down."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from models_ifc.authoring.sign_parts import Sign

TABLE = Path(__file__).with_name("signs_mended.csv")
COLUMNS = (
    "key",
    "storey",
    "name",
    "kind",
    "mounting",
    "x",
    "y",
    "z",
    "width",
    "height",
    "facing",
    "letter",
    "front",
    "back",
)
"""Metres and degrees. A row without a name is about a sign that hangs already: more lines for it. Lines are written as in the authoring profile, with keys."""


def mended_signs() -> Iterator[Sign]:
    """Yield the signs that were proposed."""
    for row in read_rows():
        if row["name"]:
            yield Sign(
                key=row["key"],
                storey=row["storey"],
                name=row["name"],
                kind=row["kind"],
                mounting=row["mounting"],
                at=(float(row["x"]), float(row["y"])),
                z=float(row["z"]),
                size=(float(row["width"]), float(row["height"])),
                facing=float(row["facing"]),
                lines=_write(row["front"]),
                back=_write(row["back"]) or None,
                letter=float(row["letter"]),
            )


def with_more_lines(signs: list[Sign]) -> list[Sign]:
    """Return signs with the lines that were proposed for those that hang already."""
    more = {(row["storey"], row["key"]): row for row in read_rows() if not row["name"]}

    def add(sign: Sign) -> Sign:
        row = more.get((sign.storey, sign.key))
        if row is None:
            return sign
        back = (*(sign.back or ()), *_write(row["back"]))
        return replace(sign, lines=(*sign.lines, *_write(row["front"])), back=back or None)

    return [add(sign) for sign in signs]


def read_rows() -> list[dict[str, str]]:
    """Return what is in the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(lines: str) -> tuple[str, ...]:
    return tuple(filter(None, lines.split("; ")))
