"""What ``twin check`` prints: what fails, what is not known, and how much each rule looked at."""

import argparse
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

import orjson
from rich.markup import escape
from rich.table import Table

from twin.app.checks import GRAVITY, Checked, check_place
from twin.app.documents.checks import checks_document, section_of
from twin.app.documents.dossier import build_dossier
from twin.app.documents.junit import junit_document
from twin.app.documents.sarif import sarif_document
from twin.app.open_place import OpenPlace
from twin.app.services import Services
from twin.app.signatures import read_signatures, write_form
from twin.app.waivers import read_baseline, read_waivers
from twin.cli.output import Output
from twin.errors import ExportError
from twin.model.finding import Finding, Severity, Verdict
from twin.model.twin import Twin

FILES: Final = frozenset({"html", "pdf", "bcf", "xlsx"})
"""Reports for people and their programs, which are files."""
LEAST: Final = {"shall": Severity.SHALL, "should": Severity.SHOULD, "may": Severity.ADVICE}
WORDS: Final = {
    "zh-CN": {
        "fail": "不符合",
        "unknown": "数据不足，无法判断",
        "code": "规则",
        "clause": "条款",
        "element": "构件",
        "count": "处",
        "what": "问题",
        "fix": "建议",
        "none": "无",
        "summary": "{date}：符合 {pass} 项，不符合 {fail} 项，数据不足 {unknown} 项，不适用规则 {not_applicable} 条，须签字 {attest} 项。",
        "not_run": "未检查 {codes}（较慢）：用 --select {codes} 指定。",
        "attest": "须由人签字的事项见 --json。",
    },
    "en": {
        "fail": "Not met",
        "unknown": "Not known for want of data",
        "code": "rule",
        "clause": "clause",
        "element": "element",
        "count": "cases",
        "what": "what is wrong",
        "fix": "what to do",
        "none": "none",
        "summary": "{date}: {pass} passed, {fail} failed, {unknown} unknown, {not_applicable} rules do not apply, {attest} to be signed.",
        "not_run": "Not run: {codes}, which is slow; ask for it with --select {codes}.",
        "attest": "What people have to sign: see --json.",
    },
}


def report(args: argparse.Namespace, services: Services, place: OpenPlace, output: Output) -> int:
    """Check, and print or write what was asked for."""
    if args.format in FILES and args.output is None and not args.json:
        msg = f"a report as {args.format} is a file: say where to write it with -o FILE"
        raise ExportError(msg)
    waivers = () if args.waivers is None else read_waivers(args.waivers.read_text(encoding="utf-8"))
    known = frozenset[str]() if args.baseline is None else read_baseline(args.baseline.read_text(encoding="utf-8"))
    with output.progress("checking"):
        checked = check_place(place, today=args.today, select=args.select, ignore=args.ignore)
    checked = checked.set_aside(waivers, known)
    if args.signed is not None:
        checked = checked.with_signatures(read_signatures(args.signed.read_text(encoding="utf-8"), args.today))
    written = "json" if args.json or (args.format == "table" and args.output is not None) else args.format
    if args.output is not None:
        if written in FILES:
            dossier = build_dossier(args.model.name, place.twin, checked)
            form = f"bcf-{args.bcf_version}" if written == "bcf" else written
            args.output.write_bytes(services.exporter.report(form, dossier))
        else:
            args.output.write_bytes(_render(written, args.model.name, checked, place.twin, args.lang))
        output.tell(f"wrote {args.output}")
    if args.json:
        output.document(checks_document(place.twin, checked))
    elif args.format == "table":
        _print(checked, place.twin, args.lang, output)
    elif args.output is None:
        output.write(_render(written, args.model.name, checked, place.twin, args.lang))
    return int(checked.fails(LEAST[args.fail_on]))


def _render(form: str, model: str, checked: Checked, twin: Twin, language: str) -> bytes:
    """Return a report in a form that programs read."""
    if form == "form":
        return write_form(checked.attestations)
    if form == "junit":
        return junit_document(checked, language)
    document = sarif_document(model, checked, language) if form == "sarif" else checks_document(twin, checked)
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _print(checked: Checked, twin: Twin, language: str, output: Output) -> None:
    words = WORDS[language]
    failed = [one for one in checked.findings if one.verdict is Verdict.FAIL]
    failed.sort(key=lambda one: GRAVITY.index(one.severity))
    rows = [_cells(one, twin, language) for one in failed]
    output.answer.print(_table(words, "fail", ("code", "clause", "element", "what", "fix"), rows, len(failed)))
    silent = [one for one in checked.findings if one.verdict is Verdict.UNKNOWN]
    rows = [_together(list(some), language) for _, some in groupby(silent, key=lambda one: one.code)]
    output.answer.print(
        _table(words, "unknown", ("code", "clause", "count", "element", "what", "fix"), rows, len(silent))
    )
    counts = {verdict.value: count for verdict, count in checked.count().items()}
    output.answer.print(words["summary"].format(date=checked.today, **counts), markup=False)
    if checked.not_run:
        output.answer.print(words["not_run"].format(codes=", ".join(checked.not_run)), markup=False)
    if checked.attestations:
        output.answer.print(words["attest"], markup=False)


def _table(
    words: Mapping[str, str], title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], count: int
) -> Table:
    table = Table(title=f"{words[title]} ({count})", title_justify="left", show_edge=False)
    for column in columns:
        table.add_column(words[column], overflow="fold")
    for row in rows or [(words["none"], *[""] * (len(columns) - 1))]:
        table.add_row(*map(escape, row))
    return table


def _together(found: Sequence[Finding], language: str) -> tuple[str, ...]:
    """Return what a rule does not know as one row: how often, and the first case of it."""
    first = found[0]
    code, element = f"{first.code}\n{first.severity.value}", f"{first.subject.name}\n{first.subject.id or ''}"
    return code, section_of(first.clause), str(len(found)), element, first.message[language], first.fix[language]


def _cells(found: Finding, twin: Twin, language: str) -> tuple[str, ...]:
    storey = next((one.name for one in twin.storeys.values() if one.id == found.subject.storey), "")
    element = "\n".join(part for part in (f"{storey} {found.subject.name}".strip(), found.subject.id or "") if part)
    grave = f"{found.code}\n{found.severity.value}"
    return grave, section_of(found.clause), element, found.message[language], found.fix.get(language, "")
