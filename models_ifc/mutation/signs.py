"""Mutators of signs: direction, arrows, words, letters, state, place. They find ``Twin_Sign`` on any class."""

import math
from typing import Any

import ifcopenshell
import ifcopenshell.util.element
import ifcopenshell.util.placement
import numpy as np

from models_ifc.mutation.carriers import (
    element_of,
    history_of,
    metre,
    new_global_id,
    own_placement,
    plan_angle,
    read_property,
    remove_element,
    remove_property,
    set_plan_angle,
    storey_of,
    write_property,
)
from models_ifc.mutation.planted import MutationError, Planted

OPPOSITE = {
    "left": "right",
    "right": "left",
    "ahead": "back",
    "back": "ahead",
    "ahead_left": "ahead_right",
    "ahead_right": "ahead_left",
    "up": "down",
    "down": "up",
}
LANGUAGES = {"zh": 2, "en": 3}
"""Which part of a legend a language is."""


def read_legends(sign: Any) -> list[str]:
    """Return a sign's lines: a list value, or one text with ``;`` between."""
    found = read_property(sign, "Twin_Sign", "Legends")
    if found is None:
        msg = f"sign {sign.GlobalId} has no legends"
        raise MutationError(msg)
    return [line.strip() for line in found.split(";")] if isinstance(found, str) else list(found)


def _write_legends(file: ifcopenshell.file, sign: Any, lines: list[str]) -> None:
    write_property(file, sign, "Twin_Sign", "Legends", "IfcText", lines)


def _replace_part(line: str, index: int, part: str) -> str:
    parts = [p.strip() for p in line.split("|")]
    parts += [""] * (index + 1 - len(parts))
    parts[index] = part
    return " | ".join(parts)


def turn_sign(file: ifcopenshell.file, sign: str, degrees: float, clause: str = "6.1.4.8") -> Planted:
    """Turn a sign about the vertical, counter-clockwise, on the spot."""
    element = element_of(file, sign)
    placement = own_placement(file, element)
    before = plan_angle(placement)
    set_plan_angle(file, placement, before + degrees)
    return Planted(
        clause=clause,
        global_id=sign,
        what=f"sign turned by {degrees:g}°",
        before=round(before, 3),
        after=round((before + degrees + 180.0) % 360.0 - 180.0, 3),
    )


def flip_arrow(file: ifcopenshell.file, sign: str, line: int, clause: str = "6.1.4.5") -> Planted:
    """Point one line of a sign the opposite way."""
    element = element_of(file, sign)
    lines = read_legends(element)
    old = lines[line]
    arrow = old.split("|")[0].strip()
    if arrow not in OPPOSITE:
        msg = f"line {line} of sign {sign} has no arrow to flip"
        raise MutationError(msg)
    lines[line] = _replace_part(old, 0, OPPOSITE[arrow])
    _write_legends(file, element, lines)
    return Planted(clause=clause, global_id=sign, what="arrow points the wrong way", before=old, after=lines[line])


def rename_legend(
    file: ifcopenshell.file, sign: str, line: int, language: str, words: str, clause: str = "6.1.4.12"
) -> Planted:
    """Call a target something else on one sign, in one language."""
    element = element_of(file, sign)
    lines = read_legends(element)
    old = lines[line]
    lines[line] = _replace_part(old, LANGUAGES[language], words)
    _write_legends(file, element, lines)
    return Planted(clause=clause, global_id=sign, what=f"line renamed in {language}", before=old, after=lines[line])


def remove_sign(file: ifcopenshell.file, sign: str, clause: str = "6.1.4.9") -> Planted:
    """Take a sign away."""
    element = element_of(file, sign)
    name = str(element.Name or "")
    remove_element(file, element)
    return Planted(clause=clause, global_id=sign, what="sign removed", before=name, after=None)


def shrink_letters(file: ifcopenshell.file, sign: str, height_m: float, clause: str = "sign.text") -> Planted:
    """Make a sign's Chinese characters smaller."""
    element = element_of(file, sign)
    unit = metre(file)
    before = write_property(
        file, element, "Twin_Sign", "LetterHeight", "IfcPositiveLengthMeasure", round(height_m * unit, 4)
    )
    return Planted(
        clause=clause,
        global_id=sign,
        what=f"letters shrunk to {height_m * 1000:.0f} mm",
        before=None if before is None else before / unit,
        after=height_m,
    )


def set_sign_property(file: ifcopenshell.file, sign: str, name: str, content: str | bool, clause: str) -> Planted:  # noqa: FBT001  the value of a property
    """Set one word or flag of a sign: font, colour, status, a date."""
    measure = "IfcBoolean" if isinstance(content, bool) else "IfcLabel"
    before = write_property(file, element_of(file, sign), "Twin_Sign", name, measure, content)
    return Planted(clause=clause, global_id=sign, what=f"{name} set to {content}", before=before, after=content)


def expire_sign(file: ifcopenshell.file, sign: str, until: str) -> Planted:
    """Let a sign's validity end on a day in the past."""
    element = element_of(file, sign)
    measure = "IfcLabel" if file.schema == "IFC2X3" else "IfcDate"
    before = write_property(file, element, "Twin_Sign", "ValidUntil", measure, until)
    return Planted(clause="6.1.4.15", global_id=sign, what=f"sign expired on {until}", before=before, after=until)


def drop_language(file: ifcopenshell.file, sign: str, language: str) -> Planted:
    """Leave one language out of every line of a sign."""
    element = element_of(file, sign)
    before = read_legends(element)
    after = [_replace_part(line, LANGUAGES[language], "") for line in before]
    _write_legends(file, element, after)
    return Planted(clause="6.1.4.4", global_id=sign, what=f"{language} text removed", before=before, after=after)


def stand_electronic_sign(
    file: ifcopenshell.file, model: str, at: tuple[float, float, float], degrees: float, clause: str = "6.1.4.14"
) -> Planted:
    """Put a copy of sign *model* at a point of the plan as an electronic sign, its face turned to *degrees* (0 looks south)."""
    source = element_of(file, model)
    unit = metre(file)
    storey = storey_of(source)
    copy = ifcopenshell.util.element.copy(file, source)
    copy.GlobalId = new_global_id(file, model, "copy")
    copy.Name = "电子标识"
    if source.Representation is not None:  # IFC2X3 lets products share no more than the items of a shape
        shapes = [ifcopenshell.util.element.copy(file, shape) for shape in source.Representation.Representations]
        copy.Representation = file.create_entity("IfcProductDefinitionShape", None, None, shapes)
    if hasattr(copy, "Tag"):
        copy.Tag = None
    inverse = _inverse_frame(storey)
    x, y = at[0] * unit, at[1] * unit
    point = [sum(inverse[row][k] * (x, y, at[2] * unit, 1.0)[k] for k in range(4)) for row in range(3)]
    turn = math.degrees(math.atan2(inverse[1][0], inverse[0][0]))
    axes = file.create_entity(
        "IfcAxis2Placement3D", file.create_entity("IfcCartesianPoint", [round(c, 4) for c in point])
    )
    copy.ObjectPlacement = file.create_entity("IfcLocalPlacement", storey.ObjectPlacement, axes)
    set_plan_angle(file, copy.ObjectPlacement, degrees + turn)
    file.create_entity(
        "IfcRelContainedInSpatialStructure",
        new_global_id(file, copy.GlobalId, "contained"),
        history_of(file),
        None,
        None,
        [copy],
        storey,
    )
    for name, value in (
        ("Kind", "notice"),
        ("Medium", "electronic"),
        ("Mounting", "standing"),
        ("Status", "in_service"),
    ):
        write_property(file, copy, "Twin_Sign", name, "IfcLabel", value)
    _write_legends(file, copy, read_legends(source))
    return Planted(
        clause=clause,
        global_id=copy.GlobalId,
        what="electronic sign put in the way of people",
        before=None,
        after=f"at {at}",
    )


def _inverse_frame(storey: Any) -> list[list[float]]:

    matrix = ifcopenshell.util.placement.get_local_placement(storey.ObjectPlacement)
    found: list[list[float]] = np.linalg.inv(matrix).tolist()
    return found


def silence_phone(file: ifcopenshell.file, sign: str, clause: str = "6.3.3.1") -> Planted:
    """Take the phone number off a sign: the property and the lines that show it."""
    element = element_of(file, sign)
    before = remove_property(file, element, "Twin_Sign", "Phone")
    lines = read_legends(element)
    kept = [line for line in lines if before is None or before not in line]
    _write_legends(file, element, kept or ["none | | | | "])
    return Planted(clause=clause, global_id=sign, what="phone number removed from sign", before=before, after=None)
