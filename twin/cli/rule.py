"""``twin rule``: what one rule asks, why, of which data, and what it cannot see."""

import argparse
from typing import Any, Final

from twin.app.services import Services
from twin.cli.output import Output
from twin.model.terms import LANGUAGES

WORDS: Final = {
    "zh-CN": {
        "what": "检查",
        "why": "原因",
        "clauses": "条文",
        "limits": "限值",
        "needs": "数据",
        "blind": "看不到",
    },
    "en": {
        "what": "checks",
        "why": "why",
        "clauses": "clause",
        "limits": "limits",
        "needs": "data",
        "blind": "blind to",
    },
}


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "rule",
        help="规则说明 · explain one rule: what, why, clause, limits, data",
        description=__doc__,
        epilog="example:\n  twin rule ACC101\n  twin rule all --lang en",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("code", metavar="CODE", help="规则代码 · a code such as ACC101, or `all` for a list")
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="zh-CN", help="语言 · language of the words (default: %(default)s)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, _services: Services, output: Output) -> int:
    """Print a rule's page."""
    from twin.app.documents.rules import list_documents, rule_document  # noqa: PLC0415  # loads the compiler

    if args.code == "all":
        documents = list_documents()
        if output.as_json:
            output.document(documents)
        for one in () if output.as_json else documents:
            output.answer.print(f"{one['code']}  {one['name']}  {one['clause']['section']}", markup=False)
        return 0
    document = rule_document(args.code)
    if output.as_json:
        output.document(document)
    else:
        output.answer.print(say(document, args.lang), markup=False)
    return 0


def say(document: dict[str, Any], language: str) -> str:
    """Return a rule's page as lines."""
    words, clause = WORDS[language], document["clause"]
    lines = [
        f"{document['code']} {document['name']}",
        f"{clause['standard']} {clause['section']} ({clause['modality']})",
    ]
    said = [key for key in ("what", "why", "blind") if document[key] is not None]
    lines += [f"{words[key]}: {document[key][language]}" for key in said]
    lines += [f"{words['clauses']} {one['id']}: {one['text'][language]}" for one in document["requirements"]]
    lines += [
        f"{words['limits']}: {one['value']:g} ({one['standard']} {one['clause']}, {one['status']})"
        for one in document["limits"]
    ]
    lines += [f"{words['needs']}: {one}" for one in document["needs"]]
    return "\n".join(lines)
