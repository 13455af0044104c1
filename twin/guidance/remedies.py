"""What would make a way, in words: each fix, and all of them together with the way they make."""

from collections import Counter
from collections.abc import Sequence
from functools import reduce

from twin.guidance.bodies import name_body
from twin.guidance.locale import get_locale
from twin.guidance.names import Namer
from twin.guidance.notices import name_thing, say_value
from twin.model.fix import Fix, FixKind, Remedy
from twin.model.ids import PortalId
from twin.model.twin import Twin


def say_fixes(fixes: Sequence[Fix], twin: Twin, language: str) -> tuple[str, ...]:
    """Return a sentence for each fix; raises ``UnknownIdError`` for a language without phrases."""
    namer = Namer(twin, get_locale(language))
    return tuple(namer.locale.sentence(_clause(fix, namer)) for fix in fixes)


def say_remedy(remedy: Remedy | None, twin: Twin, language: str) -> str:
    """Return one sentence with all fixes and the length of the way that they make, or that there are none."""
    namer = Namer(twin, get_locale(language))
    say = namer.locale.say
    if remedy is None:
        return namer.locale.sentence(say("remedy.none"))
    counts = Counter(_clause(fix, namer) for fix in remedy.fixes)
    clauses = [
        clause if count == 1 else say("fix.times", fix=clause, number=str(count)) for clause, count in counts.items()
    ]
    fixes = reduce(lambda one, other: say("fix.also", one=one, other=other), clauses)
    length = say("length", number=f"{remedy.route.length_m:.0f}")
    return namer.locale.sentence(say("remedy", fixes=fixes, length=length))


def _clause(fix: Fix, namer: Namer) -> str:
    key = f"fix.{fix.kind}"
    body = name_body(fix.id, namer) if fix.kind is FixKind.MOVE else None
    values = body or {"thing": name_thing(fix.id, namer)}
    if namer.locale.has(f"{key}.door") and PortalId(fix.id) in namer.twin.portals:
        key = f"{key}.door"
    if namer.locale.has(f"{key}.measured") and fix.observed is not None and fix.required is not None:
        key = f"{key}.measured"
        values |= {name: say_value(getattr(fix, name), fix.unit, namer) for name in ("observed", "required")}
    values = {name: value for name, value in values.items() if name in namer.locale.phrases[key].values}
    return namer.locale.say(key, **values)
