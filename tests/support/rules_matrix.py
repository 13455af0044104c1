"""Writes ``docs/rules-matrix.md``: ``python -m tests.support.rules_matrix``."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.support.tree import ROOT
from twin.rules import catalogue as building
from twin.rules.matrix import write_matrix
from twin.signage.lint import catalogue as signs

PAGE: Final = ROOT / "docs" / "rules-matrix.md"
PROOF: Final = {"SGN201": "tests/app/test_continuity.py"}


def list_tests() -> Mapping[str, str]:
    """Return the test file in which each rule's own file is put to the test, by code."""
    files = [
        *sorted((ROOT / "tests" / "rules").glob("test_*.py")),
        *sorted((ROOT / "tests/signage/lint").glob("test_*.py")),
    ]
    texts = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}
    modules = {
        code: check.__module__.split(".")[-1] for found in (building, signs) for code, check in found.CHECKS.items()
    }
    found = {code: _find(module, texts) for code, module in modules.items()}
    return {**found, **PROOF}


def _find(module: str, texts: Mapping[str, str]) -> str:
    return next((path for path, text in texts.items() if re.search(rf"\b{module}\.(check|_)", text)), "none")


def main(page: Path = PAGE) -> None:
    """Write the page."""
    page.write_text(write_matrix(list_tests()), encoding="utf-8")


if __name__ == "__main__":
    main()
