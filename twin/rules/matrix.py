"""Which requirement is decided by what, as a page: ``docs/rules-matrix.md`` is made from it, never typed."""

from collections.abc import Iterable, Mapping
from typing import Final

from twin.rules.clauses import Requirement, load_requirements

HEAD: Final = """\
# 条款由什么判定 · What decides each requirement

由 `python -m tests.support.rules_matrix` 生成。Made by that command from the clauses and the catalogue; a test keeps it true.

| 条款 requirement | 情态 | 内容 text | 规则 rules | 测试 tests | 签字 to be signed | 不判定的理由 why neither |
|---|---|---|---|---|---|---|
"""


def write_matrix(tests: Mapping[str, str]) -> str:
    """Return the page; *tests* names the test file of each rule."""
    rows = load_requirements().values()
    return HEAD + "".join(_row(one, tests) for one in rows) + "\n" + _totals(rows) + "\n"


def _row(one: Requirement, tests: Mapping[str, str]) -> str:
    seen = sorted({tests[code] for code in one.rules})
    attest = "" if one.attestation is None else f"{one.attestation.code} {one.attestation.asked['zh-CN']}"
    reason = "" if one.reason is None else f"{one.reason['zh-CN']} · {one.reason['en']}"
    cells = (one.id, one.modality.value, one.text["zh-CN"], " ".join(one.rules), " ".join(seen), attest, reason)
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |\n"


def _totals(rows: Iterable[Requirement]) -> str:
    own = [one for one in rows if one.section.startswith("6.")]
    sections = {one.section for one in own}
    ruled = {one.section for one in own if one.rules}
    open_ = sorted({one.section for one in own if not one.decided})
    return (
        f"第6章 chapter 6: {len(sections)} clauses, {len(own)} requirements; with a rule {len(ruled)} clauses; "
        f"without decider: {', '.join(open_) or 'none'}."
    )
