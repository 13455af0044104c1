"""6.3.2.1: the name of the place hangs where all see it."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Finding, Modality
from twin.model.labels import normalise
from twin.model.rule import Report, fail, make_rule, place_of, report, spot_of, unknown
from twin.model.sign import Sign
from twin.model.twin import Twin
from twin.signage.lint.survey import Survey, lines_of

RULE: Final = make_rule("SGN121", "name-sign-missing", "6.3.2.1", Modality.SHALL)
CALLED: Final = normalise("名称标识")
LOGO: Final = "logo"


def check(survey: Survey) -> Report:
    """Look at the place: does any sign bear its name."""
    return report(RULE, (_judge(survey.twin),))


def is_name_sign(sign: Sign, twin: Twin) -> bool:
    """Tell whether a sign bears the name of the place, or is there to: called so, or with the logo for a symbol."""
    return (
        _bears_name(sign, twin) or CALLED in normalise(sign.name) or any(line.symbol == LOGO for line in lines_of(sign))
    )


def _bears_name(sign: Sign, twin: Twin) -> bool:
    name = "" if twin.place.name is None else normalise(twin.place.name.value)
    return bool(name) and any(name in normalise(line.zh or "") for line in lines_of(sign))


def _judge(twin: Twin) -> Sequence[Finding] | None:
    if not twin.signs:
        return None
    if twin.place.name is None:
        words = ("不知道场所的名称", "The name of the place is not known")
        return (unknown(RULE, place_of(twin), "IfcBuilding.LongName", words),)
    if any(_bears_name(sign, twin) for sign in twin.signs.values()):
        return ()
    name = twin.place.name.value
    other = next((sign for sign in twin.signs.values() if is_name_sign(sign, twin)), None)
    return (
        fail(
            RULE,
            place_of(twin) if other is None else spot_of(other),
            message=(f"没有标识写着场所名称“{name}”", f"No sign bears the name of the place, {name}"),
            fix=("在主入口悬挂统一名称标识", "Hang the name sign at the main entrance"),
            observed=None if other is None else next((line.zh for line in lines_of(other) if line.zh), None),
            required=name,
        ),
    )
