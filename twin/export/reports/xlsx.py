"""A workbook: what was found, how much each rule looked at, and what people have to sign."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Final

import xlsxwriter

from twin.export.reports.subjects import find_place, find_storey
from twin.export.reports.words import GRAVITIES, VERDICTS
from twin.model.dossier import Dossier, Item
from twin.model.finding import Verdict

Cell = str | float | int | None
FOUND: Final = (
    ("序号 No.", 8),
    ("结论 Verdict", 12),
    ("级别 Severity", 12),
    ("规则 Rule", 10),
    ("条款 Clause", 20),
    ("楼层 Storey", 10),
    ("构件 Element", 24),
    ("GlobalId", 26),
    ("问题", 48),
    ("建议", 40),
    ("Problem", 48),
    ("What to do", 40),
    ("实测 Observed", 12),
    ("限值 Limit", 12),
    ("单位 Unit", 8),
    ("依据等级 Evidence", 10),
    ("缺少的数据 Missing datum", 28),
    ("x (m)", 9),
    ("y (m)", 9),
    ("z (m)", 9),
    ("指纹 Fingerprint", 20),
)
RULES: Final = (
    ("规则 Rule", 10),
    ("名称 Name", 32),
    ("条款 Clause", 24),
    ("检查 Examined", 12),
    ("符合 Pass", 10),
    ("不符合 Fail", 10),
    ("数据不足 Unknown", 14),
    ("不适用 Not applicable", 16),
)
SIGNED: Final = (
    ("编号 Code", 10),
    ("条款 Clause", 14),
    ("须签字事项", 60),
    ("To be signed", 60),
    ("签字人 Signed by", 18),
    ("日期 Date", 14),
    ("说明 Remark", 30),
)


def write_workbook(dossier: Dossier) -> bytes:
    """Return the workbook; the same findings give the same bytes."""
    data = io.BytesIO()
    # Names of a model are words, even where one begins with an equals sign.
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(data, safe)
    book.set_properties(
        {"title": dossier.title, "created": dt.datetime.fromisoformat(dossier.today)}  # the day, in no zone
    )
    attested = [each for each in dossier.items if each.finding.verdict is Verdict.ATTEST]
    found = [each for each in dossier.items if each.finding.verdict is not Verdict.ATTEST]
    _add_sheet(book, "结论 Findings", FOUND, (_tell(dossier, each) for each in found))
    _add_sheet(book, "规则 Rules", RULES, _list_rules(dossier))
    _add_sheet(book, "签字 To sign", SIGNED, (_ask(each) for each in attested))
    book.close()
    return data.getvalue()


def _add_sheet(
    book: xlsxwriter.Workbook, name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]]
) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE6F1", "border": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for column, (title, width) in enumerate(columns):
        sheet.set_column(column, column, width, body)
        sheet.write_string(0, column, title, head)
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if cell is not None:
                sheet.write(last, column, cell, body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _tell(dossier: Dossier, item: Item) -> Sequence[Cell]:
    found = item.finding
    storey, at = find_storey(dossier.twin, found), find_place(dossier.twin, found)
    return (
        item.number,
        " ".join(VERDICTS[found.verdict].values()),
        " ".join(GRAVITIES[found.severity].values()),
        found.code,
        item.section,
        None if storey is None else dossier.twin.storeys[storey].name,
        found.subject.name,
        found.subject.id,
        found.message["zh-CN"],
        found.fix.get("zh-CN"),
        found.message["en"],
        found.fix.get("en"),
        found.observed,
        found.required,
        found.unit,
        found.evidence.value,
        found.missing,
        *((None, None, None) if at is None else (round(each, 3) for each in at)),
        item.fingerprint,
    )


def _list_rules(dossier: Dossier) -> Iterable[Sequence[Cell]]:
    for each in dossier.reports:
        verdicts = [found.verdict for found in each.findings]
        clause = each.rule.clause
        yield (
            each.rule.code,
            each.rule.name,
            f"{clause.standard} {clause.section}",
            each.examined,
            each.passed,
            verdicts.count(Verdict.FAIL),
            verdicts.count(Verdict.UNKNOWN),
            each.not_applicable,
        )


def _ask(item: Item) -> Sequence[Cell]:
    found = item.finding
    return (found.code, item.section, found.message["zh-CN"], found.message["en"], None, None, None)
