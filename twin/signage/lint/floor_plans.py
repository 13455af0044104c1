"""6.3.2.1: a plan of the place is posted on every storey that visitors come to, where they arrive."""

from collections.abc import Iterator, Sequence
from typing import Final

from twin.model.finding import Evidence, Finding, Modality, Subject
from twin.model.ids import StoreyId
from twin.model.labels import normalise
from twin.model.passage import Access, Point3
from twin.model.rule import Report, Spot, fail, make_rule, report
from twin.model.sign import Sign, SignKind
from twin.model.space import SpaceUse, Storey
from twin.model.twin import Twin
from twin.signage.legibility import Limit
from twin.signage.lint.survey import Survey, apart_m, is_kind, lines_of

RULE: Final = make_rule("SGN122", "floor-plan-missing", "6.3.2.1", Modality.SHALL)
NEAR_M: Final = Limit(value=15.0, evidence=Evidence.E, source="engineering default: seen by who arrives")
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
    plans = [sign for sign in twin.signs.values() if is_plan(sign) and sign.storey == storey.id]
    arrivals = [place for place, at in _list_arrivals(twin) if at == storey.id]
    distances = [apart_m(sign.at, place) for sign in plans for place in arrivals]
    nearest_m = round(min(distances), 6) if distances else None
    if plans and (nearest_m is None or nearest_m <= NEAR_M.value):
        return ()
    return (_fail(storey, nearest_m),)


def _list_arrivals(twin: Twin) -> Iterator[tuple[Point3, StoreyId]]:
    """Yield where visitors come onto storeys: public entrances, and landings."""
    for portal in twin.portals.values():
        if portal.entrance and (portal.access is None or portal.access.value is Access.PUBLIC):
            yield portal.at, portal.storey
    for connector in twin.connectors.values():
        yield from ((landing.at, landing.storey) for landing in connector.landings)


def _fail(storey: Storey, nearest_m: float | None) -> Finding:
    name = storey.long_name or storey.name
    far = (f"{name}的平面图离出入口和电梯、楼梯太远", f"The floor plan of {name} is far from where people arrive")
    none = (f"{name}没有张贴平面图", f"No floor plan is posted on {name}")
    subject = Subject(id=storey.id, kind="storey", name=storey.name, storey=storey.id)
    return fail(
        RULE,
        Spot(subject=subject, at=None),
        message=none if nearest_m is None else far,
        fix=("在入口或电梯、楼梯口张贴平面图", "Post one at the entrance or where stairs and elevators arrive"),
        observed=None if nearest_m is None else round(nearest_m, 3),
        required=NEAR_M.value,
        unit="m",
        evidence=Evidence.NONE if nearest_m is None else NEAR_M.evidence,
    )
