"""``twin serve``: the API and the visitor's page."""

import argparse
from pathlib import Path

from twin.app.documents.place import name_of
from twin.app.open_place import OpenPlace
from twin.app.services import OpenPlaces, Services
from twin.cli.model_argument import add_with_argument
from twin.cli.output import Output
from twin.routing.profiles.named import FIRST_ASKED


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "serve",
        help="启动网页与接口 · serve the visitor's page and the API",
        description="启动网页与接口 · serve the visitor's page and the API",
        epilog="example:\n  twin serve models_ifc/demo_hall.ifc --port 8000",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "models", metavar="MODEL", type=Path, nargs="+", help="one or more .ifc or .ifczip files, a place each"
    )
    add_with_argument(parser)
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: %(default)s, this machine only)"
    )
    parser.add_argument("--port", type=int, default=8000, help="port (default: %(default)s)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, services: Services, output: Output) -> int:
    """Read all models, then serve until interrupted."""
    if args.others and len(args.models) > 1:
        output.tell(
            "--with joins files to one MODEL, and there are several; serve the other places by a server of their own"
        )
        return 2
    from twin.server.run import serve  # noqa: PLC0415  # the web framework is not loaded for the other commands

    places: dict[str, OpenPlace] = {}
    for path in args.models:
        place = _open((path, *args.others), services, output)
        places[place.twin.place.id] = place
    output.tell(f"open http://{args.host}:{args.port} in a browser; Ctrl-C stops")
    serve(OpenPlaces(services=services, places=places), host=args.host, port=args.port)
    return 0


def _open(paths: tuple[Path, ...], services: Services, output: Output) -> OpenPlace:
    """Read a place and build what every visitor needs, so that the first does not wait."""
    with output.progress(f"reading {' + '.join(path.name for path in paths)}") as progress:
        place = services.open_place(*paths, with_scene=True, progress=progress)
    output.tell(f"preparing routes through {name_of(place.twin)}; the very first time this takes a minute")
    for profile in FIRST_ASKED:
        place.label(profile)
    return place
