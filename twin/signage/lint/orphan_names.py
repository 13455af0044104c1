"""6.1.4.9: signs follow the visitors' way; a name that no place of the model has leads nowhere."""

from collections.abc import Iterator, Sequence
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.labels import normalise
from twin.model.rule import Report, fail, make_rule, report, spot_of
from twin.model.sign import Sign, SignKind
from twin.model.terms import CONNECTOR_KINDS, FACILITY_KINDS, SPACE_USES, WINDOW_KINDS
from twin.model.twin import Twin
from twin.signage.lint.glossary import bare, find_term
from twin.signage.lint.survey import Survey, is_kind, lines_of

RULE: Final = make_rule("SGN116", "name-without-place", "6.1.4.9", Modality.SHALL)
LEADING: Final = (SignKind.GUIDANCE, SignKind.LOCATION, SignKind.DIRECTORY, SignKind.ACCESSIBLE)


def check(survey: Survey) -> Report:
    """Look at every sign that leads or names places."""
    known = frozenset(bare(name) for name in _list_names(survey.twin) if name.strip())
    return report(RULE, (_judge(sign, known) for sign in survey.twin.signs.values()))


def _list_names(twin: Twin) -> Iterator[str]:
    for kinds in (SPACE_USES, WINDOW_KINDS, FACILITY_KINDS, CONNECTOR_KINDS):
        yield from (names["zh-CN"] for names in kinds.values())
    if twin.place.name is not None:
        yield twin.place.name.value
    for space in twin.spaces.values():
        yield from (space.name, space.long_name or "")
    yield from (one.name for one in twin.facilities.values())
    yield from (one.name for one in twin.connectors.values())
    yield from (one.name for one in twin.portals.values())
    for storey in twin.storeys.values():
        yield from (storey.name, storey.long_name or "")


def _judge(sign: Sign, known: frozenset[str]) -> Sequence[Finding] | None:
    if not is_kind(sign, *LEADING) or not lines_of(sign):
        return None
    named = dict.fromkeys(line.zh.strip() for line in lines_of(sign) if line.zh and line.zh.strip() and not line.target)
    return tuple(
        fail(
            RULE,
            spot_of(sign),
            message=(f"模型中没有叫“{name}”的地方", f"No place of the model is called {name}"),
            fix=("写明这一行的目标，或改用该处的名称", "State the target of the line, or use the name of the place"),
            observed=name,
        )
        for name in named
        if bare(name) not in known and find_term(name) is None and normalise(name)
    )
