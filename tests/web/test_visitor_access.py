"""The visitor's page for old eyes, trembling fingers, screen readers and magnified screens."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.visiting import go_to, list_violations

pytestmark = pytest.mark.browser


def test_every_target_is_big_enough_for_an_old_finger(phone: Page) -> None:
    go_to(phone, "?to=nearest:toilet")

    small: list[Any] = phone.evaluate(
        """() => [...document.querySelectorAll('button, a[href], input, summary')]
            .filter(e => e.checkVisibility() && !e.closest('.skip') && !e.matches('.skip'))
            .map(e => [e.className, e.getBoundingClientRect()])
            .filter(([, box]) => box.width > 0 && Math.min(box.width, box.height) < 47.5)
            .map(([name, box]) => `${name} ${box.width} x ${box.height}`)""",
    )

    assert small == []


def test_nothing_runs_over_the_edge_at_200_per_cent(phone: Page) -> None:
    phone.set_viewport_size({"width": 195, "height": 422})
    for query in ("", "?to=nearest:toilet"):
        phone.goto(f"/{query}")
        phone.locator(".suggestion, .step").first.wait_for()
        assert phone.evaluate("document.documentElement.scrollWidth") <= 195


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_axe_finds_nothing_from_the_start_to_the_steps(phone: Page, language: str) -> None:
    phone.goto(f"/?lang={language}")
    phone.locator(".suggestion").first.wait_for()
    assert list_violations(phone) == []
    phone.locator("#to").press_sequentially("dianti")
    phone.get_by_role("option").first.wait_for()
    assert list_violations(phone) == []

    phone.get_by_role("option").first.click()
    phone.locator(".step").first.wait_for()
    assert list_violations(phone) == []

    phone.locator(".summary button").click()
    assert list_violations(phone) == []


def test_axe_finds_nothing_in_space(phone_3d: Page) -> None:
    go_to(phone_3d, "?to=nearest:toilet&p=wheelchair")
    expect(phone_3d.locator("canvas.space")).to_be_visible()
    expect(phone_3d.locator(".map-note")).to_be_empty()

    assert list_violations(phone_3d) == []
