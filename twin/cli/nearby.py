"""``twin route --within`` and ``--all-pairs``: what is reached in a time, and what it costs between all places."""

import argparse
from typing import Final

import numpy as np
from rich.table import Table

from twin.app.documents.nearby import all_pairs_document, nearby_document
from twin.app.documents.place import name_of
from twin.app.nearby import AllPairs, Nearby, find_all_pairs, find_nearby
from twin.app.open_place import OpenPlace
from twin.app.services import Services
from twin.cli.output import Output
from twin.cli.profile_argument import read_profile

HEADING: Final = {
    "zh-CN": "从{start}出发，{within:g}秒内（{profile}）：",
    "en": "from {start}, within {within:g} s ({profile}):",
}


def run_within(place: OpenPlace, args: argparse.Namespace, services: Services, output: Output) -> int:
    """Print what is reached in a time, and draw it if asked to; 1 if that is nothing."""
    with output.progress("walking as far as one gets"):
        nearby = find_nearby(
            place,
            origin=args.origin,
            within_s=args.within,
            profile=read_profile(args.profile),
            language=args.lang,
            avoid=tuple(args.avoid),
            closed=tuple(args.closed),
            at=args.at,
        )
    if args.output is not None:
        starts = [(start, start.label) for start in nearby.starts]
        title = f"{name_of(place.twin)}  {_say_heading(nearby).rstrip(':：')}"
        args.output.write_bytes(services.exporter.reach_svg(place.twin, title, nearby.isochrone.areas, starts))
        output.tell(f"wrote {args.output}")
    if output.as_json:
        output.document(nearby_document(nearby))
    else:
        _print_nearby(place, nearby, output)
    return 0 if nearby.isochrone.areas else 1


def run_all_pairs(place: OpenPlace, args: argparse.Namespace, output: Output) -> int:
    """Print what it costs between all public places."""
    with output.progress("walking from everywhere to everywhere"):
        pairs = find_all_pairs(place, profile=read_profile(args.profile), closed=tuple(args.closed), at=args.at)
    if output.as_json:
        output.document(all_pairs_document(pairs))
    else:
        _print_pairs(pairs, args.lang, output)
    return 0


def _print_nearby(place: OpenPlace, nearby: Nearby, output: Output) -> None:
    zh = nearby.language == "zh-CN"
    table = Table(box=None, pad_edge=False)
    for heading, justify in ((("秒", "s"), "right"), (("米", "m"), "right"), (("楼层", "storey"), "left")):
        table.add_column(heading[0] if zh else heading[1], justify=justify)  # type: ignore[arg-type]  # literals
    table.add_column("地点" if zh else "place")
    for reached in nearby.places:
        storey = place.twin.storeys[reached.entry.storey]
        table.add_row(
            f"{reached.duration_s:.0f}", f"{reached.length_m:.0f}", storey.name, reached.entry.label[nearby.language]
        )
    output.answer.print(_say_heading(nearby), markup=False)
    for storey_id, area in nearby.isochrone.areas.items():
        output.answer.print(f"  {place.twin.storeys[storey_id].name}: {area.area:.0f} m²", markup=False)
    output.answer.print(table)


def _say_heading(nearby: Nearby) -> str:
    return HEADING[nearby.language].format(
        start=nearby.starts[0].label, within=nearby.isochrone.within_s, profile=nearby.profile
    )


def _print_pairs(pairs: AllPairs, language: str, output: Output) -> None:
    matrix, count = pairs.matrix, len(pairs.entries)
    off = ~np.eye(count, dtype=np.bool_)
    found = np.isfinite(matrix.costs_s) & off
    zh = language == "zh-CN"
    total, missing = int(off.sum()), int((off & ~found).sum())
    output.answer.print(
        f"{count}个地点，{total}对，{missing}对没有路线（{pairs.profile}）"
        if zh
        else f"{count} places, {total} pairs, {missing} without a way ({pairs.profile})",
        markup=False,
    )
    if not found.any():
        return
    row, column = np.unravel_index(int(np.where(found, matrix.durations_s, -1.0).argmax()), found.shape)
    ends = " → ".join(pairs.entries[int(i)].label[language] for i in (row, column))
    middle_s = float(np.median(matrix.durations_s[found]))
    longest = f"{matrix.durations_s[row, column]:.0f} s, {matrix.lengths_m[row, column]:.0f} m"
    output.answer.print(
        f"中位数{middle_s:.0f} s；最远：{ends}（{longest}）"
        if zh
        else f"median {middle_s:.0f} s; farthest: {ends} ({longest})",
        markup=False,
    )
