"""Write the demo hall's files, compare them with what stands in the folder, or validate them against their schemas."""

import argparse
import sys
import tempfile
from pathlib import Path

import ifcopenshell.validate

from models_ifc.authoring.files import FILES, write_all

HERE = Path(__file__).resolve().parents[1]


def main() -> int:
    """Write or compare; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m models_ifc.authoring", description="Write the demo hall's IFC files."
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if a committed file is not what the script makes"
    )
    parser.add_argument(
        "--validate", action="store_true", help="write nothing; check the files by schema and express rules"
    )
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to")
    arguments = parser.parse_args()
    if arguments.validate:
        return _validate()
    if not arguments.check:
        for path in write_all(arguments.out):
            print(f"{path.name}: {path.stat().st_size:,} bytes")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        write_all(Path(folder))
        stale = [name for name in FILES if (Path(folder) / name).read_bytes() != _committed(name)]
    print("stale: " + ", ".join(stale) if stale else "every file is what the script makes")
    return 1 if stale else 0


def _validate() -> int:
    """Return 1 if a file breaks its schema, after telling where."""
    broken = 0
    for path in sorted(HERE.glob("*.ifc")):
        logger = ifcopenshell.validate.json_logger()
        ifcopenshell.validate.validate(str(path), logger, express_rules=True)
        print(f"{path.name}: {len(logger.statements)} breaches of the schema")
        for statement in logger.statements[:10]:
            print("  ", statement["message"])
        broken += len(logger.statements)
    return 1 if broken else 0


def _committed(name: str) -> bytes:
    path = HERE / name
    return path.read_bytes() if path.exists() else b""


if __name__ == "__main__":
    sys.exit(main())
