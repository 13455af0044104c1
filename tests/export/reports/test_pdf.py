"""The report to hand in, opened by another program."""

import pypdfium2

from tests.export.reports.halls import draw_hall, gather
from twin.export.reports.pdf import write_pdf


def test_findings_their_place_value_limit_and_fix_and_lines_to_sign_are_in_it() -> None:
    document = pypdfium2.PdfDocument(write_pdf(gather(draw_hall())))
    words = "".join(page.get_textpage().get_text_bounded() for page in document)
    for said in ("规则检查报告", "hall.ifc", "2026-11-24", "门太窄", "The door is narrow", "0.7 m", "0.9 m", "ATT001"):
        assert said in words
    for said in (
        "增加 200 毫米",
        "GB 55019-2021 2.5.4",
        "Pset_SpaceCommon.NetFloorArea",
        '<script>alert("甲")</script>',
    ):
        assert said.replace(" ", "") in words.replace(" ", "").replace("\r\n", "")


def test_two_runs_give_the_same_bytes() -> None:
    assert write_pdf(gather(draw_hall())) == write_pdf(gather(draw_hall()))
