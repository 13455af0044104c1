"""
Mend the hall by what the engine proposes: ``python -m models_ifc.mending``, then ``python -m models_ifc.authoring``.

What is proposed for ``demo_hall.ifc`` is added to the authored table of signs;
run again after writing the files until nothing more is proposed.
"""

import argparse
import csv
import math
import sys
from pathlib import Path
from typing import TypeVar

from models_ifc.authoring.drawing import demo_hall
from models_ifc.authoring.frame import ELEVATION
from models_ifc.authoring.ifc_identity import global_id
from models_ifc.authoring.signs_mended import COLUMNS, TABLE, read_rows
from twin.app.continuity import prove_continuity
from twin.app.sign_proposals import propose_signs
from twin.app.target_names import TargetNames
from twin.bootstrap import build_services
from twin.model.origin import Sourced
from twin.model.sign import Legend, Sign, SignFace
from twin.model.sign_proposal import ProposedSign, Work

HALL = Path(__file__).with_name("demo_hall.ifc")
T = TypeVar("T")


class Table:
    """Writes signs in the words of the authored drawing: keys for GlobalIds, storeys by name, angles from the south."""

    def __init__(self) -> None:
        drawing = demo_hall()
        self._keys = {global_id(product.key): product.key for product in drawing.products}
        self._storeys = {global_id(f"storey/{name}"): name for name in ELEVATION}
        self._rows = read_rows()

    def add(self, proposed: ProposedSign, before: Sign | None) -> None:
        """Add what is proposed; *before* is the sign as it hangs."""
        sign = proposed.sign
        storey = self._storeys[sign.storey]
        if proposed.work is Work.ADD_LINES and before is not None:
            key = self._keys[sign.id].rpartition("/")[2]
            added = [
                self._write(face, len(was.legends or ())) for face, was in zip(sign.faces, before.faces, strict=True)
            ]
            row = next((row for row in self._rows if (row["storey"], row["key"]) == (storey, key)), None)
            if row is None:
                row = dict.fromkeys(COLUMNS, "") | {"storey": storey, "key": key}
                self._rows.append(row)
            for column, lines in zip(("front", "back"), added, strict=False):
                row[column] = "; ".join(filter(None, (row[column], lines)))
            return
        front, *back = sign.faces
        self._rows.append(
            {
                "key": f"mended-{1 + sum(bool(row['name']) for row in self._rows):03d}",
                "storey": storey,
                "name": sign.name,
                "kind": _known(sign.kind),
                "mounting": _known(sign.mounting),
                "x": f"{sign.at[0]:.4f}",
                "y": f"{sign.at[1]:.4f}",
                "z": f"{sign.at[2] - ELEVATION[storey]:.3f}",
                "width": f"{front.width_m:.3f}",
                "height": f"{front.height_m:.3f}",
                "facing": f"{math.degrees(front.facing_rad) + 90.0:.4f}",
                "letter": f"{_known(sign.letter_height_m):.4f}",
                "front": self._write(front, 0),
                "back": self._write(back[0], 0) if back else "",
            }
        )

    def write(self) -> int:
        """Write the table and return how many rows it has."""
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(self._rows)
        return len(self._rows)

    def _write(self, face: SignFace, known: int) -> str:
        return "; ".join(self._line(legend) for legend in (face.legends or ())[known:])

    def _line(self, legend: Legend) -> str:
        target = legend.target or ""
        words = (legend.zh or "", legend.en or "", legend.symbol or "")
        return " | ".join((legend.arrow.value, self._name(target), *words))

    def _name(self, target: str) -> str:
        kind, _, name = target.partition(":")
        if kind == "storey":
            return f"storey:{self._storeys[name]}"
        return f"{kind}:{self._keys[name]}" if name in self._keys else target


def _known(fact: Sourced[T] | None) -> T:
    if fact is None:
        msg = "a proposal says all of its sign"
        raise ValueError(msg)
    return fact.value


def main() -> int:
    """Add what is proposed; return 1 if ways are left that nothing proposed mends."""
    parser = argparse.ArgumentParser(prog="python -m models_ifc.mending", description=__doc__)
    parser.add_argument("--hall", type=Path, default=HALL, help="the file as it is")
    arguments = parser.parse_args()
    place = build_services().open_place(arguments.hall)
    proposal = propose_signs(place, prove_continuity(place), TargetNames(place)).signs
    table = Table()
    for sign in proposal.signs:
        table.add(sign, place.twin.signs.get(sign.sign.id))
    sys.stdout.write(
        f"{len(proposal.signs)} proposals ({table.write()} rows now): {proposal.proved} of {proposal.journeys} ways"
        f" proved, {proposal.unmet} demands unmet, at most {proposal.gap:.1%} above the least cost\n"
    )
    return int(proposal.proved < proposal.journeys)


if __name__ == "__main__":
    sys.exit(main())
