"""
The catalogue of import defects, made from the functions that report them.

``python -m tests.support.import_findings_page`` writes docs/import-findings.md.
"""

import importlib
import inspect
import pkgutil
import re
import typing
from collections.abc import Callable, Iterator
from typing import Any, Final

import twin.ingest.findings
from tests.support.models import ROOT
from twin.ingest.findings.consequences import CONSEQUENCES
from twin.model.finding import Finding, Subject
from twin.model.space import Georeference

PAGE: Final = ROOT / "docs" / "import-findings.md"

_CODE: Final = re.compile(r"(ING\d{3}): (.*)", re.DOTALL)
_EXAMPLES: Final[dict[str, Any]] = {
    "Subject": Subject(id="2O2Fr$t4X7Zf8NOew3FLOH", kind="element", name="A"),
    "Georeference": Georeference(
        easting_m=3.3e9,
        northing_m=5.8e9,
        height_m=0.0,
        rotation_rad=0.0,
        scale=1.0,
        crs="EPSG:0",
        carrier="IfcMapConversion",
    ),
    "float": 1.5,
    "int": 2,
    "bool": True,
    "list[tuple[str, str]]": [("2O2Fr$t4X7Zf8NOew3FLOH", "A")],
    "Iterable[tuple[str, str]]": [("2O2Fr$t4X7Zf8NOew3FLOH", "A")],
    "list[str]": ["A", "B"],
    "Iterable[str]": ["A", "B"],
    "Point3": (1.0, 2.0, 0.0),
    "tuple[float, float, float]": (500_000.0, 0.0, 0.0),
    "str": "X",
}
"""By the end of an annotation: what stands for such a value in an example. The first that fits is taken."""
_EXAMPLES_BY_NAME: Final[dict[str, Any]] = {
    "declared": "IFC4X3",
    "opened_as": "IFC4X3_ADD2",
    "code_page": "cp932",
    "believed": "map",
    "other": "building",
    "ifc_class": "IfcWall",
}
"""Parameters whose values are words of a small set."""
_HEAD: Final = """\
# Import findings

What can be odd about a file, and what to do about it in the authoring tool. No finding stops the work: a file that is
not whole is refused instead ([damaged files](damaged-files.md)). This page is made from the code by
`python -m tests.support.import_findings_page`; names and numbers in the messages are examples.
"""


def list_reports() -> Iterator[tuple[str, Callable[..., Finding]]]:
    """Yield every code and the function that reports it, in order."""
    found: dict[str, Callable[..., Finding]] = {}
    for module in pkgutil.iter_modules(twin.ingest.findings.__path__):
        if module.name.startswith("issues"):
            for _, function in inspect.getmembers(
                importlib.import_module(f"twin.ingest.findings.{module.name}"), inspect.isfunction
            ):
                match = _CODE.match(function.__doc__ or "")
                if match and found.setdefault(match[1], function) is not function:
                    message = f"{match[1]} is reported by two functions; a code has one meaning"
                    raise LookupError(message)
    yield from sorted(found.items())


def example_of(function: Callable[..., Finding]) -> Finding:
    """Return a finding as the function gives it for example values."""
    hints = typing.get_type_hints(function)
    values = {
        name: _EXAMPLES_BY_NAME[name] if hints[name] is str and name in _EXAMPLES_BY_NAME else _example(hints[name])
        for name in inspect.signature(function).parameters
    }
    return function(**values)


def write_page() -> str:
    """Return the page."""
    return _HEAD + "".join(_section(code, function) for code, function in list_reports())


def _example(hint: Any) -> Any:
    options = [option for option in typing.get_args(hint) if option is not type(None)]
    if type(None) in typing.get_args(hint):
        hint = options[0]
    written = inspect.formatannotation(hint).replace("collections.abc.", "").replace("typing.", "")
    for name, value in _EXAMPLES.items():
        if written == name or written.endswith(f".{name}"):
            return value
    message = f"no example for {written}"
    raise LookupError(message)


def _section(code: str, function: Callable[..., Finding]) -> str:
    finding = example_of(function)
    match = _CODE.match(inspect.cleandoc(function.__doc__ or ""))
    summary = match[2] if match else ""
    breaks_zh, breaks_en = CONSEQUENCES[code]
    rows = [
        ("what · 问题", finding.message["zh-CN"], finding.message["en"]),
        ("where · 位置", *_place(finding)),
        ("breaks · 影响", breaks_zh, breaks_en),
        ("mend · 修改", finding.fix.get("zh-CN", "无需修改。"), finding.fix.get("en", "Nothing to mend.")),
    ]
    table = "".join(f"| {head} | {_cell(zh)} | {_cell(en)} |\n" for head, zh, en in rows)
    return f"\n## {code} {finding.name}\n\n{summary}\n\n| | 中文 | English |\n|---|---|---|\n{table}"


def _place(finding: Finding) -> tuple[str, str]:
    if finding.subject.id is not None:
        return "构件的 GlobalId 和平面坐标（米）", "the element's GlobalId and its position in metres of the plan"
    return "整个文件", "the file as a whole"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    PAGE.write_text(write_page(), encoding="utf-8")
