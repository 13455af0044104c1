"""
A report as one page that needs no network: findings with their views, filters, rules, what people have to sign.

Without scripts all is there, in both languages; with them one language at a time, and filters.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from typing import Final

from twin.export.reports.subjects import find_place, find_storey
from twin.export.reports.views import draw_storeys, draw_views, draw_whole
from twin.export.reports.words import GRAVITIES, VERDICTS
from twin.model.dossier import Dossier, Item
from twin.model.finding import Finding, Severity, Verdict
from twin.model.ids import StoreyId
from twin.model.terms import Names
from twin.model.twin import Twin

VIEWS: Final = {"plan": ("平面位置", "On the plan"), "slant": ("立体视图", "In three dimensions")}
SHOWN: Final = (Verdict.FAIL, Verdict.UNKNOWN)
"""Verdicts that are told one by one; what people have to sign comes as a table."""


def write_page(dossier: Dossier) -> bytes:
    """Return the page; the same findings give the same bytes."""
    style, script = (
        files("twin.export.reports").joinpath(name).read_text(encoding="utf-8") for name in ("report.css", "report.js")
    )
    told = [item for item in dossier.items if item.finding.verdict in SHOWN]
    signed = [item for item in dossier.items if item.finding.verdict is Verdict.ATTEST]
    name = escape(f"{dossier.title} · {dossier.today}")
    parts = [
        "<!doctype html>",
        '<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>规则检查报告 Rule check · {name}</title><style>{style}</style></head><body>",
        f"<header><h1>{_both('规则检查报告', 'Rule check')}</h1><p>{name}</p>{_switch()}</header><main>",
        *_sum_up(dossier),
        *_show_plans(dossier, told),
        f'<section aria-labelledby="found"><h2 id="found">{_both("问题", "Findings")}</h2>',
        _filter(dossier, told),
        *(_tell(dossier.twin, item) for item in told),
        "</section>",
        *_list_rules(dossier),
        *_list_signed(signed),
        f"</main><script>{script}</script></body></html>\n",
    ]
    return "\n".join(parts).encode()


def _both(zh: str, en: str) -> str:
    """Return words in both languages, of which a page shows one."""
    return f'<span data-in="zh-CN" lang="zh-CN">{escape(zh)}</span> <span data-in="en" lang="en">{escape(en)}</span>'


def _names(names: Names) -> str:
    return _both(names["zh-CN"], names["en"])


def _switch() -> str:
    buttons = (("zh-CN", "中文"), ("en", "English"))
    inside = "".join(
        f'<button type="button" lang="{tag}" data-switch="{tag}">{name}</button> ' for tag, name in buttons
    )
    return f'<div class="filters bar" role="group" aria-label="语言 Language">{inside}</div>'


def _sum_up(dossier: Dossier) -> Iterator[str]:
    cells = [(_names(VERDICTS[verdict]), str(dossier.counts.get(verdict, 0))) for verdict in Verdict]
    yield f'<section aria-labelledby="sum"><h2 id="sum">{_both("结果", "Result")}</h2>'
    yield _table(cells, (_both("结论", "Verdict"), _both("数量", "Count")))
    if dossier.not_run:
        codes = ", ".join(dossier.not_run)
        yield f"<p>{_both(f'未检查：{codes}（较慢，须指定）', f'Not run: {codes}, which is slow and has to be asked for')}</p>"
    yield "</section>"


def _show_plans(dossier: Dossier, told: Sequence[Item]) -> Iterator[str]:
    placed = [
        (find_storey(dossier.twin, item.finding), item) for item in told if find_place(dossier.twin, item.finding)
    ]
    storeys = [storey for storey in dossier.twin.storeys if any(storey == one for one, _ in placed)]
    yield draw_storeys(dossier.twin, storeys)
    yield f'<section aria-labelledby="plans"><h2 id="plans">{_both("平面图", "Plans")}</h2>'
    for storey in storeys:
        here = [item for one, item in placed if one == storey]
        yield f"<h3>{escape(dossier.twin.storeys[storey].name)}</h3>{draw_whole(dossier.twin, storey, here)}"
    yield "</section>"


def _filter(dossier: Dossier, told: Sequence[Item]) -> str:
    storeys = [storey for storey in dossier.twin.storeys if any(_is_on(dossier.twin, item, storey) for item in told)]
    named = {storey: dossier.twin.storeys[storey].name for storey in storeys}
    codes = sorted({item.finding.code for item in told})
    choices = (
        ("verdict", ("结论", "Verdict"), [(each.value, VERDICTS[each]) for each in SHOWN]),
        ("severity", ("级别", "Severity"), [(each.value, GRAVITIES[each]) for each in Severity]),
        ("storey", ("楼层", "Storey"), [(key, {"zh-CN": name, "en": name}) for key, name in named.items()]),
        ("code", ("规则", "Rule"), [(code, {"zh-CN": code, "en": code}) for code in codes]),
    )
    boxes = "".join(_choose(key, title, options) for key, title, options in choices)
    words = f'<label>{_both("文字", "Words")}<br><input type="search" data-words></label>'
    shown = f'<p role="status">{_both("显示", "Shown")} <span data-count></span></p>'
    return f'<div class="filters" role="search">{boxes}{words}{shown}</div>'


def _choose(key: str, title: tuple[str, str], options: Iterable[tuple[str, Names]]) -> str:
    every: Names = {"zh-CN": "全部", "en": "all"}
    inside = "".join(
        f'<option value="{escape(value)}" data-zh="{escape(names["zh-CN"])}" data-en="{escape(names["en"])}">'
        f"{escape(names['zh-CN'])}</option>"
        for value, names in [("", every), *options]
    )
    return f'<label>{_both(*title)}<br><select data-filter="{key}">{inside}</select></label>'


def _is_on(twin: Twin, item: Item, storey: StoreyId) -> bool:
    return find_storey(twin, item.finding) == storey


def _tell(twin: Twin, item: Item) -> str:
    found = item.finding
    storey = find_storey(twin, found)
    marks = {
        "verdict": found.verdict.value,
        "severity": found.severity.value,
        "code": found.code,
        "storey": storey or "",
    }
    data = " ".join(f'data-{key}="{escape(value)}"' for key, value in marks.items())
    badge = f'<span class="badge">{_names(VERDICTS[found.verdict])}</span>'
    head = f"{item.number}. {badge} {escape(found.code)} {_both(found.message['zh-CN'], found.message['en'])}"
    views = "".join(
        f"<figure>{picture}<figcaption>{_both(*VIEWS[kind])}</figcaption></figure>"
        for kind, picture in draw_views(twin, item)
    )
    quotes = "".join(f'<p class="said">{escape(each.section)} {_names(each.text)}</p>' for each in item.quotes)
    return (
        f'<article id="f{item.number}" {data}><h3>{head}</h3><dl>{_list_facts(twin, item, storey)}</dl>'
        f'{quotes}<div class="views">{views}</div></article>'
    )


def _list_facts(twin: Twin, item: Item, storey: StoreyId | None) -> str:
    found = item.finding
    at = find_place(twin, found)
    place = "" if at is None else f"（{at[0]:.2f}, {at[1]:.2f}, {at[2]:.2f}）m"
    floor = "" if storey is None else twin.storeys[storey].name
    facts = (
        (("位置", "Place"), escape(f"{floor} {found.subject.name} {place}".strip())),
        (("构件", "Element"), escape(found.subject.id or "")),
        (("实测", "Observed"), _measure(found, found.observed)),
        (("限值", "Limit"), _measure(found, found.required)),
        (("缺少的数据", "Missing datum"), escape(found.missing or "")),
        (("条款", "Clause"), f"{escape(item.section)} · {_names(GRAVITIES[found.severity])}"),
        (("依据等级", "Evidence"), escape(found.evidence.value)),
        (("建议", "What to do"), _both(found.fix["zh-CN"], found.fix["en"]) if found.fix else ""),
    )
    return "".join(f"<dt>{_both(*title)}</dt><dd>{value}</dd>" for title, value in facts if value)


def _measure(found: Finding, value: float | str | None) -> str:
    return "" if value is None else escape(f"{value} {'' if found.unit in {None, '1'} else found.unit}".strip())


def _list_rules(dossier: Dossier) -> Iterator[str]:
    titles = (
        ("规则", "Rule"),
        ("名称", "Name"),
        ("条款", "Clause"),
        ("检查", "Examined"),
        ("符合", "Pass"),
        ("不符合", "Fail"),
    )
    rows = [
        (
            escape(each.rule.code),
            escape(each.rule.name),
            escape(f"{each.rule.clause.standard} {each.rule.clause.section}"),
            str(each.examined),
            str(each.passed),
            str(sum(found.verdict is Verdict.FAIL for found in each.findings)),
        )
        for each in dossier.reports
    ]
    yield f'<section aria-labelledby="rules"><h2 id="rules">{_both("规则", "Rules")}</h2>'
    yield _table(rows, tuple(_both(*title) for title in titles))
    yield "</section>"


def _list_signed(signed: Sequence[Item]) -> Iterator[str]:
    titles = (("编号", "Code"), ("条款", "Clause"), ("须签字事项", "To be signed"), ("签字、日期", "Signature, date"))
    rows = [
        (escape(item.finding.code), escape(item.section), _names(item.finding.message), "&nbsp;" * 24)
        for item in signed
    ]
    yield f'<section aria-labelledby="sign"><h2 id="sign">{_both("须由人签字", "To be signed by people")}</h2>'
    yield _table(rows, tuple(_both(*title) for title in titles))
    yield "</section>"


def _table(rows: Iterable[Sequence[str]], titles: Sequence[str]) -> str:
    head = "".join(f'<th scope="col">{title}</th>' for title in titles)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<div class="wide" tabindex="0" role="group"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
