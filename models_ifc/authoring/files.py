"""Which files there are and how each is made."""

from pathlib import Path

from models_ifc.authoring.drawing import demo_hall
from models_ifc.authoring.ifc_schema import IFC2X3, IFC4, IFC4X3, Dialect
from models_ifc.authoring.ifc_writer import Writer

HALLS: dict[str, Dialect] = {
    "demo_hall.ifc": Dialect(IFC4X3, millimetres=True),
    "demo_hall_ifc4.ifc": Dialect(IFC4, millimetres=False),
    "demo_hall_ifc2x3.ifc": Dialect(IFC2X3, millimetres=True),
}
"""One hall in three schemas; one of them in metres, so that a reader that forgets units is caught."""

FILES = tuple(HALLS)


def write_all(folder: Path) -> list[Path]:
    """Write every file into *folder* and return the paths."""
    drawing = demo_hall()
    written = []
    for name, dialect in HALLS.items():
        path = folder / name
        Writer(drawing, dialect).build().write(str(path))
        written.append(path)
    return written
