"""How a rule says no: by a limit, whose evidence decides how grave it is, or because something is not there at all."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Clause, Finding, Modality
from twin.model.limits import Limit
from twin.model.origin import Sourced
from twin.model.rule import Page, Rule, Spot, Words, fail, unknown

EXACT_M: Final = 1e-6
"""Lengths nearer than this are equal: what the arithmetic of files leaves over."""


def rule_of_limit(code: str, name: str, limit: Limit, page: Page) -> Rule:
    """Return a rule that reads the clause of its limit; the national codes bind."""
    clause = Clause(standard=limit.standard, section=limit.clause, modality=Modality.SHALL)
    return Rule(code=code, name=name, clause=clause, page=page)


def rule_of_clause(code: str, name: str, section: str, modality: Modality, page: Page) -> Rule:
    """Return a rule that reads a clause of DB46/T 659-2024."""
    clause = Clause(standard="DB46/T 659-2024", section=section, modality=modality)
    return Rule(code=code, name=name, clause=clause, page=page)


def at_least(
    rule: Rule, spot: Spot, found: Sourced[float] | float | None, limit: Limit, *, thing: Words, missing: str
) -> Sequence[Finding]:
    """Return what a length fails by being less than a limit, nothing where it is enough."""
    observed = _value(found)
    if observed is None:
        return (_unknown(rule, spot, thing, missing),)
    if observed >= limit.value - EXACT_M:
        return ()
    more = f"{(limit.value - observed) * 1000:.0f}"
    fix = (f"增加 {more} 毫米", f"Add {more} mm")
    return (_breach(rule, spot, observed, limit, thing=thing, than=("不足", "is less than"), fix=fix),)


def at_most(
    rule: Rule, spot: Spot, found: Sourced[float] | float | None, limit: Limit, *, thing: Words, missing: str
) -> Sequence[Finding]:
    """Return what a length fails by being more than a limit, nothing where it is not."""
    observed = _value(found)
    if observed is None:
        return (_unknown(rule, spot, thing, missing),)
    if observed <= limit.value + EXACT_M:
        return ()
    less = f"{(observed - limit.value) * 1000:.0f}"
    fix = (f"减少 {less} 毫米", f"Take off {less} mm")
    return (_breach(rule, spot, observed, limit, thing=thing, than=("超过", "is more than"), fix=fix),)


def beyond(rule: Rule, spot: Spot, observed: float, limit: Limit, *, message: Words, fix: Words, unit: str) -> Finding:
    """Return that a number breaks a limit, in the rule's own words."""
    return fail(
        rule,
        spot,
        message=message,
        fix=fix,
        observed=round(observed, 6),
        required=limit.value,
        unit=unit,
        evidence=limit.status,
    )


def absent(rule: Rule, spot: Spot, message: Words, fix: Words, *, observed: str | None = None) -> Finding:
    """Return that what the clause asks for by name is not there; no number decides."""
    return fail(rule, spot, message=message, fix=fix, observed=observed)


def _breach(rule: Rule, spot: Spot, observed: float, limit: Limit, *, thing: Words, than: Words, fix: Words) -> Finding:
    source = f"{limit.standard} {limit.clause}"
    message = (
        f"{thing[0]}{observed:.3f}米，{than[0]}{limit.value:g}米（{source}）",
        f"The {thing[1]}, {observed:.3f} m, {than[1]} {limit.value:g} m ({source})",
    )
    return beyond(rule, spot, observed, limit, message=message, fix=fix, unit="m")


def _unknown(rule: Rule, spot: Spot, thing: Words, missing: str) -> Finding:
    return unknown(rule, spot, missing, (f"不知道{thing[0]}", f"The {thing[1]} is not known"))


def _value(found: Sourced[float] | float | None) -> float | None:
    return found.value if isinstance(found, Sourced) else found
