"""What must hold for the tree as a whole: short files, declared layers, nothing of the machine it was made on."""

import json
import re
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.support.tree import ROOT, list_files

LONGEST_FILE_LINES = 300
CODE = (".py", ".ts", ".js", ".css", ".html", ".sh")
TEXT = (*CODE, ".json", ".md", ".toml", ".yaml", ".yml", ".svg", ".txt", ".webmanifest", "")

MACHINE_PATH = re.compile(r"(?<![\w.\])}])/(?:work|root|tmp|home|Users)/\w")
REGISTRY = re.compile(r"registry\.npmjs|pythonhosted\.|pypi\.org/simple|deb\.debian\.|mirrors\.")


def test_a_file_of_code_is_longer_than_300_lines_only_with_a_reason_in_the_decisions() -> None:
    long_files = {path.as_posix() for path in list_files(*CODE) if _count_lines(path) > LONGEST_FILE_LINES}

    assert long_files == _allowed_long_files()


def test_no_file_names_a_path_of_the_machine_it_was_made_on() -> None:
    assert _list_lines_that_match(MACHINE_PATH) == []


def test_no_file_names_a_package_registry() -> None:
    assert _list_lines_that_match(REGISTRY) == []


def test_the_lock_file_says_what_is_installed_and_not_from_where() -> None:
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}

    assert packages
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []


def test_the_lock_file_holds_every_package_that_another_one_may_ask_for() -> None:
    """A registry that lacks one platform's package gives a lock file that ``npm ci`` then refuses."""
    packages = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    asked_for = {name for entry in packages.values() for name in entry.get("optionalDependencies", {})}

    assert {name for name in asked_for if f"node_modules/{name}" not in packages} == set()


def test_every_import_keeps_to_the_layers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("logging.config.dictConfig", lambda _: None)  # it would silence our loggers for later tests
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def _count_lines(path: Path) -> int:
    return len((ROOT / path).read_text(encoding="utf-8").splitlines())


def _allowed_long_files() -> set[str]:
    decisions = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
    section = decisions.partition("## Long files\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^- `([^`]+)`: .", section, flags=re.MULTILINE))


def _list_lines_that_match(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()}"
        for path in list_files(*TEXT)
        for number, line in enumerate((ROOT / path).read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]
