"""Where set-up may not install what it needs, it says in one sentence what to do. Bare machines are played by stubs."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.tree import ROOT

BARE_PYTHON = """\
case "$*" in
*sys.exit*) exit 0 ;;
*version_info*) echo 3.11 ;;
*) exit 1 ;;
esac
"""
OLD_PYTHON = "exit 1\n"
RECORDING_APT = 'echo "$*" >> asked\nexit 1\n'


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """Return a folder for a tree, whose ``bin`` is all that the machine has."""
    (tmp_path / "bin").mkdir()
    for name in ("sh", "mktemp", "rm", "cat"):
        found = shutil.which(name)
        assert found is not None
        (tmp_path / "bin" / name).symlink_to(found)
    return tmp_path


def _has(machine: Path, name: str, script: str) -> None:
    (machine / "bin" / name).write_text(f"#!/bin/sh\n{script}", encoding="utf-8")
    (machine / "bin" / name).chmod(0o755)


def _provide(machine: Path, what: str, *, user: int = 1000) -> "subprocess.CompletedProcess[str]":
    _has(machine, "id", f"echo {user}\n")
    command = ["sh", str(ROOT / "scripts" / "provide"), what]
    environment = {"PATH": str(machine / "bin"), "TMPDIR": str(machine)}
    return subprocess.run(command, cwd=machine, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  # our script


def test_without_a_python_that_is_new_enough_set_up_asks_for_one(machine: Path) -> None:
    _has(machine, "python3", OLD_PYTHON)

    answer = _provide(machine, "venv")

    assert answer.returncode == 1
    assert answer.stderr.startswith("twin: Python 3.11 or newer is needed")


def test_debians_bare_python_makes_root_install_the_venv_package_without_questions(machine: Path) -> None:
    _has(machine, "python3", BARE_PYTHON)
    _has(machine, "apt-get", RECORDING_APT)

    _provide(machine, "venv", user=0)

    asked = (machine / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[0].split()[0] == "install"
    assert {"--yes", "python3.11-venv"} <= set(asked[0].split())


def test_who_may_not_install_is_told_in_one_sentence_which_package_is_missing(machine: Path) -> None:
    _has(machine, "python3", BARE_PYTHON)
    _has(machine, "apt-get", RECORDING_APT)

    answer = _provide(machine, "venv")

    assert answer.returncode == 1
    assert len(answer.stderr.splitlines()) == 1
    assert "apt-get install python3-venv" in answer.stderr
    assert not (machine / "asked").exists()


@pytest.mark.parametrize(("what", "package"), [("chromium", "chromium"), ("pictures", "libegl1")])
def test_what_only_some_tests_need_is_named_and_is_no_failure(machine: Path, what: str, package: str) -> None:
    answer = _provide(machine, what)

    assert answer.returncode == 0
    assert f"apt-get install {package}" in answer.stderr


def test_a_tree_that_was_moved_gets_its_environment_anew(machine: Path) -> None:
    """Commands in an environment carry the path they were made under."""
    (machine / ".venv" / "bin").mkdir(parents=True)
    (machine / ".venv" / ".home").write_text("elsewhere\n", encoding="utf-8")
    (machine / ".venv" / "bin" / "python").write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    (machine / ".venv" / "bin" / "python").chmod(0o755)
    _has(machine, "python3", 'echo "$*" >> made\n')

    answer = _provide(machine, "venv")

    assert answer.returncode == 0
    assert "-m venv --clear .venv" in (machine / "made").read_text(encoding="utf-8")
