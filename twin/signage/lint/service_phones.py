"""6.3.3.1 b): the telephone of the accessible service is shown where one comes in."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Evidence, Finding, Modality
from twin.model.labels import normalise
from twin.model.passage import Access, Portal
from twin.model.rule import Report, fail, make_rule, place_of, report, spot_of
from twin.model.sign import Sign
from twin.model.twin import Twin
from twin.signage.legibility import Limit
from twin.signage.lint.survey import Survey, apart_m, lines_of

RULE: Final = make_rule("SGN124", "accessible-service-phone-missing", "6.3.3.1 b", Modality.SHALL)
NEAR_M: Final = Limit(value=10.0, evidence=Evidence.E, source="requirements 6.3.3.1-b: within 10 m of the door")
ABOUT: Final = normalise("无障碍服务电话")
PROPERTY: Final = "AccessibleServicePhone"


def check(survey: Survey) -> Report:
    """Look at every sign of the accessible service's telephone, and whether one is at an entrance."""
    twin = survey.twin
    signs = [sign for sign in twin.signs.values() if _is_about(sign)]
    return report(RULE, [*(_judge(sign, twin) for sign in signs), _judge_place(twin, signs)])


def _is_about(sign: Sign) -> bool:
    return ABOUT in normalise(sign.name) or any(ABOUT in normalise(line.zh or "") for line in lines_of(sign))


def _judge(sign: Sign, twin: Twin) -> Sequence[Finding]:
    declared = twin.place.properties.get(PROPERTY)
    required = None if declared is None else str(declared.value)
    if not sign.phone:
        words = ("标识上没有无障碍服务的电话号码", "The sign shows no number of the accessible service")
    elif required is not None and normalise(required) != normalise(sign.phone):
        words = (
            f"标识上的号码{sign.phone}不是场所的{required}",
            f"The number on the sign, {sign.phone}, is not the place's {required}",
        )
    else:
        return ()
    fix = ("写上无障碍服务的电话号码", "Show the number of the accessible service")
    return (fail(RULE, spot_of(sign), message=words, fix=fix, observed=sign.phone, required=required),)


def _judge_place(twin: Twin, signs: Sequence[Sign]) -> Sequence[Finding] | None:
    doors = [portal for portal in twin.portals.values() if _is_public_entrance(portal)]
    if not twin.signs or not doors:
        return None
    distances = [apart_m(sign.at, door.at) for sign in signs for door in doors if sign.storey == door.storey]
    if distances and min(distances) <= NEAR_M.value:
        return ()
    fix = ("在主入口设置无障碍服务电话标识", "Put the sign of the accessible service's telephone at the main entrance")
    message = ("出入口没有公开无障碍服务电话", "No entrance shows the telephone of the accessible service")
    return (
        fail(
            RULE,
            place_of(twin),
            message=message,
            fix=fix,
            observed=round(min(distances), 3) if distances else None,
            required=NEAR_M.value,
            unit="m",
            evidence=NEAR_M.evidence if distances else Evidence.NONE,
        ),
    )


def _is_public_entrance(portal: Portal) -> bool:
    return portal.entrance and (portal.access is None or portal.access.value is Access.PUBLIC)
