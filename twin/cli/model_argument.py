"""Arguments that several commands share: the model, the way asked for, the language."""

import argparse
import re
from datetime import datetime, time
from pathlib import Path
from typing import Final

from twin.app.open_place import OpenPlace
from twin.app.put_down import read_put_down
from twin.app.services import Services
from twin.app.way import VIA_ORDERS, RouteRequest
from twin.cli.output import Output
from twin.cli.profile_argument import add_profile_argument, read_profile
from twin.guidance.modes import Mode
from twin.model.terms import LANGUAGES
from twin.model.wish import AVOIDABLE

_TIME_OF_DAY: Final = re.compile(r"\d{1,2}:\d{2}")


def add_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    summary: str,
    example: str,
    *,
    several: bool = False,
) -> argparse.ArgumentParser:
    """Add a command that takes a model, or *several* files of one; *summary* is its one line, *example* shows a call."""
    parser = commands.add_parser(
        name,
        help=summary,
        description=summary,
        epilog="example:\n  " + example.replace("\n", "\n  "),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("model", metavar="MODEL", type=Path, help="an .ifc, .ifczip or .ifcxml file")
    if several:
        parser.add_argument(
            "others", metavar="MODEL", type=Path, nargs="*", help="further files of the same place: furniture, signs, …"
        )
    else:
        add_with_argument(parser)
    return parser


def add_with_argument(parser: argparse.ArgumentParser) -> None:
    """Add the files that are read together with the model."""
    parser.add_argument(
        "--with",
        dest="others",
        action="append",
        default=[],
        metavar="FILE",
        type=Path,
        help="a further file of the same place (furniture, signs, …); may be repeated",
    )


def add_way_arguments(parser: argparse.ArgumentParser, *, needs_ends: bool = True) -> None:
    """Add what describes a way: from, to, stops, profile, wishes, time, closures, language, mode."""
    place = "a name or number in either language, a GlobalId, a zone code, `entrance`, `nearest:KIND`, or STOREY@x,y in metres"
    parser.add_argument("--from", dest="origin", required=needs_ends, metavar="A", help=f"where to start: {place}")
    parser.add_argument(
        "--to", dest="destination", required=needs_ends, metavar="B", help="where to go, named likewise"
    )
    parser.add_argument(
        "--via", action="append", default=[], metavar="C", help="途经 · a stop on the way; may be repeated"
    )
    parser.add_argument(
        "--via-order",
        choices=VIA_ORDERS,
        default="given",
        help="stops as given, or in the best order, proved best up to 8 stops (default: %(default)s)",
    )
    add_profile_argument(parser)
    parser.add_argument(
        "--avoid",
        action="append",
        default=[],
        metavar="KIND",
        choices=list(AVOIDABLE),
        help="尽量不走 · what not to use if there is another way: stair, ramp, elevator, escalator, moving_walk, each"
        " also with _up or _down, or narrow_door (under 0.90 m); may be repeated",
    )
    parser.add_argument(
        "--at",
        type=read_moment,
        metavar="TIME",
        help="几点去 · when one goes, by the clock of the place: 2026-03-02T09:30, or 09:30 for today. What is outside its"
        " opening hours is closed then (default: now, and what is outside its hours is used with a notice"
        " where there is no other way)",
    )
    parser.add_argument(
        "--closed",
        action="append",
        default=[],
        metavar="ID",
        help="临时关闭 · a door, connector or space that is closed: GlobalId or name; may be repeated",
    )
    parser.add_argument(
        "--obstacle",
        dest="obstacles",
        action="append",
        default=[],
        metavar="STOREY:X,Y,X,Y,X,Y",
        help="临时障碍物 · something that stands there since the model was drawn, by the corners of its outline in metres"
        " of the plan frame; may be repeated",
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="zh-CN", help="language of the words (default: %(default)s)"
    )
    parser.add_argument(
        "--mode", choices=[mode.value for mode in Mode], help="how it is worded (default: as the profile has it)"
    )


def read_moment(said: str) -> datetime:
    """Return a time of the place's clock: a date and a time, or a time of today."""
    try:
        if _TIME_OF_DAY.fullmatch(said):
            return datetime.combine(datetime.now().date(), time.fromisoformat(said.zfill(5)))  # noqa: DTZ005  # a building's clock has no zone
        return datetime.fromisoformat(said).replace(tzinfo=None)
    except ValueError:
        msg = f"{said!r} is no time: write 2026-03-02T09:30, or 09:30 for today"
        raise argparse.ArgumentTypeError(msg) from None


def request_of(args: argparse.Namespace) -> RouteRequest:
    """Return the way that the arguments ask for."""
    return RouteRequest(
        origin=args.origin,
        destination=args.destination,
        via=tuple(args.via),
        via_order=args.via_order,
        alternatives=getattr(args, "alternatives", 0),
        profile=read_profile(args.profile),
        avoid=tuple(args.avoid),
        at=args.at,
        closed=tuple(args.closed),
        obstacles=tuple(read_put_down(text) for text in args.obstacles),
        language=args.lang,
        mode=args.mode,
    )


def open_model(
    args: argparse.Namespace, services: Services, output: Output, *, with_scene: bool = False, fresh: bool = False
) -> OpenPlace:
    """Read the model of a command, with a bar while it takes."""
    names = " + ".join(path.name for path in (args.model, *args.others))
    with output.progress(f"reading {names}") as progress:
        return services.open_place(args.model, *args.others, with_scene=with_scene, progress=progress, fresh=fresh)
