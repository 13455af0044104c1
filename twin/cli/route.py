"""``twin route``: a way from A to B, in words or as JSON."""

import argparse
from pathlib import Path
from typing import Final

from rich.markup import escape

from twin.app.documents.route import route_document
from twin.app.proof import certify
from twin.app.services import Services
from twin.app.way import ALTERNATIVES_MAX, NoWay, Way, find_way
from twin.app.way_words import name_going, say_ends, say_measures
from twin.cli.model_argument import add_command, add_way_arguments, open_model, request_of
from twin.cli.nearby import run_all_pairs, run_within
from twin.cli.output import Output
from twin.errors import RequestError
from twin.model.route import UtterancePhase
from twin.model.twin import Twin

_ATTRIBUTES: Final = {"to": "destination", "within": "within", "all-pairs": "all_pairs"}
ALTERNATIVE: Final = {"zh-CN": "备选路线{number}：", "en": "alternative {number}: "}


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = add_command(
        commands,
        "route",
        "计算路线 · find a way from A to B",
        "twin route hall.ifc --from entrance --to 业务受理区 --profile wheelchair\n"
        "twin route hall.ifc --from F1@12.5,8 --to nearest:accessible_toilet --lang en --json\n"
        "twin route hall.ifc --from entrance --via 综合咨询窗口 --via nearest:photo_booth --via-order best --to 3号窗口\n"
        "twin route hall.ifc --from entrance --to 母婴室 --avoid stair --avoid elevator_down --alternatives 2\n"
        "twin route hall.ifc --from entrance --to 母婴室 --at 2026-03-02T09:30 --closed 1号电梯\n"
        "twin route hall.ifc --from entrance --to 母婴室 --obstacle 一层:12,8,14,8,14,9,12,9\n"
        "twin route hall.ifc --from entrance --within 60 --profile wheelchair -o reached.svg\n"
        "twin route hall.ifc --all-pairs --profile wheelchair --json",
    )
    add_way_arguments(parser, needs_ends=False)
    parser.add_argument(
        "--within",
        type=float,
        metavar="SECONDS",
        help="多久能到哪里 · instead of --to: all that is reached in so many seconds, as places and as areas of floor",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="图 · with --within: also draw what is reached into an .svg file",
    )
    parser.add_argument(
        "--all-pairs",
        action="store_true",
        help="两两之间 · instead of --from and --to: what it costs between all public places",
    )
    parser.add_argument(
        "--alternatives",
        type=int,
        default=0,
        metavar="N",
        help=f"备选路线 · up to N other ways that really differ, 0 to {ALTERNATIVES_MAX} (default: %(default)s)",
    )
    parser.add_argument(
        "--certificate",
        action="store_true",
        help="附最优性证明 · with --json: add the proof that no way costs less",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, services: Services, output: Output) -> int:
    """Find the way and print it; 1 if there is none."""
    _check(args)
    place = open_model(args, services, output)
    if args.all_pairs:
        return run_all_pairs(place, args, output)
    if args.within is not None:
        return run_within(place, args, services, output)
    with output.progress("finding the way"):
        request = request_of(args)
        way = find_way(place, request)
        proofs = certify(place, request, way) if args.certificate and isinstance(way, Way) else []
    if output.as_json:
        output.document(route_document(way) | ({"certificates": proofs} if args.certificate else {}))
    else:
        print_way(way, place.twin, output)
    return 1 if isinstance(way, NoWay) else 0


def _check(args: argparse.Namespace) -> None:
    """Refuse questions whose parts do not go together."""
    wanted = [name for name in ("to", "within", "all-pairs") if getattr(args, _ATTRIBUTES[name]) not in {None, False}]
    if len(wanted) != 1:
        said = " and ".join(f"--{name}" for name in wanted) or "nothing"
        msg = f"{said} was asked for: give one of --to B, --within SECONDS and --all-pairs"
        raise RequestError(msg)
    if args.output is not None and args.within is None:
        msg = "a picture is of what is reached in a time: give --within SECONDS"
        raise RequestError(msg)
    if args.certificate and (args.destination is None or not args.json):
        msg = "a certificate is of a way, and part of its document: give --to B and --json"
        raise RequestError(msg)
    if args.origin is None and not args.all_pairs:
        msg = "where from? give --from A"
        raise RequestError(msg)
    if args.destination is None and (args.via or args.alternatives or args.obstacles):
        msg = "--via, --alternatives and --obstacle belong to a way: give --to B"
        raise RequestError(msg)


def print_way(way: Way | NoWay, twin: Twin, output: Output) -> None:
    """Print a way as people read it."""
    say = output.answer.print
    if isinstance(way, NoWay):
        answer = way.answer
        heading = "没有可行的路线" if way.language == "zh-CN" else "There is no way"
        going = escape(name_going(answer.profile, way.language))
        of = f"（{going}）" if way.language == "zh-CN" else f" ({going})"
        say(f"[bold red]{heading}[/bold red]  {escape(say_ends(way, twin))}{of}")
        for text in dict.fromkeys(way.barrier_texts):
            say(f"  • {text}", markup=False)
        say(f"  {way.advice_text}", markup=False)
        say(f"  → {way.remedy_text}", markup=False)
        return
    _print_heading(way, twin, output)
    for text in way.notice_texts:
        say(f"  ! {text}", markup=False)
    spoken = [word for word in way.utterances if word.phase in {UtterancePhase.AT, UtterancePhase.ARRIVE}]
    for number, utterance in enumerate(spoken, start=1):
        say(f"{number:3d}  {utterance.text}", markup=False)
    for number, other in enumerate(way.alternatives, start=1):
        say(f"\n{ALTERNATIVE[way.language].format(number=number)}", end="")
        print_way(other, twin, output)


def _print_heading(way: Way, twin: Twin, output: Output) -> None:
    output.answer.print(f"[bold]{escape(say_ends(way, twin))}[/bold]  {escape(say_measures(way))}")
