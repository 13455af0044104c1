"""``twin ingest``: what is in a model, and what is odd about it."""

import argparse
from collections import Counter
from dataclasses import replace

from rich.table import Table

from twin.app.documents.ingest import ingest_document, walkable_area_m2
from twin.app.documents.place import name_of
from twin.app.services import Services
from twin.cli.model_argument import add_command, open_model
from twin.cli.output import Output
from twin.model.terms import SPACE_USES
from twin.model.twin import Ingested, Twin
from twin.routing.profiles.named import PROFILES

_SHOWN_FINDINGS = 30


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = add_command(
        commands,
        "ingest",
        "读入模型并列出内容 · read a model and list what is in it",
        "twin ingest models_ifc/demo_hall.ifc\n"
        "twin ingest models_ifc/demo_hall.ifc --json > hall.json\n"
        "twin ingest architecture.ifc furniture.ifc signs.ifc",
        several=True,
    )
    parser.add_argument(
        "--reach",
        choices=list(PROFILES),
        metavar="PROFILE",
        help=f"also name the rooms that nobody of a profile gets to from an entrance: {', '.join(PROFILES)} (takes seconds more)",
    )
    parser.add_argument(
        "--validate",
        action="store_true",
        help="also list what the schema forbids, as findings (takes as long again)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document with every element")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, services: Services, output: Output) -> int:
    """Read, print, and return 0: findings of an import are no failure."""
    place = open_model(args, services, output, fresh=True)
    ingested = place.ingested
    if args.reach:
        from twin.app.reach import find_unreached  # noqa: PLC0415  # its compiler loads slowly: only who walks pays

        with output.progress("walking to every room"):
            ingested = replace(ingested, findings=(*ingested.findings, *find_unreached(place, args.reach)))
    if args.validate:
        with output.progress("checking the schema") as progress:
            breaches = services.validator(args.model, *args.others, progress=progress)
        ingested = replace(ingested, findings=(*ingested.findings, *breaches))
    if output.as_json:
        output.document(ingest_document(ingested))
        return 0
    _print_summary(ingested, output)
    return 0


def _print_summary(ingested: Ingested, output: Output) -> None:
    twin, seconds = ingested.twin, ingested.seconds
    file = twin.file
    output.answer.print(
        f"[bold]{name_of(twin)}[/bold]  {file.schema}, {file.entities:,} entities, sha256 {file.sha256[:12]}…"
    )
    output.answer.print(_storeys(twin))
    if twin.zones:
        output.answer.print(_zones(twin))
    output.answer.print(_kinds(twin))
    _print_findings(ingested, output)
    output.answer.print(f"read in {seconds.total:.1f} s (opening {seconds.open:.1f}, geometry {seconds.geometry:.1f})")


def _storeys(twin: Twin) -> Table:
    table = Table(
        "storey",
        "elevation m",
        "spaces",
        "walkable m²",
        "portals",
        "facilities",
        "signs",
        title="Storeys, bottom to top",
    )
    for storey in twin.storeys.values():
        elevation = "unknown" if storey.elevation_m is None else f"{storey.elevation_m.value:.2f}"
        table.add_row(
            storey.name + (" *" if storey.ground else ""),
            elevation,
            *(
                str(sum(thing.storey == storey.id for thing in things))
                if not isinstance(things, str)
                else f"{walkable_area_m2(storey, twin):,.0f}"
                for things in (
                    twin.spaces.values(),
                    "walkable",
                    twin.portals.values(),
                    twin.facilities.values(),
                    twin.signs.values(),
                )
            ),
        )
    table.caption = "* ground storey"
    return table


def _zones(twin: Twin) -> Table:
    table = Table("zone", "区域", "storey", "spaces", "area m²", title="Zones")
    for zone in twin.zones.values():
        area = sum(twin.spaces[space].area_m2 or 0.0 for space in zone.spaces)
        names = SPACE_USES[zone.code]
        table.add_row(
            zone.code.value, names["zh-CN"], twin.get_storey(zone.storey).name, str(len(zone.spaces)), f"{area:,.0f}"
        )
    return table


def _kinds(twin: Twin) -> Table:
    table = Table("what", "kind", "count", title="Ways, facilities, signs")
    groups = {
        "portal": Counter(portal.kind.value for portal in twin.portals.values()),
        "connector": Counter(connector.kind.value for connector in twin.connectors.values()),
        "facility": Counter(facility.kind.value.value for facility in twin.facilities.values()),
        "sign": Counter("unknown" if sign.kind is None else sign.kind.value.value for sign in twin.signs.values()),
        "obstacle": Counter(obstacle.kind.value for obstacle in twin.obstacles.values()),
    }
    for what, counts in groups.items():
        for kind, count in sorted(counts.items()):
            table.add_row(what, kind, str(count))
    return table


def _print_findings(ingested: Ingested, output: Output) -> None:
    findings = ingested.findings
    if not findings:
        output.answer.print("no import findings")
        return
    table = Table("code", "element", "finding", title=f"{len(findings)} import findings")
    for finding in findings[:_SHOWN_FINDINGS]:
        table.add_row(finding.code, finding.subject.id or "", f"{finding.message['zh-CN']}\n{finding.message['en']}")
    if len(findings) > _SHOWN_FINDINGS:
        table.caption = f"and {len(findings) - _SHOWN_FINDINGS} more: --json lists all"
    output.answer.print(table)
