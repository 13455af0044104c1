"""The documentation says what is there: links lead somewhere, commands and profiles are described, examples are true."""

import argparse
import doctest
import importlib
import re
from pathlib import Path

import pytest

from tests.support.tree import ROOT, list_files
from twin.cli.main import build_parser
from twin.routing.profiles.named import PROFILES
from twin.routing.profiles.own_file import parse_profile

LINK = re.compile(r"!?\[[^\]]*\]\((?!https?:|mailto:)([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", flags=re.MULTILINE | re.DOTALL)


def _read(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def _sections(text: str, mark: str) -> dict[str, str]:
    """Return what stands under each heading of one level."""
    parts = re.split(rf"^{mark} (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings, spelled as GitHub does."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def _commands() -> dict[str, argparse.ArgumentParser]:
    groups = [action for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(groups[0].choices)


def _modules_with_examples() -> list[str]:
    """Return the modules whose docstrings show examples."""
    files = sorted((ROOT / "twin").rglob("*.py"))
    return [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files if ">>> " in _read(path)]


@pytest.mark.parametrize("page", [path.as_posix() for path in list_files(".md")])
def test_links_of_a_page_lead_somewhere(page: str) -> None:
    folder = (ROOT / page).parent
    broken = []
    for target in LINK.findall(FENCE.sub("", _read(Path(page)))):
        file, _, anchor = target.partition("#")
        goal = (folder / file).resolve() if file else ROOT / page
        if not goal.exists() or (anchor and anchor not in _anchors(goal.read_text(encoding="utf-8"))):
            broken.append(target)

    assert broken == []


def test_every_command_has_its_section_and_no_section_its_command_no_more() -> None:
    sections = _sections(_read(Path("docs/commands.md")), "##")

    assert {name.removeprefix("twin ") for name in sections if name.startswith("twin ")} == set(_commands())


@pytest.mark.parametrize("command", sorted(_commands()))
def test_every_option_of_a_command_is_described(command: str) -> None:
    section = _sections(_read(Path("docs/commands.md")), "##")[f"twin {command}"]
    options = {option for action in _commands()[command]._actions for option in action.option_strings}

    assert sorted(option for option in options - {"-h", "--help"} if f"`{option}`" not in section) == []


def test_every_profile_has_its_section_with_every_number_and_where_it_comes_from() -> None:
    sections = _sections(_read(Path("docs/profiles.md")), "##")

    assert set(sections) == {"Limits", "Reasons", "Own profiles", *PROFILES}
    for name, profile in PROFILES.items():
        for field, source in profile.sources.items():
            assert f"| `{field}` | {_number(getattr(profile, field))} | {source} |" in sections[name]


def test_the_own_profile_on_the_page_is_one() -> None:
    section = _sections(_read(Path("docs/profiles.md")), "##")["Own profiles"]
    example = section.split("```toml\n")[1].split("```")[0]

    assert parse_profile(example, "page").name == "powered chair"


def _number(value: object) -> str:
    """Write a profile's value as the page does."""
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    return "no limit" if value is None else f"{value:g}" if isinstance(value, float | int) else str(value)


@pytest.mark.parametrize("module", _modules_with_examples())
def test_examples_in_docstrings_are_true(module: str) -> None:
    outcome = doctest.testmod(importlib.import_module(module))

    assert outcome.attempted > 0
    assert outcome.failed == 0
