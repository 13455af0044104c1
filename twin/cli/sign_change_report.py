"""What ``twin signs --without`` and ``--closed`` print: who is cut off, who is led no more, which signs are wrong."""

import argparse
from datetime import UTC, datetime
from typing import Final

from twin.app.documents.sign_change import sign_change_document
from twin.app.journeys import PROFILES
from twin.app.open_place import OpenPlace
from twin.app.sign_change_words import list_cut_off, say_change
from twin.app.sign_changes import name_change, try_change
from twin.app.target_names import TargetNames
from twin.cli.output import Output
from twin.cli.signs_report import ROWS, WORDS, show_failures, show_gaps
from twin.model.terms import Names

CUT_OFF: Final[Names] = {"zh-CN": "无路可走（访客最多的在前）", "en": "No way any more (most visitors first)"}


def report_change(args: argparse.Namespace, place: OpenPlace, output: Output) -> int:
    """Try a change and print what comes of it; 1 if it does harm."""
    change = name_change(place, without=args.without, closed=args.closed)
    today = args.today or datetime.now(UTC).astimezone().date()
    profiles = tuple(dict.fromkeys(args.profile or PROFILES))
    with output.progress("proving before and after"):
        aftermath = try_change(place, change, profiles, today=today)
    names = TargetNames(place)
    if output.as_json:
        output.document(sign_change_document(aftermath, names))
        return int(aftermath.harms)
    output.answer.print(say_change(aftermath, names, args.lang), markup=False)
    cut_off = list_cut_off(aftermath, names, args.lang)
    if cut_off:
        output.answer.print(CUT_OFF[args.lang], markup=False)
    for share, sentence in cut_off[:ROWS]:
        output.answer.print(f" {share:.1%}  {sentence}", markup=False)
    if len(cut_off) > ROWS:
        output.answer.print(WORDS[args.lang]["more"].format(count=len(cut_off) - ROWS), markup=False)
    show_gaps(aftermath.lost, aftermath.after, names, args.lang, output)
    show_failures(aftermath.findings, place.twin, args.lang, output)
    return int(aftermath.harms)
