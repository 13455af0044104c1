"""
BCF: what fails as topics that modelling programs open, each with its view, its element and a picture.

Versions 2.1 and 3.0 of buildingSMART, which differ in where things stand.
"""

import io
import re
import uuid
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from twin.export.reports.snapshot import draw_snapshot
from twin.export.reports.viewpoint import FIELD_OF_VIEW_DEG, Viewpoint, find_viewpoint
from twin.export.reports.words import GRAVITIES, NOT_XML
from twin.model.dossier import Dossier, Item
from twin.model.finding import Severity, Verdict
from twin.model.passage import Point3

VERSIONS: Final = ("2.1", "3.0")
AUTHOR: Final = "twin"
OPEN: Final = "Open"
TYPES: Final = {Severity.SHALL: "Error", Severity.SHOULD: "Warning", Severity.ADVICE: "Info"}
PRIORITIES: Final = {Severity.SHALL: "High", Severity.SHOULD: "Normal", Severity.ADVICE: "Low"}
NAMES: Final = uuid.UUID("6f9619ff-8b86-5d11-b42d-00c04fc964ff")
"""The name space of topics' ids; any will do that stays the same."""
IFC_ID: Final = re.compile(r"[0-3][0-9A-Za-z_$]{21}")
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The time of files in the archive, so that the same findings give the same bytes."""
ASPECT: Final = 1.5


def write_bcf(dossier: Dossier, version: str) -> bytes:
    """Return the archive with a topic for each finding that fails; *version* is one of ``VERSIONS``."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _list_files(dossier, version):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _list_files(dossier: Dossier, version: str) -> Iterator[tuple[str, bytes]]:
    head = ET.Element("Version", VersionId=version)
    if version == VERSIONS[0]:
        ET.SubElement(head, "DetailedVersion").text = version
    yield "bcf.version", _write(head)
    failed = [item for item in dossier.items if item.finding.verdict is Verdict.FAIL]
    if version != VERSIONS[0]:
        yield "extensions.xml", _write(_list_extensions(failed))
    seen: Counter[str] = Counter()
    for item in failed:
        seen[item.fingerprint] += 1
        topic = str(uuid.uuid5(NAMES, f"{item.fingerprint}/{seen[item.fingerprint]}"))
        markup = _mark(dossier, item, topic, version)
        view, picture = find_viewpoint(dossier.twin, item.finding), draw_snapshot(dossier.twin, item.finding)
        if view is not None and picture is not None:
            _refer(markup, topic, version)
            yield f"{topic}/viewpoint.bcfv", _write(_look(item, topic, version, view))
            yield f"{topic}/snapshot.png", picture
        yield f"{topic}/markup.bcf", _write(markup)


def _list_extensions(failed: list[Item]) -> ET.Element:
    """Return what version 3.0 wants listed: the words that topics use."""
    root = ET.Element("Extensions")
    lists = (
        ("TopicTypes", "TopicType", sorted(TYPES.values())),
        ("TopicStatuses", "TopicStatus", [OPEN]),
        ("Priorities", "Priority", sorted(PRIORITIES.values())),
        ("TopicLabels", "TopicLabel", sorted({label for item in failed for label in _list_labels(item)})),
        ("Users", "User", [AUTHOR]),
    )
    for group, name, words in lists:
        parent = ET.SubElement(root, group)
        for word in words:
            ET.SubElement(parent, name).text = word
    return root


def _mark(dossier: Dossier, item: Item, topic: str, version: str) -> ET.Element:
    old, found = version == VERSIONS[0], item.finding
    root = ET.Element("Markup")
    header = ET.SubElement(root, "Header")
    files = header if old else ET.SubElement(header, "Files")
    file = ET.SubElement(files, "File", {"isExternal" if old else "IsExternal": "true"})
    _say(file, "Filename", dossier.twin.file.name)
    node = ET.SubElement(root, "Topic", Guid=topic, TopicType=TYPES[found.severity], TopicStatus=OPEN)
    _say(node, "Title", f"{found.code} {found.message['zh-CN']} · {found.message['en']}")
    _say(node, "Priority", PRIORITIES[found.severity])
    _say(node, "Index", str(item.number))
    labels = node if old else ET.SubElement(node, "Labels")
    for label in _list_labels(item):
        _say(labels, "Labels" if old else "Label", label)
    _say(node, "CreationDate", f"{dossier.today}T00:00:00Z")
    _say(node, "CreationAuthor", AUTHOR)
    _say(node, "Description", "\n".join(_describe(item)))
    return root


def _refer(markup: ET.Element, topic: str, version: str) -> None:
    """Name the view and the picture of a topic."""
    guid = _view_id(topic)
    if version == VERSIONS[0]:
        place = ET.SubElement(markup, "Viewpoints", Guid=guid)
    else:
        (node,) = markup.iter("Topic")
        place = ET.SubElement(ET.SubElement(node, "Viewpoints"), "ViewPoint", Guid=guid)
    _say(place, "Viewpoint", "viewpoint.bcfv")
    _say(place, "Snapshot", "snapshot.png")


def _list_labels(item: Item) -> list[str]:
    return [item.finding.code, item.section]


def _describe(item: Item) -> Iterator[str]:
    found = item.finding
    yield f"{item.section} ({GRAVITIES[found.severity]['zh-CN']} {GRAVITIES[found.severity]['en']})"
    yield f"{found.subject.name} {found.subject.id or ''}".strip()
    for language in ("zh-CN", "en"):
        yield found.message[language]
        if found.fix.get(language):
            yield f"{'建议' if language == 'zh-CN' else 'Fix'}: {found.fix[language]}"
    if found.required is not None:
        unit = "" if found.unit in {None, "1"} else found.unit
        yield f"实测 observed {found.observed} · 限值 limit {found.required} {unit}".rstrip()
    for quote in item.quotes:
        yield f"{quote.section} {quote.text['zh-CN']}"


def _look(item: Item, topic: str, version: str, view: Viewpoint) -> ET.Element:
    old, subject = version == VERSIONS[0], item.finding.subject
    root = ET.Element("VisualizationInfo", Guid=_view_id(topic))
    parts = ET.SubElement(root, "Components")
    spaces = "true" if subject.kind == "space" else "false"
    hints = {"SpacesVisible": spaces, "SpaceBoundariesVisible": "false", "OpeningsVisible": "false"}
    if old:
        ET.SubElement(parts, "ViewSetupHints", hints)
    selection = ET.SubElement(parts, "Selection")
    if subject.id is not None and IFC_ID.fullmatch(subject.id):
        ET.SubElement(selection, "Component", IfcGuid=subject.id)
    shown = ET.SubElement(parts, "Visibility", DefaultVisibility="true")
    if not old:
        ET.SubElement(shown, "ViewSetupHints", hints)
    camera = ET.SubElement(root, "PerspectiveCamera")
    _point(camera, "CameraViewPoint", view.at)
    _point(camera, "CameraDirection", view.direction)
    _point(camera, "CameraUpVector", view.up)
    _say(camera, "FieldOfView", str(FIELD_OF_VIEW_DEG))
    if not old:
        _say(camera, "AspectRatio", str(ASPECT))
    plane = ET.SubElement(ET.SubElement(root, "ClippingPlanes"), "ClippingPlane")
    _point(plane, "Location", view.cut)
    _point(plane, "Direction", (0.0, 0.0, 1.0))
    return root


def _view_id(topic: str) -> str:
    return str(uuid.uuid5(NAMES, f"{topic}/view"))


def _point(parent: ET.Element, name: str, point: Point3) -> None:
    node = ET.SubElement(parent, name)
    for axis, value in zip("XYZ", point, strict=True):
        ET.SubElement(node, axis).text = repr(value)


def _say(parent: ET.Element, name: str, words: str) -> None:
    # Names of a model may hold what XML forbids.
    ET.SubElement(parent, name).text = NOT_XML.sub("\ufffd", words)


def _write(root: ET.Element) -> bytes:
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"
