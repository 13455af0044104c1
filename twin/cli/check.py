"""``twin check``: a draft held against every clause, for who designs it and who reviews it."""

import argparse
from datetime import date
from pathlib import Path
from typing import Final

from twin.app.services import Services
from twin.cli.date_argument import read_date
from twin.cli.model_argument import add_command, open_model
from twin.cli.output import Output
from twin.model.terms import LANGUAGES

FORMATS: Final = ("table", "json", "html", "pdf", "bcf", "xlsx", "sarif", "junit", "form")
BCF_VERSIONS: Final = ("2.1", "3.0")
GRAVE: Final = ("shall", "should", "may")


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = add_command(
        commands,
        "check",
        "规则检查：对照标准逐条检查模型 · hold a model against every clause",
        "twin check hall.ifc\n"
        "twin check hall.ifc --select ACC,6.1.2 --ignore ACC181\n"
        "twin check hall.ifc --select SGN201                 引导连续性证明（较慢）\n"
        "twin check hall.ifc --format html -o report.html    一个文件，离线可看\n"
        "twin check hall.ifc --format pdf -o report.pdf      提交用，附签字栏\n"
        "twin check hall.ifc --format form -o signed.toml    须签字事项，填写后用 --signed 读回\n"
        "twin check hall.ifc --format bcf -o findings.bcfzip  在建模软件中打开\n"
        "twin check hall.ifc --fail-on should --today 2026-11-24 --json > findings.json",
    )
    parser.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="CODES",
        help="只查 · codes, beginnings of codes (ACC) or sections (6.1.4), with commas; default: all but the slow SGN201",
    )
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="CODES", help="不查 · the same, of what is not to be checked"
    )
    parser.add_argument(
        "--fail-on",
        choices=GRAVE,
        default="shall",
        help="失败级别 · exit code 1 if anything at least so grave fails (default: %(default)s)",
    )
    parser.add_argument(
        "--today",
        type=read_date,
        metavar="DATE",
        help="日期 · the day that what is dated is held against (default: today)",
    )
    parser.add_argument(
        "--baseline", type=Path, metavar="FILE", help="基线 · an earlier report of --json: only what is new is reported"
    )
    parser.add_argument(
        "--waivers",
        type=Path,
        metavar="FILE",
        help="豁免 · a TOML file of what somebody answers for: who, why, until when",
    )
    parser.add_argument(
        "--signed", type=Path, metavar="FILE", help="签字 · the form of --format form, filled in by who answers for it"
    )
    parser.add_argument("--format", choices=FORMATS, default="table", help="格式 · form of the report")
    parser.add_argument(
        "--bcf-version", choices=BCF_VERSIONS, default="2.1", help="BCF版本 · of --format bcf (default: %(default)s)"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="输出 · write the report into a file")
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="zh-CN", help="语言 · language of the words (default: %(default)s)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, services: Services, output: Output) -> int:
    """Check and print; 1 if something fails that is grave enough."""
    from twin.cli.check_report import report  # noqa: PLC0415  # loads the compiler

    args.select, args.ignore = split(args.select), split(args.ignore)
    args.today = args.today or date.today()  # noqa: DTZ011  # a building's calendar has no zone
    return report(args, services, open_model(args, services, output), output)


def split(lists: list[str]) -> tuple[str, ...]:
    """Return what was given with commas, or several times."""
    return tuple(one.strip() for some in lists for one in some.split(",") if one.strip())
