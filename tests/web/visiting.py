"""What a visitor does on the page, and what axe-core says of it."""

from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import AXE

AXE_TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def search_for(page: Page, words: str) -> None:
    field = page.get_by_role("combobox", name="目的地")
    field.click()
    field.press_sequentially(words, delay=15)


def open_start(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("您要去哪里？")


def go_to(page: Page, query: str) -> None:
    page.goto(f"/{query}")
    expect(page.locator(".step").first).to_be_visible()


def current_step(page: Page) -> str:
    return page.locator(".step[aria-current=step] .step-words").inner_text()


def list_violations(page: Page) -> list[Any]:
    """Return what axe-core objects to, with the elements it means."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: run 'npm --prefix web ci'")
    # Evaluated, not added as a script: the page's own policy would rightly refuse that.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[Any] = page.evaluate(
        """async tags => (await axe.run(document, { runOnly: tags })).violations
            .map(one => [one.id, one.impact, one.nodes.map(node => node.target.join(' '))])""",
        AXE_TAGS,
    )
    return found
