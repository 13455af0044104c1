"""The workbook, read by another program."""

import io
from typing import Any

from openpyxl import load_workbook

from tests.export.reports.halls import ODD, draw_hall, gather
from twin.export.reports.xlsx import write_workbook


def _read() -> Any:
    return load_workbook(io.BytesIO(write_workbook(gather(draw_hall()))))


def test_findings_rules_and_what_to_sign_have_their_sheets() -> None:
    book = _read()
    found, rules, signed = (list(book[name].iter_rows(values_only=True)) for name in book.sheetnames)
    head, *rows = found
    narrow = dict(zip(head, rows[0], strict=True))
    assert (narrow["规则 Rule"], narrow["问题"], narrow["实测 Observed"], narrow["限值 Limit"]) == (
        "ACC101",
        "门太窄",
        0.7,
        0.9,
    )
    assert [row[3] for row in rows] == ["ACC101", "SVC001"]
    assert rules[1][:6] == ("ACC101", "door-too-narrow", "DB46/T 659-2024 6.3.3.1", 3, 2, 1)
    assert [row[0] for row in signed[1:]] == ["ATT001"]


def test_a_name_is_never_a_formula() -> None:
    sheet = _read().worksheets[0]
    (cell,) = (cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=1+1"))
    assert cell.data_type == "s"
    assert cell.value.replace("_x0001_", "\x01") == ODD


def test_two_runs_give_the_same_bytes() -> None:
    assert write_workbook(gather(draw_hall())) == write_workbook(gather(draw_hall()))
