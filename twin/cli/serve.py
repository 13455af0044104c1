"""``twin serve``: the API and the visitor's page."""

import argparse
from pathlib import Path

from twin.app.documents.place import name_of
from twin.app.open_place import OpenPlace
from twin.app.services import OpenPlaces, Services
from twin.cli.output import Output
from twin.routing.profiles import PROFILES


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
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: %(default)s, this machine only)"
    )
    parser.add_argument("--port", type=int, default=8000, help="port (default: %(default)s)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, services: Services, output: Output) -> int:
    """Read all models, then serve until interrupted."""
    from twin.server.run import serve  # noqa: PLC0415  # the web framework is not loaded for the other commands

    places: dict[str, OpenPlace] = {}
    for path in args.models:
        place = _open(path, services, output)
        places[place.twin.place.id] = place
    output.tell(f"open http://{args.host}:{args.port} in a browser; Ctrl-C stops")
    serve(OpenPlaces(services=services, places=places), host=args.host, port=args.port)
    return 0


def _open(path: Path, services: Services, output: Output) -> OpenPlace:
    """Read a model and build what every visitor needs, so that the first does not wait."""
    with output.progress(f"reading {path.name}") as progress:
        place = services.open_place(path, with_scene=True, progress=progress)
    output.tell(f"preparing routes through {name_of(place.twin)}; the very first time this takes a minute")
    for profile in PROFILES:
        place.ground(profile)
    return place
