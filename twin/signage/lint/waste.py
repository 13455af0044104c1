"""6.1.4.10: signs of waste bins name one of the four classes of GB/T 19095."""

from collections.abc import Sequence
from typing import Final

from twin.model.facility import Facility, FacilityKind
from twin.model.finding import Finding, Modality, Subject
from twin.model.labels import normalise
from twin.model.rule import Report, Spot, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Legend, Sign
from twin.signage.lint.survey import Survey, lines_of

RULE: Final = make_rule("SGN117", "waste-class-not-in-standard", "6.1.4.10", Modality.SHALL)
CLASSES: Final = ("可回收物", "有害垃圾", "厨余垃圾", "其他垃圾", "家庭厨余垃圾", "餐厨垃圾", "其他厨余垃圾")
"""The four, and the kinds of kitchen waste that the standard lets one tell apart."""
ABOUT_WASTE: Final = ("垃圾", "回收", "厨余", "餐厨")


def check(survey: Survey) -> Report:
    """Look at every sign of waste, and at every bin: does the model say its class."""
    twin = survey.twin
    bins = [one for one in twin.facilities.values() if twin.signs and one.kind.value is FacilityKind.WASTE_BIN]
    return report(RULE, [*(_judge(sign) for sign in twin.signs.values()), *(_judge_bin(one) for one in bins)])


def _judge(sign: Sign) -> Sequence[Finding] | None:
    names = dict.fromkeys(line.zh for line in lines_of(sign) if line.zh and _is_of_waste(line))
    if not names:
        return None
    classes = {normalise(name) for name in CLASSES}
    return tuple(
        fail(
            RULE,
            spot_of(sign),
            message=(f"“{name}”不是垃圾分类的四类之一", f"{name} is none of the four classes of waste"),
            fix=("写可回收物、有害垃圾、厨余垃圾或其他垃圾", "Name recyclables, hazardous, kitchen or residual waste"),
            observed=name,
            required=", ".join(CLASSES[:4]),
        )
        for name in names
        if normalise(name) not in classes
    )


def _judge_bin(facility: Facility) -> Sequence[Finding]:
    """A bin says its class by its name or what it serves for; whether the sign on it shows that is for people to see."""
    told = [normalise(text) for text in (facility.name, *facility.services)]
    if any(normalise(name) in text for name in CLASSES for text in told):
        return ()
    subject = Subject(id=facility.id, kind="facility", name=facility.name, storey=facility.storey)
    words = ("不知道垃圾桶属于哪一类", "Which class of waste the bin is for is not known")
    return (unknown(RULE, Spot(subject=subject, at=facility.at), "Twin_Facility.Services", words),)


def _is_of_waste(line: Legend) -> bool:
    """Tell whether a line stands on a bin; the way to bins, or a plan that shows them, names no class."""
    return line.target in {None, ""} and any(word in (line.zh or "") for word in ABOUT_WASTE)
