"""``twin export``: a model as a file that others open."""

import argparse
from pathlib import Path

import orjson

from twin.app.documents.place import name_of
from twin.app.gazetteer import find_storey_id
from twin.app.open_place import OpenPlace
from twin.app.services import Services
from twin.app.way import NoWay, RouteRequest, find_way
from twin.cli.model_argument import add_command, open_model
from twin.cli.output import Output
from twin.cli.profile_argument import add_profile_argument, read_profile
from twin.errors import ExportError
from twin.model.ids import SignId, StoreyId
from twin.model.route import Route
from twin.model.terms import LANGUAGES
from twin.rules.exchanges import EXCHANGES


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = add_command(
        commands,
        "export",
        "导出模型 · write a model as GLB, PNG, GeoJSON or GraphML, or its signs as artwork",
        "twin export hall.ifc --format glb -o hall.glb\n"
        "twin export hall.ifc --format graphml -o hall.graphml\n"
        "twin export hall.ifc --format glb --storey F1 -o f1.glb\n"
        "twin export hall.ifc --format png --from entrance --to 3号窗口 -o way.png\n"
        "twin export hall.ifc --format ids -o data.ids        模型须带的数据，供建模软件检查\n"
        "twin export hall.ifc --format artwork -o signs.pdf",
    )
    parser.add_argument(
        "--format", choices=["glb", "png", "geojson", "graphml", "ids", "artwork"], required=True, help="what to write"
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE",
        help="where to write it; artwork: .pdf, .svg or a folder",
    )
    parser.add_argument("--sign", metavar="ID", help="artwork: the faces of this sign, to scale")
    parser.add_argument(
        "--storey", metavar="NAME", help="one storey only, by id or name (png and geojson: default the ground storey)"
    )
    parser.add_argument("--from", dest="origin", metavar="A", help="png: draw the route from here")
    parser.add_argument("--to", dest="destination", metavar="B", help="png: draw the route to here")
    add_profile_argument(parser, "png: ")
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default="zh-CN",
        help="language of the picture's title and of notes (default: %(default)s)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, services: Services, output: Output) -> int:
    """Read, convert, write; 1 if the route asked for does not exist."""
    if args.format == "ids":
        # The same for every model: what rules ask for.
        args.output.write_bytes(services.exporter.ids(EXCHANGES))
        output.tell(f"wrote {args.output}")
        return 0
    place = open_model(args, services, output, with_scene=args.format in {"glb", "png"})
    route = _route(args, place)
    if isinstance(route, NoWay):
        for text in route.barrier_texts:
            output.tell(text)
        return 1
    if args.format == "artwork":
        return _write_artwork(args, services, place, output)
    with output.progress(f"writing {args.output.name}"):
        data = _convert(args, services, place, route)
    args.output.write_bytes(data)
    output.tell(f"wrote {args.output}, {len(data):,} bytes")
    return 0


def _write_artwork(args: argparse.Namespace, services: Services, place: OpenPlace, output: Output) -> int:
    """Write one file, or a folder where the output has no name of a file."""
    suffix = args.output.suffix.lower()
    if suffix not in {".pdf", ".svg", ""}:
        msg = f"artwork is written as .pdf or .svg, or into a folder, not as {args.output.name}"
        raise ExportError(msg)
    sign = SignId(args.sign) if args.sign else None
    with output.progress(f"drawing {args.output.name}"):
        files, notes = services.exporter.artwork(place.twin, name_of(place.twin), suffix[1:] or "folder", sign)
    for name, data in files.items():
        path = args.output / name if name else args.output
        if name:
            path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for note in notes:
        output.tell(note[args.lang])
    output.tell(f"wrote {args.output}, {sum(len(data) for data in files.values()):,} bytes in {len(files)} files")
    return 0


def _convert(args: argparse.Namespace, services: Services, place: OpenPlace, route: Route | None) -> bytes:
    if args.format == "glb":
        scene = place.ingested.scene
        if scene is None:
            msg = f"{args.model.name} has no geometry to draw"
            raise ExportError(msg)
        storey = find_storey_id(place.gazetteer, args.storey) if args.storey else None
        return services.exporter.glb(scene, place.twin, storey)
    if args.format == "graphml":
        return services.exporter.graphml(place.twin)
    storey = _storey(args, place, route)
    if args.format == "geojson":
        return orjson.dumps(services.exporter.geojson(place.twin, storey))
    drawn = place.twin.get_storey(storey)
    title = f"{name_of(place.twin)}  {drawn.long_name or drawn.name}"
    return services.exporter.png(place.ingested, storey, route, title)


def _route(args: argparse.Namespace, place: OpenPlace) -> Route | NoWay | None:
    if args.format != "png" or not (args.origin and args.destination):
        return None
    request = RouteRequest(
        origin=args.origin,
        destination=args.destination,
        profile=read_profile(args.profile),
        language=args.lang,
    )
    way = find_way(place, request)
    return way if isinstance(way, NoWay) else way.route


def _storey(args: argparse.Namespace, place: OpenPlace, route: Route | None) -> StoreyId:
    """Return the storey named, else the one the route starts on, else the ground storey, else the lowest."""
    if args.storey:
        return find_storey_id(place.gazetteer, args.storey)
    if route is not None:
        return route.origin.storey
    storeys = place.twin.storeys.values()
    ground = next((storey.id for storey in storeys if storey.ground), None)
    if ground is not None:
        return ground
    lowest = next((storey.id for storey in storeys), None)
    if lowest is None:
        msg = f"{args.model.name} has no storey to draw"
        raise ExportError(msg)
    return lowest
