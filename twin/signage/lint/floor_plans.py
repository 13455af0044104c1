"""6.3.2.1: a plan of the place is posted, on every storey that visitors come to."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding, Modality, Subject
from twin.model.labels import normalise
from twin.model.sign import Sign, SignKind
from twin.model.space import SpaceUse, Storey
from twin.model.twin import Twin
from twin.signage.lint.rule import Report, Spot, fail, make_rule, report
from twin.signage.lint.survey import Survey, is_kind, lines_of

RULE: Final = make_rule("SGN122", "floor-plan-missing", "6.3.2.1", Modality.SHALL)
PLAN: Final = normalise("平面图")
UNVISITED: Final = frozenset({SpaceUse.OUTDOOR, SpaceUse.PLANT, SpaceUse.STAIR, SpaceUse.BACK_OFFICE, SpaceUse.UNKNOWN})


def check(survey: Survey) -> Report:
    """Look at every storey with spaces that are declared open to the public."""
    twin = survey.twin
    return report(
        RULE, (_judge(storey, twin) if _is_public(storey, twin) else None for storey in twin.storeys.values())
    )


def is_plan(sign: Sign) -> bool:
    """Tell whether a sign shows the place: a directory, or one called a plan; the plan of escape is another thing."""
    return is_kind(sign, SignKind.DIRECTORY) or any(normalise(line.zh or "") == PLAN for line in lines_of(sign))


def _is_public(storey: Storey, twin: Twin) -> bool:
    return any(
        space.navigable and space.public is not None and space.public.value and space.use not in UNVISITED
        for space in twin.list_spaces(storey.id)
    )


def _judge(storey: Storey, twin: Twin) -> Sequence[Finding] | None:
    if not twin.signs:
        return None
    if any(is_plan(sign) and sign.storey == storey.id for sign in twin.signs.values()):
        return ()
    name = storey.long_name or storey.name
    subject = Subject(id=storey.id, kind="storey", name=storey.name, storey=storey.id)
    return (
        fail(
            RULE,
            Spot(subject=subject, at=None),
            message=(f"{name}没有张贴平面图", f"No floor plan is posted on {name}"),
            fix=("在入口或电梯、楼梯口张贴平面图", "Post one at the entrance or where stairs and elevators arrive"),
            observed=0,
            required=1,
            unit="1",
        ),
    )
