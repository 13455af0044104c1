"""6.1.4.8: clear and conspicuous; a guide sign with many targets is not."""

from collections.abc import Sequence
from typing import Final

from twin.model.finding import Evidence, Finding, Modality
from twin.model.rule import Report, fail, make_rule, report, spot_of, unknown
from twin.model.sign import Sign, SignKind
from twin.signage.legibility import Limit
from twin.signage.lint.survey import Survey, has_lines, is_kind

RULE: Final = make_rule("SGN110", "too-many-targets", "6.1.4.8", Modality.SHALL)
TARGETS: Final = Limit(value=5, evidence=Evidence.E, source="requirements 3.5: more than five is over-signing")


def check(survey: Survey) -> Report:
    """Look at every guide sign; a directory is there to name all."""
    return report(RULE, (_judge(sign) for sign in survey.twin.signs.values()))


def _judge(sign: Sign) -> Sequence[Finding] | None:
    if not is_kind(sign, SignKind.GUIDANCE):
        return None
    if not has_lines(sign):
        return (
            unknown(RULE, spot_of(sign), "Twin_Sign.Legends", ("不知道标识的内容", "What the sign says is not known")),
        )
    most = max(len({line.target or line.zh for line in face.legends or ()}) for face in sign.faces)
    if most <= TARGETS.value:
        return ()
    return (
        fail(
            RULE,
            spot_of(sign),
            message=(f"一面上有{most}个目的地", f"One face names {most} destinations"),
            fix=(
                f"每面不多于{TARGETS.value:g}个，多出的移到另一面或另一块标识",
                f"Name {TARGETS.value:g} at most on a face; move the rest to another",
            ),
            observed=most,
            required=TARGETS.value,
            unit="1",
            evidence=TARGETS.evidence,
        ),
    )
