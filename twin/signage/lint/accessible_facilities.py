"""6.3.3.4: every accessible facility has its accessibility sign (GB 55019-2021 4.0.3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from twin.model.facility import Facility, FacilityKind
from twin.model.finding import Evidence, Finding, Modality, Subject
from twin.model.ids import ConnectorId, StoreyId
from twin.model.labels import normalise
from twin.model.passage import ConnectorKind, Point3, VerticalConnector
from twin.model.rule import Report, Spot, fail, make_rule, report
from twin.model.sign import Arrow, Legend, Sign, SignKind, SignStatus
from twin.model.space import Space, SpaceUse
from twin.model.twin import Twin
from twin.signage.legibility import Limit
from twin.signage.lint.floor_plans import is_plan
from twin.signage.lint.survey import Survey, is_kind, lines_of

RULE: Final = make_rule("SGN125", "accessible-facility-without-sign", "6.3.3.4", Modality.SHALL)
NEAR_M: Final = Limit(value=2.0, evidence=Evidence.E, source="requirements 6.3.3.4: within 2 m of its entry")
GENERAL: Final = frozenset({"", "无障碍", "无障碍设施"})
KINDS: Final = frozenset({FacilityKind.LOW_SERVICE_DESK, FacilityKind.ACCESSIBLE_PARKING, FacilityKind.WHEELCHAIR_RAMP})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Thing:
    """An accessible facility: what signs may call it, and the places where one of them has to be."""

    spot: Spot
    storeys: frozenset[StoreyId]
    targets: frozenset[str]
    entries: tuple[BaseGeometry, ...]


def check(survey: Survey) -> Report:
    """Look at every accessible facility, toilet, ramp and elevator, an elevator on each of its storeys."""
    twin = survey.twin
    signs = [sign for sign in twin.signs.values() if _stands_at_things(sign)]
    return report(RULE, (_judge(thing, signs) if twin.signs else None for thing in _list_things(twin)))


def is_accessible(sign: Sign) -> bool:
    """Tell whether a sign is one of accessibility, by its kind or a symbol of that class."""
    return is_kind(sign, SignKind.ACCESSIBLE) or any(_has_symbol(line) for line in lines_of(sign))


def _stands_at_things(sign: Sign) -> bool:
    """A plan names everything from far; what was withdrawn says nothing."""
    return is_accessible(sign) and not is_plan(sign) and sign.status is not SignStatus.WITHDRAWN


def _has_symbol(line: Legend) -> bool:
    return (line.symbol or "").startswith("accessible")


def _list_things(twin: Twin) -> Iterator[Thing]:
    for facility in twin.facilities.values():
        if facility.kind.value in KINDS and ConnectorId(facility.id) not in twin.connectors:
            yield _of_facility(facility)
    for space in twin.spaces.values():
        if space.navigable and SpaceUse.ACCESSIBLE_TOILET in space.uses.value:
            yield _of_toilet(space, twin)
    for connector in twin.connectors.values():
        if connector.kind is ConnectorKind.RAMP and connector.landings:
            yield _of_connector(connector, [landing.at for landing in connector.landings], connector.storeys)
        elif connector.kind is ConnectorKind.ELEVATOR and connector.accessible and connector.accessible.value:
            for landing in connector.landings:
                yield _of_connector(connector, [landing.at], (landing.storey,))


def _of_facility(facility: Facility) -> Thing:
    entry = shapely.Point(facility.at[:2]) if facility.footprint is None else facility.footprint
    return Thing(
        spot=Spot(
            subject=Subject(id=facility.id, kind="facility", name=facility.name, storey=facility.storey), at=facility.at
        ),
        storeys=frozenset({facility.storey}),
        targets=frozenset({f"facility:{facility.id}", f"facility:{facility.kind.value}"}),
        entries=(entry,),
    )


def _of_toilet(space: Space, twin: Twin) -> Thing:
    doors = [portal.at for portal in twin.portals.values() if space.id in portal.spaces]
    entries: list[BaseGeometry] = [shapely.Point(at[:2]) for at in doors] or (
        [space.footprint] if space.footprint is not None else []
    )
    at = doors[0] if doors else None
    name = space.long_name or space.name
    return Thing(
        spot=Spot(subject=Subject(id=space.id, kind="space", name=name, storey=space.storey), at=at),
        storeys=frozenset({space.storey}),
        targets=frozenset({f"space:{space.id}", f"zone:{SpaceUse.ACCESSIBLE_TOILET}"}),
        entries=tuple(entries),
    )


def _of_connector(connector: VerticalConnector, places: Sequence[Point3], storeys: Sequence[StoreyId]) -> Thing:
    subject = Subject(id=connector.id, kind="connector", name=connector.name, storey=storeys[0])
    return Thing(
        spot=Spot(subject=subject, at=places[0]),
        storeys=frozenset(storeys),
        targets=frozenset({f"connector:{connector.id}", f"facility:{connector.id}", "facility:wheelchair_ramp"}),
        entries=tuple(shapely.Point(at[:2]) for at in places),
    )


def _judge(thing: Thing, signs: Sequence[Sign]) -> Sequence[Finding]:
    named = [sign for sign in signs if sign.storey in thing.storeys and _names(sign, thing)]
    distances = [entry.distance(shapely.Point(sign.at[:2])) for sign in named for entry in thing.entries]
    nearest_m = round(min(distances), 6) if distances else None
    if nearest_m is not None and nearest_m <= NEAR_M.value:
        return ()
    zh, en = (
        ("", "") if nearest_m is None else (f"，最近的在{nearest_m:.1f}米外", f"; the nearest is {nearest_m:.1f} m off")
    )
    return (
        fail(
            RULE,
            thing.spot,
            message=(
                f"无障碍设施入口{NEAR_M.value:g}米内没有无障碍标识{zh}",
                f"No accessibility sign is within {NEAR_M.value:g} m of an entry of the accessible facility{en}",
            ),
            fix=("在入口处设置无障碍标识", "Put an accessibility sign at its entry"),
            observed=None if nearest_m is None else round(nearest_m, 3),
            required=NEAR_M.value,
            unit="m",
            evidence=Evidence.NONE if nearest_m is None else NEAR_M.evidence,
        ),
    )


def _names(sign: Sign, thing: Thing) -> bool:
    """Only what stands at a thing names it: an arrow leads there from elsewhere."""
    here = [line for line in lines_of(sign) if line.arrow is Arrow.NONE]
    return any(line.target in thing.targets or (line.target is None and _is_general(line)) for line in here)


def _is_general(line: Legend) -> bool:
    """Tell whether a line is the symbol of accessibility alone, or with words for just that."""
    return _has_symbol(line) and normalise(line.zh or "") in GENERAL
