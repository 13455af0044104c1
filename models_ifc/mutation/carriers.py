"""Reading and writing the carriers of a fact in any IFC file: property sets, placements, units. Shared things are split first."""

import math
import uuid
from typing import Any

import ifcopenshell
import ifcopenshell.guid
import ifcopenshell.util.element
import ifcopenshell.util.placement
import ifcopenshell.util.unit

from models_ifc.mutation.planted import MutationError

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://example.org/twin/models_ifc/mutation")


def element_of(file: ifcopenshell.file, global_id: str) -> Any:
    """Return the element with this GlobalId."""
    try:
        return file.by_guid(global_id)
    except RuntimeError as error:
        msg = f"no element has the GlobalId {global_id}"
        raise MutationError(msg) from error


def new_global_id(file: ifcopenshell.file, *words: str) -> str:
    """Return a GlobalId that depends only on the words and on what the file already has."""
    for attempt in range(1000):
        code: str = ifcopenshell.guid.compress(uuid.uuid5(_NAMESPACE, "/".join((*words, str(attempt)))).hex)
        try:
            file.by_guid(code)
        except RuntimeError:
            return code
    msg = f"a thousand things are called {words}"
    raise MutationError(msg)


def metre(file: ifcopenshell.file) -> float:
    """Return how many project length units make a metre."""
    return 1.0 / float(ifcopenshell.util.unit.calculate_unit_scale(file))


def history_of(file: ifcopenshell.file) -> Any:
    """Return an owner history to put on new entities; IFC2X3 demands one."""
    return next(iter(file.by_type("IfcOwnerHistory")), None)


def read_property(element: Any, pset: str, name: str) -> Any:
    """Return a property's value, the element's own before its type's, or ``None``."""
    return ifcopenshell.util.element.get_pset(element, pset, name)


def write_property(file: ifcopenshell.file, element: Any, pset: str, name: str, measure: str, content: Any) -> Any:
    """
    Set one property of one element and return what it was.

    A property set that other elements share is split, so that they keep theirs. A list is written as a list value.
    """
    before = read_property(element, pset, name)
    owned = _own_pset(file, element, pset)
    found = next((p for p in owned.HasProperties if p.Name == name), None)
    made = _property(file, name, measure, content)
    kept = [made if p == found else p for p in owned.HasProperties]
    owned.HasProperties = kept if found is not None else [*kept, made]
    if found is not None and file.get_total_inverses(found) == 0:
        ifcopenshell.util.element.remove_deep2(file, found)
    return before


def remove_property(file: ifcopenshell.file, element: Any, pset: str, name: str) -> Any:
    """Take one property away from one element and return what it was; the set goes when it is empty."""
    before = read_property(element, pset, name)
    if before is None:
        return None
    owned = _own_pset(file, element, pset)
    kept = [p for p in owned.HasProperties if p.Name != name]
    if kept:
        owned.HasProperties = kept
    else:
        relation = next(r for r in element.IsDefinedBy if _definition(r) == owned)
        file.remove(relation)
        file.remove(owned)
    return before


def _definition(relation: Any) -> Any:
    return relation.RelatingPropertyDefinition if relation.is_a("IfcRelDefinesByProperties") else None


def _property(file: ifcopenshell.file, name: str, measure: str, content: Any) -> Any:
    if isinstance(content, list | tuple):
        items = [file.create_entity(measure, item) for item in content]
        return file.create_entity("IfcPropertyListValue", name, None, items, None)
    return file.create_entity("IfcPropertySingleValue", name, None, file.create_entity(measure, content), None)


def _own_pset(file: ifcopenshell.file, element: Any, name: str) -> Any:
    """Return the element's property set of this name, its alone; made if it has none."""
    for relation in element.IsDefinedBy:
        definition = _definition(relation)
        if definition is None or definition.Name != name or not definition.is_a("IfcPropertySet"):
            continue
        if len(relation.RelatedObjects) == 1 and file.get_total_inverses(definition) == 1:
            return definition
        others = [other for other in relation.RelatedObjects if other != element]
        if others:
            relation.RelatedObjects = others
        else:
            file.remove(relation)
        return _attach(file, element, name, [ifcopenshell.util.element.copy(file, p) for p in definition.HasProperties])
    return _attach(file, element, name, [])


def _attach(file: ifcopenshell.file, element: Any, name: str, properties: list[Any]) -> Any:
    history = history_of(file)
    definition = file.create_entity(
        "IfcPropertySet", new_global_id(file, element.GlobalId, name), history, name, None, properties
    )
    file.create_entity(
        "IfcRelDefinesByProperties",
        new_global_id(file, element.GlobalId, name, "of"),
        history,
        None,
        None,
        [element],
        definition,
    )
    return definition


def own_placement(file: ifcopenshell.file, element: Any) -> Any:
    """Return the element's local placement with axes of its own, so that turning it turns nothing else."""
    placement = element.ObjectPlacement
    if placement is None or not placement.is_a("IfcLocalPlacement"):
        msg = f"{element.GlobalId} has no local placement"
        raise MutationError(msg)
    relative = placement.RelativePlacement
    axes = file.create_entity("IfcAxis2Placement3D", relative.Location, relative.Axis, relative.RefDirection)
    own = file.create_entity("IfcLocalPlacement", placement.PlacementRelTo, axes)
    element.ObjectPlacement = own
    return own


def plan_angle(placement: Any) -> float:
    """Return the turn of a placement's x axis about the vertical, relative to its parent, in degrees."""
    ref = placement.RelativePlacement.RefDirection
    return 0.0 if ref is None else math.degrees(math.atan2(ref.DirectionRatios[1], ref.DirectionRatios[0]))


def set_plan_angle(file: ifcopenshell.file, placement: Any, degrees: float) -> None:
    """Turn a placement about the vertical to an angle relative to its parent."""
    a = math.radians(degrees)
    placement.RelativePlacement.Axis = file.create_entity("IfcDirection", (0.0, 0.0, 1.0))
    placement.RelativePlacement.RefDirection = file.create_entity(
        "IfcDirection", (round(math.cos(a), 9) + 0.0, round(math.sin(a), 9) + 0.0, 0.0)
    )


def storey_of(element: Any) -> Any:
    """Return the storey an element stands on, or the spatial element that holds it."""
    container = ifcopenshell.util.element.get_container(element) or ifcopenshell.util.element.get_aggregate(element)
    while container is not None and not container.is_a("IfcBuildingStorey"):
        container = ifcopenshell.util.element.get_aggregate(container)
    if container is None:
        msg = f"{element.GlobalId} is on no storey"
        raise MutationError(msg)
    return container


def remove_element(file: ifcopenshell.file, element: Any) -> None:
    """Take an element out of the file, with its relations and what only it used."""
    for inverse in list(file.get_inverse(element)):
        if inverse.is_a("IfcRelationship"):
            _drop_from(file, inverse, element)
    for attribute in ("Representation", "ObjectPlacement"):
        used = getattr(element, attribute, None)
        if used is not None and file.get_total_inverses(used) == 1:
            setattr(element, attribute, None)
            ifcopenshell.util.element.remove_deep2(file, used)
    file.remove(element)


def _drop_from(file: ifcopenshell.file, relation: Any, element: Any) -> None:
    """Take one element out of a relation; a relation that is left with nothing on one side goes."""
    for index in range(len(relation)):
        value = relation[index]
        if isinstance(value, tuple) and element in value:
            rest = [other for other in value if other != element]
            if rest:
                relation[index] = rest
                return
    file.remove(relation)
