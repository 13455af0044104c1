"""
ifcXML of IFC2X3 as STEP text.

Each element of the XML that stands for an entity becomes a record; its
children are put in the order of the schema. What the schema does not know
refuses the file, since a record left out may be the stairs. Nothing outside
the file is ever fetched: a document type, and with it every external or
expanding entity, is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from xml.parsers import expat

import ifcopenshell

from twin.errors import IntegrityError, UnusableInputError
from twin.ingest.records.integrity.encodings import as_step_string

MAX_XML_DEPTH: Final = 256
"""Elements nest some thirty deep in real files."""

_NAMESPACE: Final = "http://www.iai-international.org/ifcXML2/"
_SCHEMA: Final = "IFC2X3"
_NIL: Final = "http://www.w3.org/2001/XMLSchema-instance nil"
_POSITION: Final = "urn:oid:1.0.10303.28.2.1.1 pos"
_HEADER: Final = (
    "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nFILE_NAME('','',(''),(''),'','','');\n"
    f"FILE_SCHEMA(('{_SCHEMA}'));\nENDSEC;\nDATA;\n"
)
_FOOTER: Final = "ENDSEC;\nEND-ISO-10303-21;\n"
_INTEGER: Final = re.compile(r"[+-]?\d+$")
_REAL: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([Ee][+-]?\d+)?$")


@dataclass(slots=True)
class _Node:
    """An element of the XML: its name without namespace, its attributes, its children in order, its text."""

    name: str
    attributes: dict[str, str]
    children: list["_Node"] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def ifcxml_to_step(content: bytes, shown: str) -> bytes:
    """
    Return the model as STEP text.

    Raises
    ------
    UnusableInputError
        If it is XML but not ifcXML of IFC2X3.
    IntegrityError
        If it is cut off, declares a document type, or holds what the schema
        does not know.
    """
    root = _parse(content, shown)
    models = [node for node in _walk(root) if node.name == "uos"]
    if not models:
        msg = f"{shown} is XML, but not the ifcXML of {_SCHEMA}; export the model as .ifc"
        raise UnusableInputError(msg)
    writer = _Writer(shown)
    for model in models:
        writer.write_model(model)
    return (_HEADER + "".join(writer.records()) + _FOOTER).encode("ascii")


def _parse(content: bytes, shown: str) -> _Node:
    root = _Node("", {})
    stack = [root]

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(stack) > MAX_XML_DEPTH:
            msg = f"{shown} nests elements more than {MAX_XML_DEPTH} deep; export it again"
            raise IntegrityError(msg)
        namespace, _, local = name.rpartition(" ")
        if local == "uos" and not namespace.startswith(_NAMESPACE):
            msg = (
                f"{shown} is ifcXML of another kind ({namespace}); that of {_SCHEMA} is read: export the model as .ifc"
            )
            raise UnusableInputError(msg)
        node = _Node(local, attributes)
        stack[-1].children.append(node)
        stack.append(node)

    def refuse(*_declaration: object) -> None:
        msg = f"{shown} declares a document type, which no ifcXML needs; nothing outside a file is read"
        raise IntegrityError(msg)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: stack.pop()
    parser.CharacterDataHandler = lambda text: stack[-1].text.append(text)  # noqa: PLW0108  # the innermost of then, not of now
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        msg = f"{shown} is damaged XML ({error}); export or copy it again"
        raise IntegrityError(msg) from error
    return root


def _walk(node: _Node) -> Iterator[_Node]:
    yield node
    for child in node.children:
        yield from _walk(child)


class _Writer:
    """Turns nodes into records, numbered as they come; ``ref`` may point forward."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._schema: Any = ifcopenshell.ifcopenshell_wrapper.schema_by_name(_SCHEMA)
        self._numbers: dict[str, int] = {}
        self._records: dict[int, str] = {}
        self._count = 0

    def write_model(self, model: _Node) -> None:
        """Write all entities of a model."""
        for node in model.children:
            self._reference(node)

    def records(self) -> Iterator[str]:
        """Yield the records; every ``ref`` must have met its ``id``."""
        lost = sorted(key for key, number in self._numbers.items() if number not in self._records)
        if lost:
            msg = f"{self._shown} has lost records: {len(lost)} references lead nowhere (first {lost[0]!r}); export it again"
            raise IntegrityError(msg)
        for number, record in sorted(self._records.items()):
            yield f"#{number}={record};\n"

    def _reference(self, node: _Node) -> str:
        """Return ``#n`` for a node that is an entity or refers to one, writing it if it stands here."""
        key = node.attributes.get("ref")
        if key is not None:
            return f"#{self._number(key)}"
        entity = self._declaration(node.name).as_entity()
        if entity is None:
            raise self._unknown(node)
        key = node.attributes.get("id")
        number = self._number(key) if key is not None else self._number(f"#{self._count}")
        if number in self._records:
            msg = f"{self._shown} defines {key!r} more than once; export the model again"
            raise IntegrityError(msg)
        self._records[number] = ""  # it has its place before its parts have theirs
        self._records[number] = f"{entity.name_uc()}({','.join(self._arguments(node, entity))})"
        return f"#{number}"

    def _number(self, key: str) -> int:
        if key not in self._numbers:
            self._count += 1
            self._numbers[key] = self._count
        return self._numbers[key]

    def _arguments(self, node: _Node, entity: Any) -> Iterator[str]:
        given = {child.name: child for child in node.children}
        attributes = entity.all_attributes()
        # Inverse attributes may stand in the XML, too; they say again what a relation says.
        known = {attribute.name() for attribute in attributes} | {a.name() for a in entity.all_inverse_attributes()}
        if len(given) != len(node.children) or not given.keys() <= known:
            raise self._unknown(node)
        for attribute, derived in zip(attributes, entity.derived(), strict=True):
            child = given.get(attribute.name())
            if derived:
                yield "*"
            elif child is None or child.attributes.get(_NIL) == "true":
                yield "$"
            else:
                yield self._value(child, attribute.type_of_attribute())

    def _value(self, node: _Node, kind: Any) -> str:
        """Write the content of *node* as a value of the declared type."""
        aggregate = kind.as_aggregation_type()
        if aggregate is not None:
            return self._list(node, aggregate.type_of_element())
        named = kind.as_named_type()
        if named is None:
            return self._simple("".join(node.text), str(kind.as_simple_type().declared_type()), node)
        declared = named.declared_type()
        if declared.as_enumeration_type() is not None:
            word = "".join(node.text).strip().upper()
            if word not in declared.as_enumeration_type().enumeration_items():
                raise self._unknown(node)
            return f".{word}."
        if declared.as_type_declaration() is not None:
            return self._value(node, declared.as_type_declaration().declared_type())
        if len(node.children) != 1:
            raise self._unknown(node)
        return self._item(node.children[0])

    def _item(self, node: _Node) -> str:
        """Write an entity, or a value that names its type as it must where several are allowed."""
        if "ref" in node.attributes or self._declaration(node.name).as_entity() is not None:
            return self._reference(node)
        declaration = self._declaration(node.name)
        if declaration.as_type_declaration() is None:
            raise self._unknown(node)
        return f"{declaration.name_uc()}({self._value(node, declaration.as_type_declaration().declared_type())})"

    def _list(self, node: _Node, element: Any) -> str:
        if node.children:
            ordered = sorted(node.children, key=lambda child: int(child.attributes.get(_POSITION, "0")))
            return f"({','.join(self._member(child, element) for child in ordered)})"
        words = "".join(node.text).split()
        return f"({','.join(self._word(word, element, node) for word in words)})"

    def _member(self, node: _Node, element: Any) -> str:
        named = element.as_named_type()
        plain = named is not None and named.declared_type().as_type_declaration() is not None
        return self._value(node, element) if plain else self._item(node)

    def _word(self, word: str, element: Any, node: _Node) -> str:
        return self._value(_Node(node.name, {}, [], [word]), element)

    def _simple(self, text: str, kind: str, node: _Node) -> str:
        if kind == "string":
            return f"'{as_step_string(text)}'"
        word = text.strip()
        if kind in {"real", "number"} and _REAL.match(word):
            mantissa, exponent = re.match(r"([^Ee]*)(.*)", word).groups()  # type: ignore[union-attr]  # matches anything
            return (mantissa if "." in mantissa else mantissa + ".") + exponent.upper()
        if kind == "integer" and _INTEGER.match(word):
            return word
        if kind in {"boolean", "logical"} and word.lower() in {"true", "false", "unknown"}:
            return f".{word[0].upper()}."
        raise self._unknown(node)

    def _declaration(self, name: str) -> Any:
        try:
            return self._schema.declaration_by_name(name)
        except RuntimeError as error:
            msg = f"{self._shown} holds <{name}>, which {_SCHEMA} does not know; export the model as .ifc"
            raise IntegrityError(msg) from error

    def _unknown(self, node: _Node) -> IntegrityError:
        return IntegrityError(
            f"{self._shown} holds <{node.name}> with content that {_SCHEMA} does not know; export the model as .ifc"
        )
