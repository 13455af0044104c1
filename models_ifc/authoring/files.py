"""Which files there are and how each is made."""

import json
from pathlib import Path

from models_ifc.authoring.draft import plant
from models_ifc.authoring.drawing import demo_hall
from models_ifc.authoring.ifc_schema import IFC2X3, IFC4, IFC4X3, Dialect
from models_ifc.authoring.ifc_writer import Writer

HALLS: dict[str, Dialect] = {
    "demo_hall.ifc": Dialect(IFC4X3, millimetres=True),
    "demo_hall_ifc4.ifc": Dialect(IFC4, millimetres=False),
    "demo_hall_ifc2x3.ifc": Dialect(IFC2X3, millimetres=True),
}
"""One hall in three schemas; one of them in metres, so that a reader that forgets units is caught."""

DRAFT, BREACHES = "demo_hall_draft.ifc", "demo_hall_draft.breaches.json"
FILES = (*HALLS, DRAFT, BREACHES)


def write_all(folder: Path) -> list[Path]:
    """Write every file into *folder* and return the paths."""
    drawing = demo_hall()
    for name, dialect in HALLS.items():
        Writer(drawing, dialect).build().write(str(folder / name))
    draft = Writer(drawing, HALLS["demo_hall.ifc"]).build()
    planted = plant(draft)
    draft.write(str(folder / DRAFT))
    told = {"model": DRAFT, "made_from": "demo_hall.ifc", "breaches": [breach.as_dict() for breach in planted]}
    (folder / BREACHES).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [folder / name for name in FILES]
