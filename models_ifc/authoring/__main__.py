"""Write the demo hall's files, or compare them with what stands in the folder: ``python -m models_ifc.authoring [--check]``."""

import argparse
import sys
import tempfile
from pathlib import Path

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
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to")
    arguments = parser.parse_args()
    if not arguments.check:
        for path in write_all(arguments.out):
            print(f"{path.name}: {path.stat().st_size:,} bytes")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        write_all(Path(folder))
        stale = [name for name in FILES if (Path(folder) / name).read_bytes() != _committed(name)]
    print("stale: " + ", ".join(stale) if stale else "every file is what the script makes")
    return 1 if stale else 0


def _committed(name: str) -> bytes:
    path = HERE / name
    return path.read_bytes() if path.exists() else b""


if __name__ == "__main__":
    sys.exit(main())
