"""Arguments that several commands share: the model, the way asked for, the language."""

import argparse
from pathlib import Path

from twin.app.open_place import OpenPlace
from twin.app.services import Services
from twin.app.way import RouteRequest
from twin.cli.output import Output
from twin.cli.profile_argument import add_profile_argument, read_profile
from twin.guidance.modes import Mode
from twin.model.passage import ConnectorKind
from twin.model.terms import LANGUAGES


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


def add_way_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what describes a way: from, to, via, profile, avoid, language, mode."""
    place = "a name or number in either language, a GlobalId, a zone code, `entrance`, `nearest:KIND`, or STOREY@x,y in metres"
    parser.add_argument("--from", dest="origin", required=True, metavar="A", help=f"where to start: {place}")
    parser.add_argument("--to", dest="destination", required=True, metavar="B", help="where to go, named likewise")
    parser.add_argument("--via", action="append", default=[], metavar="C", help="a stop on the way; may be repeated")
    add_profile_argument(parser)
    parser.add_argument(
        "--avoid",
        action="append",
        default=[],
        metavar="KIND",
        choices=[kind.value for kind in ConnectorKind],
        help=f"do not use: {', '.join(ConnectorKind)}; may be repeated",
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="zh-CN", help="language of the words (default: %(default)s)"
    )
    parser.add_argument(
        "--mode", choices=[mode.value for mode in Mode], help="how it is worded (default: as the profile has it)"
    )


def request_of(args: argparse.Namespace) -> RouteRequest:
    """Return the way that the arguments ask for."""
    return RouteRequest(
        origin=args.origin,
        destination=args.destination,
        via=tuple(args.via),
        profile=read_profile(args.profile),
        avoid=tuple(args.avoid),
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
