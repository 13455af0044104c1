"""
A report as PDF to hand in: result, plans, what fails by clause with its picture, what is unknown, lines to sign.

The page is laid out by typst; words of a model reach it as strings of a JSON file, never as markup.
"""

import datetime as dt
import re
import tempfile
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Final

import orjson
import typst

from twin.export.fonts import find_packaged_folder
from twin.export.reports.snapshot import draw_snapshot
from twin.export.reports.subjects import find_place, find_storey
from twin.export.reports.views import draw_sheet
from twin.export.reports.words import GRAVITIES, NOT_XML, VERDICTS
from twin.model.dossier import Dossier, Item
from twin.model.finding import Finding, Verdict
from twin.model.ids import StoreyId
from twin.model.rule import Report
from twin.model.terms import Names
from twin.model.twin import Twin

Json = dict[str, object]
STANDARD: Final = "DB46/T 659-2024"
PLACED: Final = (Verdict.FAIL, Verdict.UNKNOWN)
WIDE: Final = 1.1
"""Plans that are wider than high by so much lie on their side."""
NOTHING: Final[Names] = {"zh-CN": "", "en": ""}


def write_pdf(dossier: Dossier) -> bytes:
    """Return the document; the same findings give the same bytes. Raises ``ExportError`` without a Chinese font."""
    with tempfile.TemporaryDirectory(prefix="twin-report-") as name:
        folder = Path(name)
        layout = files("twin.export.reports").joinpath("report.typ").read_bytes()
        (folder / "report.typ").write_bytes(layout)
        (folder / "data.json").write_bytes(_clean(orjson.dumps(_gather(dossier, folder), default=str)))
        document = typst.compile(
            folder / "report.typ",
            root=folder,
            font_paths=[Path(find_packaged_folder())],
            ignore_system_fonts=True,
            format="pdf",
            timestamp=dt.datetime.fromisoformat(dossier.today).replace(tzinfo=dt.UTC),
        )
    assert isinstance(document, bytes)  # noqa: S101  # without an output path typst returns one PDF
    return document


def _clean(data: bytes) -> bytes:
    """Replace control characters of names, which no font has."""
    return re.sub(rb"\\u00[01][0-9a-f]", "\ufffd".encode(), data)


def _gather(dossier: Dossier, folder: Path) -> Json:
    by_verdict = {verdict: [each for each in dossier.items if each.finding.verdict is verdict] for verdict in Verdict}
    return {
        "title": dossier.title,
        "today": dossier.today,
        "standard": STANDARD,
        "sha256": dossier.twin.file.sha256,
        "counts": [{"names": VERDICTS[each], "count": dossier.counts.get(each, 0)} for each in Verdict],
        "not_run": list(dossier.not_run),
        "plans": list(_draw_plans(dossier, folder)),
        "failed": list(_list_clauses(dossier.twin, by_verdict[Verdict.FAIL], folder)),
        "unknown": list(_list_unknown(by_verdict[Verdict.UNKNOWN])),
        "rules": [_list_cells(each) for each in dossier.reports],
        "signed": [
            {"code": each.finding.code, "section": each.section, "message": each.finding.message}
            for each in by_verdict[Verdict.ATTEST]
        ],
    }


def _draw_plans(dossier: Dossier, folder: Path) -> Iterator[Json]:
    """Yield the storeys on which something is found; their plans are put into the folder."""
    twin, here = dossier.twin, dict[StoreyId, list[Item]]()
    for item in dossier.items:
        storey = find_storey(twin, item.finding)
        if item.finding.verdict in PLACED and storey is not None and find_place(twin, item.finding) is not None:
            here.setdefault(storey, []).append(item)
    for number, storey in enumerate((each for each in twin.storeys if each in here), start=1):
        sheet, aspect = draw_sheet(twin, storey, here[storey])
        file = f"plan-{number}.svg"
        (folder / file).write_text(NOT_XML.sub("\ufffd", sheet), encoding="utf-8")
        name = twin.storeys[storey].name
        yield {"name": name, "file": file, "wide": aspect > WIDE, "alt": f"{name}：{len(here[storey])}"}


def _list_clauses(twin: Twin, failed: Sequence[Item], folder: Path) -> Iterator[Json]:
    """Yield clauses in their order, each with what it says and what breaks it."""
    by_clause = sorted(failed, key=lambda each: (_order(each.section), each.number))
    for section, group in groupby(by_clause, key=lambda each: each.section):
        items = list(group)
        quotes = {quote.section: quote.text for item in items for quote in item.quotes}
        yield {
            "section": section,
            "quotes": [{"section": number, "text": text} for number, text in quotes.items()],
            "items": [_tell(twin, item, folder) for item in items],
        }


def _order(section: str) -> tuple[tuple[int, str], ...]:
    """Return what puts 6.1.10 after 6.1.9."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", section) if part)


def _tell(twin: Twin, item: Item, folder: Path) -> Json:
    picture = draw_snapshot(twin, item.finding)
    file = f"finding-{item.number}.png"
    if picture is not None:
        (folder / file).write_bytes(picture)
    return {
        "number": item.number,
        "code": item.finding.code,
        "severity": GRAVITIES[item.finding.severity],
        "message": item.finding.message,
        "facts": [{"name": name, "value": value} for name, value in _list_facts(twin, item.finding) if value],
        "picture": None if picture is None else file,
    }


def _list_facts(twin: Twin, found: Finding) -> Iterator[tuple[str, str]]:
    storey, at = find_storey(twin, found), find_place(twin, found)
    yield "位置 Place", f"{'' if storey is None else twin.storeys[storey].name} {found.subject.name}".strip()
    yield "坐标 At", "" if at is None else ", ".join(f"{each:.2f}" for each in at) + " m"
    yield "构件 Element", found.subject.id or ""
    yield "实测 Observed", _measure(found, found.observed)
    yield "限值 Limit", _measure(found, found.required)
    yield "依据等级 Evidence", found.evidence.value
    yield "建议 What to do", "\n".join(found.fix[language] for language in ("zh-CN", "en") if found.fix.get(language))


def _measure(found: Finding, value: float | str | None) -> str:
    return "" if value is None else f"{value} {'' if found.unit in {None, '1'} else found.unit}".strip()


def _list_unknown(silent: Sequence[Item]) -> Iterator[Json]:
    """Yield what each rule does not know as one row: how often, and the first case of it."""
    for code, group in groupby(sorted(silent, key=lambda each: each.finding.code), key=lambda each: each.finding.code):
        items = list(group)
        first = items[0]
        yield {
            "code": code,
            "section": first.section,
            "count": len(items),
            "subject": f"{first.finding.subject.name} {first.finding.subject.id or ''}".strip(),
            "message": first.finding.message,
            "fix": {**NOTHING, **first.finding.fix},
            "missing": first.finding.missing or "",
        }


def _list_cells(report: Report) -> list[str]:
    clause, failed = report.rule.clause, sum(each.verdict is Verdict.FAIL for each in report.findings)
    numbers = (str(each) for each in (report.examined, report.passed, failed))
    return [report.rule.code, report.rule.name, f"{clause.standard} {clause.section}", *numbers]
