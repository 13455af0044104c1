"""``twin access``: outages that cut people off, detours, dead ends and bottlenecks of a building."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from rich.table import Table

from twin.app.access import Access, ProfileAccess, analyse_access, find_worst_pair
from twin.app.access_names import ElementNames
from twin.app.access_words import name_profile, say_dead_end, say_fairness, say_reach
from twin.app.documents.access import access_document
from twin.app.documents.place import name_of
from twin.app.open_place import OpenPlace
from twin.app.services import Services
from twin.cli.model_argument import add_command, open_model
from twin.cli.output import Output
from twin.cli.profile_argument import read_profile
from twin.model.access import Outage
from twin.model.route import Route
from twin.model.terms import LANGUAGES
from twin.routing.profiles.named import PROFILES

ROWS: Final = 10
"""So many of each list are printed; the JSON has all."""
PLACES: Final = 6
"""So many places of an outage are named in the table."""

WORDS: Final = {
    "zh-CN": {
        "outages": "单点中断：停用后被切断的公共场所",
        "element": "停用的构件",
        "count": "切断数",
        "cut": "到不了（或回不来）的场所",
        "more": "等{count}处",
        "rooms": "另有{count}扇门或洞口各自只切断其后的一个房间，见 --json。",
        "lengthenings": "单点中断：绕行最多（从最近出入口）",
        "worst": "影响最大的场所",
        "before": "原长 m",
        "extra": "多走 m",
        "seconds": "多花 s",
        "places": "影响场所",
        "detours": "绕行比最大的十对（与步行相比）",
        "from": "从",
        "to": "到",
        "ratio": "倍数",
        "length": "m",
        "walking": "步行 m",
        "dead_ends": "尽端：只有一条退路",
        "way": "唯一通路",
        "behind": "之后的空间",
        "back": "折返 m",
        "advice": "提示",
        "bottlenecks": "瓶颈：承担路线最多的门与洞口",
        "carrier": "门、洞口",
        "share": "占比",
        "width": "净宽 m",
        "flow": "人/分",
        "none": "无",
        "unreached": "到不了",
    },
    "en": {
        "outages": "Outages: public places cut off while one element is out",
        "element": "element out",
        "count": "cut off",
        "cut": "no way there (or back)",
        "more": "… {count} in all",
        "rooms": "{count} more doors and openings cut off the one room behind them each: see --json.",
        "lengthenings": "Outages: longest detours from the nearest entrance",
        "worst": "place hit worst",
        "before": "was m",
        "extra": "more m",
        "seconds": "more s",
        "places": "places",
        "detours": "The ten worst detours (against people on foot)",
        "from": "from",
        "to": "to",
        "ratio": "times",
        "length": "m",
        "walking": "on foot m",
        "dead_ends": "Dead ends: one way back only",
        "way": "the only way",
        "behind": "spaces behind it",
        "back": "back m",
        "advice": "advice",
        "bottlenecks": "Bottlenecks: doors and openings that carry most ways",
        "carrier": "door or opening",
        "share": "share",
        "width": "clear m",
        "flow": "people/min",
        "none": "none",
        "unreached": "not reached",
    },
}


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = add_command(
        commands,
        "access",
        "通达分析：单点中断、绕行、尽端、瓶颈 · who is cut off by one outage, detours, dead ends, bottlenecks",
        "twin access hall.ifc                                     步行与轮椅\n"
        "twin access hall.ifc --profile wheelchair --lang en --json\n"
        "twin access hall.ifc --profile wheelchair -o fairness.svg  绕行比分布与最差一对的图",
    )
    parser.add_argument(
        "--profile",
        action="append",
        metavar="P",
        help=f"人群 · who: {', '.join(PROFILES)}, or a file; may be repeated (default: walking and wheelchair)",
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="图 · also draw the detours into an .svg file"
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="zh-CN", help="语言 · language of the words (default: %(default)s)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, services: Services, output: Output) -> int:
    """Analyse the building and print what was found."""
    profiles = [read_profile(said) for said in args.profile or ("walking", "wheelchair")]
    place = open_model(args, services, output)
    with output.progress("analysing") as progress:
        access = analyse_access(place, profiles, progress)
    names = ElementNames(place)
    if output.as_json:
        output.document(access_document(access, place.twin, names))
    else:
        _print(access, names, args.lang, output)
    if args.output is not None:
        args.output.write_bytes(_draw(access, place, services, names, args.lang))
        output.tell(f"wrote {args.output}")
    return 0


def _draw(access: Access, place: OpenPlace, services: Services, names: ElementNames, language: str) -> bytes:
    ratios = {
        name_profile(one.profile, language): one.detours.ratios for one in access.profiles if one.detours is not None
    }
    title = {"zh-CN": "绕行比（与步行相比）", "en": "Detour ratio against people on foot"}[language]
    worst = find_worst_pair(place, access)
    ways = [] if worst is None else [(route, _describe(route, names, language)) for route in worst]
    return services.exporter.access_svg(place.twin, f"{name_of(place.twin)}  {title}", ratios, ways)


def _describe(route: Route, names: ElementNames, language: str) -> str:
    start, goal = (names.label(end.element or "", language) for end in (route.origin, route.destination))
    return f"{name_profile(route.profile, language)}: {start} → {goal}  {route.length_m:.0f} m"


def _print(access: Access, names: ElementNames, language: str, output: Output) -> None:
    """Print each profile's statements and tables."""
    words = WORDS[language]
    for one in access.profiles:
        output.answer.rule(name_profile(one.profile, language))
        for sentence in (say_reach(access, one, language), say_fairness(one, names, language)):
            if sentence is not None:
                output.answer.print(sentence, markup=False)
        missing = (*one.unreached, *one.placeless)
        if missing:
            output.answer.print(f"{words['unreached']}: {_list(missing, names, language)}", markup=False)
        rooms = sum(_is_only_a_room(outage, names) for outage in one.outages)
        for table in _tables(one, names, language):
            output.answer.print(table)
        if rooms:
            output.answer.print(words["rooms"].format(count=rooms), markup=False)


def _is_only_a_room(outage: Outage, names: ElementNames) -> bool:
    """Tell whether all that an outage takes is the room that its door leads into."""
    return len(outage.cut_off) == 1 and outage.cut_off[0] in names.sides(outage.element)


def _tables(one: ProfileAccess, names: ElementNames, language: str) -> Iterable[Table]:
    yield _table(
        language,
        "outages",
        ("element", "count", "cut"),
        [
            (names.label(outage.element, language), str(len(outage.cut_off)), _list(outage.cut_off, names, language))
            for outage in one.outages
            if not _is_only_a_room(outage, names)
        ],
    )
    yield _table(
        language,
        "lengthenings",
        ("element", "places", "worst", "before", "extra", "seconds"),
        [
            (
                names.label(found.element, language),
                str(found.places),
                names.label(found.worst, language),
                f"{found.before_m:.0f}",
                f"{found.extra_m:+.0f}",
                f"{found.extra_s:+.0f}",
            )
            for found in one.lengthenings[:ROWS]
        ],
    )
    if one.detours is not None:
        yield _table(
            language,
            "detours",
            ("from", "to", "ratio", "length", "walking"),
            [
                (
                    names.label(worst.start, language),
                    names.label(worst.goal, language),
                    f"{worst.ratio:.2f}",
                    f"{worst.length_m:.0f}",
                    f"{worst.walking_length_m:.0f}",
                )
                for worst in one.detours.worst
            ],
        )
    yield _table(
        language,
        "dead_ends",
        ("way", "behind", "back", "advice"),
        [
            (
                names.label(end.element, language),
                _list(end.spaces, names, language),
                "?" if end.length_m is None else f"{end.length_m:.1f}",
                say_dead_end(end, names.kind(end.element), language) or "",
            )
            for end in one.dead_ends[:ROWS]
        ],
    )
    yield _table(
        language,
        "bottlenecks",
        ("carrier", "share", "width", "flow"),
        [
            (
                names.label(found.element, language),
                f"{found.share_ratio:.0%}",
                "?" if found.clear_width_m is None else f"{found.clear_width_m:.2f}",
                "?" if found.flow_per_min is None else f"{found.flow_per_min:.0f}",
            )
            for found in one.bottlenecks[:ROWS]
        ],
    )


def _table(language: str, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    words = WORDS[language]
    table = Table(title=words[title], title_justify="left", show_edge=False)
    for column in columns:
        table.add_column(words[column], overflow="fold")
    for row in rows or [(words["none"], *[""] * (len(columns) - 1))]:
        table.add_row(*(cell.replace("[", r"\[") for cell in row))
    return table


def _list(places: Sequence[str], names: ElementNames, language: str) -> str:
    """Return the names of places, of many the first."""
    link = "、" if language == "zh-CN" else ", "
    named = link.join(names.label(place, language) for place in places[:PLACES])
    return named if len(places) <= PLACES else named + WORDS[language]["more"].format(count=len(places))
