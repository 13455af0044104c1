"""The files of the repository, as a reader of it meets them."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def list_files(*suffixes: str) -> list[Path]:
    """Return the files that are committed, or would be, relative to the top; skip the test outside a git checkout."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout: which files belong to the tree is not known")
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S603  # fixed words
    paths = [Path(name) for name in listing.split("\0") if name]
    return sorted(path for path in paths if (not suffixes or path.suffix in suffixes) and (ROOT / path).is_file())
