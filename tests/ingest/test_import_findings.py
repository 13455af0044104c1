"""The catalogue of import defects is complete, in two languages, and is the one in the documentation."""

import re

import pytest

from tests.support.import_findings_page import PAGE, example_of, list_reports, write_page
from twin.ingest.findings.consequences import CONSEQUENCES

REPORTS = dict(list_reports())
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_the_page_is_what_the_code_says() -> None:
    """Write it anew with ``python -m tests.support.import_findings_page``."""
    assert PAGE.read_text(encoding="utf-8") == write_page()


def test_every_code_says_what_it_breaks_and_no_other_does() -> None:
    assert sorted(REPORTS) == sorted(CONSEQUENCES)


@pytest.mark.parametrize("code", sorted(REPORTS))
def test_a_finding_speaks_both_languages_and_carries_its_code(code: str) -> None:
    finding = example_of(REPORTS[code])

    assert finding.code == code
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", finding.name)
    assert set(finding.message) == {"zh-CN", "en"}
    for text in (finding.message["zh-CN"], CONSEQUENCES[code][0], *(finding.fix.get("zh-CN", "无"),)):
        assert CHINESE.search(text)
    assert finding.message["en"].isascii() or not CHINESE.search(finding.message["en"])
