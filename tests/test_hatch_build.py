"""A wheel brings its page, and asks for Node only where the machine has none that is new enough."""

from pathlib import Path
from typing import Any

import pytest

from hatch_build import NODE_FROM_PYPI, PageBuildHook

RECORDING_NPM = '#!/bin/sh\necho "$PWD $*" >> "$(dirname "$0")/called"\n'


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder on the path; the tree lies beside it."""
    path = tmp_path / "bin"
    path.mkdir()
    (tmp_path / "tree" / "web").mkdir(parents=True)
    monkeypatch.setenv("PATH", f"{path}:/usr/bin:/bin")
    monkeypatch.setattr("shutil.which", lambda name: str(path / name) if (path / name).exists() else None)
    return path


class Silent:
    """Stands for hatchling's own way of printing."""

    def display_waiting(self, message: str) -> None:
        """Print nothing."""


def _hook(machine: Path) -> PageBuildHook:
    rest: dict[str, Any] = {"metadata": None, "app": Silent()}  # hatchling's own would open a terminal
    return PageBuildHook(str(machine.parent / "tree"), {}, None, directory=str(machine), target_name="wheel", **rest)


def _has(machine: Path, name: str, script: str) -> None:
    (machine / name).write_text(script, encoding="utf-8")
    (machine / name).chmod(0o755)


@pytest.mark.parametrize(("version", "asked"), [("v20.0.0", []), ("v24.1.0", []), ("v18.20.4", [NODE_FROM_PYPI])])
def test_the_build_asks_for_node_where_the_machines_is_too_old(machine: Path, version: str, asked: list[str]) -> None:
    _has(machine, "node", f"#!/bin/sh\necho {version}\n")
    _has(machine, "npm", RECORDING_NPM)

    assert _hook(machine).dependencies() == asked


def test_the_build_asks_for_node_where_there_is_none(machine: Path) -> None:
    assert _hook(machine).dependencies() == [NODE_FROM_PYPI]


def test_a_wheel_is_built_from_the_locked_packages(machine: Path) -> None:
    _has(machine, "npm", RECORDING_NPM)
    page = machine.parent / "tree" / "twin" / "server" / "static" / "index.html"
    page.parent.mkdir(parents=True)
    page.touch()

    _hook(machine).initialize("standard", {})

    web = machine.parent / "tree" / "web"
    called = (machine / "called").read_text(encoding="utf-8").splitlines()
    assert [f"{web} ci --no-audit --no-fund", f"{web} run build"] == called


def test_a_build_that_leaves_no_page_is_no_success(machine: Path) -> None:
    _has(machine, "npm", RECORDING_NPM)

    with pytest.raises(FileNotFoundError, match=r"left no twin/server/static/index\.html"):
        _hook(machine).initialize("standard", {})


def test_an_editable_install_builds_nothing(machine: Path) -> None:
    _has(machine, "npm", RECORDING_NPM)

    _hook(machine).initialize("editable", {})

    assert not (machine / "called").exists()
