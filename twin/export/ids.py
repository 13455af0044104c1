"""IDS 1.0 of buildingSMART: what data a draft has to carry, for programs that check or fill them in."""

from collections.abc import Iterable
from typing import Final
from xml.etree import ElementTree as ET

from twin.model.exchange import Datum, Exchange, Presence

NAMESPACE: Final = "http://standards.buildingsmart.org/IDS"
SCHEMA: Final = "http://standards.buildingsmart.org/IDS/1.0/ids.xsd"
XS: Final = "http://www.w3.org/2001/XMLSchema"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
VERSIONS: Final = "IFC2X3 IFC4 IFC4X3_ADD2"
TITLE: Final = "政务服务场所模型数据要求 · Data of a model of a government service place"


def write_ids(exchanges: Iterable[Exchange]) -> bytes:
    """Return the data requirements as one document; the same ones give the same bytes."""
    for prefix, uri in (("", NAMESPACE), ("xs", XS), ("xsi", XSI)):
        ET.register_namespace(prefix, uri)
    root = ET.Element(_tag("ids"), {f"{{{XSI}}}schemaLocation": f"{NAMESPACE} {SCHEMA}"})
    info = ET.SubElement(root, _tag("info"))
    ET.SubElement(info, _tag("title")).text = TITLE
    ET.SubElement(info, _tag("description")).text = "DB46/T 659-2024"
    specifications = ET.SubElement(root, _tag("specifications"))
    for exchange in exchanges:
        specifications.append(_specify(exchange))
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _specify(exchange: Exchange) -> ET.Element:
    names = exchange.name
    node = ET.Element(
        _tag("specification"),
        name=f"{names['zh-CN']} · {names['en']}",
        ifcVersion=VERSIONS,
        identifier=" ".join(exchange.codes),
    )
    needed = {"minOccurs": "1" if exchange.needed else "0", "maxOccurs": "unbounded"}
    applies = ET.SubElement(node, _tag("applicability"), needed)
    if exchange.entity is not None:
        entity = ET.SubElement(applies, _tag("entity"))
        _add_value(entity, "name", (exchange.entity,))
        if exchange.predefined_type is not None:
            _add_value(entity, "predefinedType", (exchange.predefined_type,))
    if exchange.carrying is not None:
        applies.append(_write(exchange.carrying, bare=True))
    asked = ET.SubElement(node, _tag("requirements"))
    for datum in exchange.data:
        asked.append(_write(datum, bare=False))
    return node


def _write(datum: Datum, *, bare: bool) -> ET.Element:
    """Return a facet; *bare* ones say which elements are meant, and have no cardinality."""
    marks = {} if bare else {"cardinality": datum.presence.value}
    if datum.property_set is None:
        node = ET.Element(_tag("attribute"), {"cardinality": Presence.REQUIRED.value} if marks else {})
        _add_value(node, "name", (datum.name,))
    else:
        node = ET.Element(_tag("property"), marks | ({"dataType": datum.data_type} if datum.data_type else {}))
        _add_value(node, "propertySet", (datum.property_set,))
        _add_value(node, "baseName", (datum.name,))
    if datum.values:
        _add_value(node, "value", datum.values)
    return node


def _add_value(parent: ET.Element, name: str, values: tuple[str, ...]) -> None:
    """Add one value, or a choice of several."""
    node = ET.SubElement(parent, _tag(name))
    if len(values) == 1:
        ET.SubElement(node, _tag("simpleValue")).text = values[0]
        return
    choice = ET.SubElement(node, f"{{{XS}}}restriction", base="xs:string")
    for value in values:
        ET.SubElement(choice, f"{{{XS}}}enumeration", value=value)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
