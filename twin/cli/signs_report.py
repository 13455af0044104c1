"""What ``twin signs`` prints and writes: breaks, failed checks, proposals, proofs, a picture."""

import argparse
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final

import orjson
from rich.table import Table

from twin.app.continuity import Continuity, Gap, prove_continuity
from twin.app.continuity_words import list_findings, say_fix, say_gap, say_proved
from twin.app.documents.place import name_of
from twin.app.documents.signs import certificate_document, signs_document
from twin.app.journeys import PROFILES
from twin.app.open_place import OpenPlace
from twin.app.services import Services
from twin.app.sign_lint import SignLint, lint_signs
from twin.app.sign_proposals import Proposals, propose_signs
from twin.app.signage_overlay import overlay_signage
from twin.app.target_names import TargetNames
from twin.cli.output import Output
from twin.model.finding import Finding, Severity, Verdict
from twin.model.ids import StoreyId
from twin.model.scene import Scene
from twin.model.sign import Sign
from twin.model.twin import Twin
from twin.signage.arrow_words import ARROWS

ROWS: Final = 20
"""So many breaks and findings are printed; the JSON has all."""

WORDS: Final = {
    "zh-CN": {
        "gaps": "引导中断处（访客最多的在前）",
        "where": "位置",
        "what": "问题",
        "fix": "建议",
        "share": "受影响访客",
        "findings": "不符合要求的标识",
        "clause": "条款",
        "sign": "标识",
        "checks": "各项检查",
        "check": "检查项",
        "passed": "通过",
        "none": "无",
        "proposals": "建议设置或修改的标识",
        "lines": "内容",
        "hang": "新设",
        "add_lines": "增加内容",
        "result": "全部设置后，{pairs} 条路线中 {proved} 条可证明连续（与最少方案之差不超过 {gap}）；建议设置 {anchors} 处定位码。",
        "more": "另有 {count} 项，见 --json。",
        "fail": "不符合",
        "unknown": "数据不足",
    },
    "en": {
        "gaps": "Where signs leave people alone (most visitors first)",
        "where": "where",
        "what": "what is wrong",
        "fix": "what to do",
        "share": "visitors",
        "findings": "Signs that fail a check",
        "clause": "clause",
        "sign": "sign",
        "checks": "Checks",
        "check": "check",
        "passed": "passed",
        "none": "none",
        "proposals": "Signs to make or change",
        "lines": "lines",
        "hang": "new",
        "add_lines": "add lines",
        "result": "With all of them {proved} of {pairs} ways are proved (at most {gap} above the least cost); "
        "codes to find oneself by: {anchors}.",
        "more": "{count} more: see --json.",
        "fail": "fail",
        "unknown": "unknown",
    },
}


def report(args: argparse.Namespace, place: OpenPlace, services: Services, output: Output) -> int:
    """Prove, check and print or write what was asked for; 1 if signs fail somebody."""
    profiles = tuple(dict.fromkeys(args.profile or PROFILES))
    today: date = args.today or datetime.now(UTC).astimezone().date()
    with output.progress("proving") as progress:
        continuity = prove_continuity(place, profiles, today=today.isoformat(), progress=progress)
        lint = lint_signs(place, today=today)
    names = TargetNames(place)
    proposals = None
    if args.propose:
        with output.progress("proposing"):
            proposals = propose_signs(place, continuity, names)
    if output.as_json:
        output.document(signs_document(continuity, lint, names, proposals))
    else:
        _print(continuity, lint, names, args.lang, output)
        if proposals is not None:
            _print_proposals(proposals, continuity, args.lang, output)
    if args.certificate is not None:
        args.certificate.write_bytes(orjson.dumps(certificate_document(continuity)))
        output.tell(f"wrote {args.certificate}")
    if args.output is not None:
        title = f"{name_of(place.twin)}  {say_proved(continuity, args.lang)}"
        overlay = overlay_signage(continuity, names, args.lang)
        if args.output.suffix.lower() == ".glb":
            scene = place.ingested.scene or Scene()
            args.output.write_bytes(services.exporter.signage_glb(scene, place.twin, overlay))
        else:
            args.output.write_bytes(services.exporter.signage_svg(place.twin, title, overlay))
        output.tell(f"wrote {args.output}")
    found = (*list_findings(continuity, names), *lint.findings)
    return int(any(one.verdict is Verdict.FAIL and one.severity is not Severity.ADVICE for one in found))


def _print(continuity: Continuity, lint: SignLint, names: TargetNames, language: str, output: Output) -> None:
    output.answer.print(say_proved(continuity, language), markup=False)
    twin = continuity.prover.faces.twin
    show_gaps(continuity.gaps, continuity, names, language, output)
    show_failures([found for found in lint.findings if found.verdict is Verdict.FAIL], twin, language, output)
    output.answer.print(_tally(lint, WORDS[language]))


def show_gaps(found: Sequence[Gap], continuity: Continuity, names: TargetNames, language: str, output: Output) -> None:
    """Print where signs leave people alone."""
    words = WORDS[language]
    gaps = Table(title=words["gaps"], title_justify="left", show_edge=False)
    for column in ("share", "where", "what", "fix"):
        gaps.add_column(words[column], overflow="fold", no_wrap=column in {"share", "where"})
    twin = continuity.prover.faces.twin
    for gap in found[:ROWS]:
        x, y, _ = gap.decision.at
        where = f"{twin.get_storey(gap.decision.storey).name} ({x:.1f}, {y:.1f})"
        cells = (f"{gap.share:.1%}", where, say_gap(gap, names, language), say_fix(gap, names, language))
        gaps.add_row(*map(_plain, cells))
    _show(gaps, len(found), words, output)


def show_failures(failed: Sequence[Finding], twin: Twin, language: str, output: Output) -> None:
    """Print the failed checks of signs, each with where its sign is."""
    words = WORDS[language]
    findings = Table(title=words["findings"], title_justify="left", show_edge=False)
    for column in ("clause", "sign", "what", "fix"):
        findings.add_column(words[column], overflow="fold")
    for found in failed[:ROWS]:
        findings.add_row(*map(_plain, _cells(found, twin, language)))
    _show(findings, len(failed), words, output)


def _print_proposals(proposals: Proposals, continuity: Continuity, language: str, output: Output) -> None:
    words, found = WORDS[language], proposals.signs
    table = Table(title=words["proposals"], title_justify="left", show_edge=False)
    for column in ("sign", "where", "lines", "share"):
        table.add_column(words[column], overflow="fold")
    twin = continuity.prover.faces.twin
    for each in found.signs:
        x, y, z = each.sign.at
        where = f"{twin.get_storey(each.sign.storey).name} ({x:.1f}, {y:.1f}, {z:.1f})"
        name = f"{words[each.work.value]} {each.sign.name}\n{each.sign.id}"
        table.add_row(*map(_plain, (name, where, _lines(each.sign, language), f"{each.share:.1%}")))
    _show(table, 0 if not found.signs else 1, words, output)
    numbers = {"proved": found.proved, "pairs": found.journeys, "gap": f"{found.gap:.1%}"}
    output.answer.print(words["result"].format(**numbers, anchors=len(proposals.anchors.anchors)), markup=False)


def _lines(sign: Sign, language: str) -> str:
    return "\n".join(
        f"{ARROWS[legend.arrow][language]} {(legend.zh if language == 'zh-CN' else legend.en) or ''}"
        for face in sign.faces
        for legend in face.legends or ()
    )


def _cells(found: Finding, twin: Twin, language: str) -> tuple[str, ...]:
    storey = None if found.subject.storey is None else twin.storeys.get(StoreyId(found.subject.storey))
    place = "" if storey is None or found.at is None else f"{storey.name} ({found.at[0]:.1f}, {found.at[1]:.1f})"
    clause = f"{found.clause.section}\n{found.code} {found.severity.value}"
    name = "\n".join(filter(None, (found.subject.name, place, found.subject.id)))
    return clause, name, found.message[language], found.fix.get(language, "")


def _tally(lint: SignLint, words: dict[str, str]) -> Table:
    """Return how much each check looked at, and how it went."""
    table = Table(title=words["checks"], title_justify="left", show_edge=False)
    for column in ("clause", "check", "passed", "fail", "unknown"):
        table.add_column(words[column], justify="left" if column in {"clause", "check"} else "right")
    for one in lint.reports:
        counts = [
            sum(found.verdict is verdict for found in one.findings) for verdict in (Verdict.FAIL, Verdict.UNKNOWN)
        ]
        table.add_row(one.rule.clause.section, f"{one.rule.code} {one.rule.name}", str(one.passed), *map(str, counts))
    return table


def _show(table: Table, count: int, words: dict[str, str], output: Output) -> None:
    if not count:
        table.add_row(words["none"], *[""] * (len(table.columns) - 1))
    output.answer.print(table)
    if count > ROWS:
        output.answer.print(words["more"].format(count=count - ROWS), markup=False)


def _plain(cell: str) -> str:
    return cell.replace("[", r"\[")
