"""``twin signs``: whether signs lead everybody all the way, and what is wrong with them."""

import argparse
from pathlib import Path

from twin.app.open_place import get_profile
from twin.app.services import Services
from twin.cli.date_argument import read_date
from twin.cli.model_argument import add_command, open_model
from twin.cli.output import Output
from twin.errors import RequestError
from twin.model.terms import LANGUAGES


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = add_command(
        commands,
        "signs",
        "标识检查：引导是否连续、标识是否正确 · do signs lead everybody all the way, and are they right",
        "twin signs hall.ifc                                 步行与轮椅，全部起讫点\n"
        "twin signs hall.ifc --profile wheelchair --lang en\n"
        "twin signs hall.ifc --json > signs.json\n"
        "twin signs hall.ifc -o signs.svg                     可读范围、引导、中断处的平面图\n"
        "twin signs hall.ifc -o signs.glb                     同上，三维\n"
        "twin signs hall.ifc --certificate proof.json        逐条证明，可独立复核\n"
        "twin signs hall.ifc --closed 2号电梯                电梯停用：谁无路可走、哪些标识变错\n"
        "twin signs hall.ifc --without SIGN                  撤去一块标识：谁失去引导",
    )
    parser.add_argument(
        "--profile",
        action="append",
        metavar="P",
        help="人群 · who has to be led; may be repeated (default: walking and wheelchair)",
    )
    parser.add_argument(
        "--today",
        type=read_date,
        metavar="DATE",
        help="日期 · the day that dated signs are held against, YYYY-MM-DD (default: today)",
    )
    parser.add_argument(
        "--propose",
        action="store_true",
        help="建议 · also propose the signs that would lead everybody, and where to put codes (takes minutes)",
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="SIGN",
        help="撤去的标识 · try what happens without a sign: GlobalId or name; may be repeated",
    )
    parser.add_argument(
        "--closed",
        action="append",
        default=[],
        metavar="ELEMENT",
        help="关闭之处 · try what happens while a door, stair, elevator or space is closed; may be repeated",
    )
    parser.add_argument(
        "--certificate", type=Path, metavar="FILE", help="证明 · also write every proof, link by link, as JSON"
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="图 · also draw catchments, links and breaks: plans as .svg, the building in 3D as .glb",
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="zh-CN", help="语言 · language of the words (default: %(default)s)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, services: Services, output: Output) -> int:
    """Prove what can be proved and print the rest; 1 if signs fail somebody, or a change does harm."""
    from twin.cli.sign_change_report import report_change  # noqa: PLC0415  # as below
    from twin.cli.signs_report import report  # noqa: PLC0415  # loads the solver and the compiler

    for profile in args.profile or ():
        get_profile(profile)
    form = None if args.output is None else args.output.suffix.lower()
    if form not in {None, ".svg", ".glb"}:
        msg = f"-o {args.output}: signs are drawn into an .svg (plans) or a .glb (3D)"
        raise RequestError(msg)
    if not (args.without or args.closed):
        place = open_model(args, services, output, with_scene=form == ".glb")
        return report(args, place, services, output)
    if args.propose or args.certificate or args.output:
        msg = "--without and --closed try a change: --propose, --certificate and -o are for the place as it is"
        raise RequestError(msg)
    return report_change(args, open_model(args, services, output), output)
