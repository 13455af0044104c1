"""All checks of signs, in the order of their codes."""

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Final

from twin.model.rule import Report, Rule
from twin.signage.lint import (
    accessible_facilities,
    arrows,
    bodies_in_way,
    brightness,
    contrasts,
    crowded_faces,
    electronic_places,
    floor_plans,
    headroom,
    here,
    hidden_signs,
    letters,
    logos,
    lost_targets,
    name_signs,
    names,
    near_signs,
    orphan_names,
    parts,
    seated_readers,
    service_life,
    service_phones,
    translations,
    typefaces,
    unreadable,
    waste,
    weights,
)
from twin.signage.lint.survey import Survey

Check = Callable[[Survey], Report]

_MODULES: Final[tuple[ModuleType, ...]] = (
    arrows,
    names,
    translations,
    electronic_places,
    parts,
    typefaces,
    weights,
    contrasts,
    crowded_faces,
    near_signs,
    hidden_signs,
    brightness,
    service_life,
    lost_targets,
    orphan_names,
    waste,
    headroom,
    bodies_in_way,
    logos,
    name_signs,
    floor_plans,
    here,
    service_phones,
    accessible_facilities,
    seated_readers,
    unreadable,
    letters,
)

RULES: Final[Mapping[str, Rule]] = {module.RULE.code: module.RULE for module in _MODULES}
CHECKS: Final[Mapping[str, Check]] = {module.RULE.code: module.check for module in _MODULES}
