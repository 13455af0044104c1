"""6.1.4.14: no screens where people leave and enter elevators, escalators, moving walks and stairs."""

from collections.abc import Iterator, Sequence
from typing import Final

import shapely
from shapely import LineString

from twin.model.finding import Finding, Modality
from twin.model.limits import ELEVATOR_LOBBY_M, ESCALATOR_CLEAR_M, STAIR_LANDING_M, Limit
from twin.model.passage import ConnectorKind, Landing, VerticalConnector
from twin.model.rule import Report, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Sign
from twin.model.terms import CONNECTOR_KINDS
from twin.signage.lint.survey import Survey, body_of, is_electronic, middle_of

RULE: Final = make_rule("SGN104", "electronic-sign-at-stair", "6.1.4.14", Modality.SHOULD_NOT)
DEPTHS_M: Final[dict[ConnectorKind, Limit]] = {
    ConnectorKind.ELEVATOR: ELEVATOR_LOBBY_M,
    ConnectorKind.ESCALATOR: ESCALATOR_CLEAR_M,
    ConnectorKind.MOVING_WALK: ESCALATOR_CLEAR_M,
    ConnectorKind.STAIR: STAIR_LANDING_M,
}
"""The clause has no number: how deep the floor before each has to be."""


def check(survey: Survey) -> Report:
    """Look at every electronic sign: does its body stand or hang in the mouth of a connector of its storey."""
    return report(RULE, (_judge(sign, survey) for sign in survey.twin.signs.values()))


def _judge(sign: Sign, survey: Survey) -> Sequence[Finding] | None:
    if not is_electronic(sign):
        return None
    body = body_of(sign)
    if body is None:
        words = ("不知道电子标识的大小", "How large the screen is, is not known")
        return (unknown(RULE, spot_of(sign), "geometry", words),)
    found = []
    for connector, landing in _list_mouths(sign, survey):
        distance_m = round(shapely.distance(body, shapely.Point(landing.at[:2])), 6)
        if distance_m < DEPTHS_M[connector.kind].value and _is_open(sign, landing, survey):
            found.append((distance_m, connector.id, connector))
    if not found:
        return ()
    distance_m, _, connector = min(found, key=lambda one: one[:2])
    return (_fail(sign, connector, distance_m),)


def _list_mouths(sign: Sign, survey: Survey) -> Iterator[tuple[VerticalConnector, Landing]]:
    for connector in survey.twin.connectors.values():
        if connector.kind in DEPTHS_M:
            yield from ((connector, at) for at in connector.landings if at.storey == sign.storey)


def _is_open(sign: Sign, landing: Landing, survey: Survey) -> bool:
    """Tell whether no wall stands between: what hangs behind one is not in the mouth."""
    way = LineString([landing.at[:2], middle_of(sign, sign.faces[0])[:2]])
    return not any(
        caster.bottom_z_m <= landing.at[2] + 1.0 <= caster.top_z_m and caster.footprint.crosses(way)
        for caster in survey.casters(sign.storey)
    )


def _fail(sign: Sign, connector: VerticalConnector, distance_m: float) -> Finding:
    limit, names = DEPTHS_M[connector.kind], CONNECTOR_KINDS[connector.kind]
    return fail(
        RULE,
        spot_of(sign),
        message=(
            f"电子标识距{names['zh-CN']}“{connector.name}”出入口{distance_m:.2f}米，在人流密集处",
            f"The screen is {distance_m:.2f} m from where people step on and off {connector.name} ({names['en']})",
        ),
        fix=(f"移到{limit.value:g}米以外", f"Move it {limit.value:g} m or more away"),
        observed=round(distance_m, 3),
        required=limit.value,
        unit="m",
        evidence=limit.status,
    )
