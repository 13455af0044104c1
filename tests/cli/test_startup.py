"""What a process does not need, it does not load: it would wait for it every time."""

import subprocess
import sys

import pytest

SLOW = {"fastapi", "ifcopenshell", "networkx", "numba", "pypinyin", "pyvista", "scipy", "uvicorn"}


@pytest.mark.parametrize("module", ["twin.cli.main", "twin.ingest.process.reading_process"])
def test_a_process_starts_without_slow_libraries(module: str) -> None:
    assert list_loaded(f"import {module}") == set()


def test_reading_loads_the_parser_and_no_other_slow_library() -> None:
    assert list_loaded("import twin.ingest.read") == {"ifcopenshell"}


def list_loaded(program: str) -> set[str]:
    """Return the slow libraries that a fresh interpreter has loaded after a program."""
    run = subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, "-c", f"{program}\nimport sys\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return SLOW & set(run.stdout.split())
