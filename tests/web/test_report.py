"""The page of findings in a browser: languages, filters, and what axe-core says of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.export.reports.halls import draw_hall, gather
from tests.web.visiting import list_violations
from twin.export.reports.html import write_page


@pytest.fixture(params=[(1280, 900), (390, 844)], ids=["desk", "phone"])
def report(request: pytest.FixtureRequest, chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    """Open the report of a small hall from a file, as somebody does who was sent it."""
    path = tmp_path / "report.html"
    path.write_bytes(write_page(gather(draw_hall())))
    width, height = request.param
    with chromium.new_context(viewport={"width": width, "height": height}) as context:
        page = context.new_page()
        page.goto(path.as_uri())
        yield page


def test_filters_leave_what_was_asked_for(report: Page) -> None:
    expect(report.get_by_role("status")).to_contain_text("2 / 2")
    report.get_by_label("结论").select_option("unknown")
    expect(report.get_by_role("article")).to_have_count(1)
    expect(report.get_by_role("status")).to_contain_text("1 / 2")
    report.get_by_label("结论").select_option("")
    report.get_by_role("searchbox").fill("窄")
    expect(report.get_by_role("status")).to_contain_text("2 / 2")
    report.get_by_role("searchbox").fill("0.7 m")
    expect(report.get_by_role("article")).to_have_count(1)


def test_one_language_is_shown_at_a_time(report: Page) -> None:
    heading = report.get_by_role("heading", level=1)
    expect(heading.get_by_text("规则检查报告")).to_be_visible()
    expect(heading.get_by_text("Rule check")).to_be_hidden()
    report.get_by_role("button", name="English").click()
    expect(heading.get_by_text("规则检查报告")).to_be_hidden()
    expect(heading.get_by_text("Rule check")).to_be_visible()


def test_axe_finds_nothing_and_nothing_sticks_out(report: Page) -> None:
    for language in ("中文", "English"):
        report.get_by_role("button", name=language).click()
        assert list_violations(report) == []
    assert report.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
