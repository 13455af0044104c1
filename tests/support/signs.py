"""A sign without a building: one face, its size, its letters."""

from twin.model.ids import SignId, StoreyId
from twin.model.origin import Origin, Sourced
from twin.model.passage import Point3
from twin.model.sign import Legend, Sign, SignFace, SignKind


def make_sign(
    *,
    at: Point3,
    facing_rad: float,
    width_m: float | None = 1.0,
    height_m: float | None = 0.3,
    letters_m: float | None = 0.05,
    legends: tuple[Legend, ...] = (),
) -> Sign:
    """Return a guiding sign; *at* is the middle of the lower edge of its face."""
    letters = None if letters_m is None else Sourced(value=letters_m, origin=Origin.DECLARED, carrier="drawn")
    return Sign(
        id=SignId("sign"),
        name="sign",
        kind=Sourced(value=SignKind.GUIDANCE, origin=Origin.DECLARED, carrier="drawn"),
        medium=None,
        mounting=None,
        storey=StoreyId("S0"),
        space=None,
        at=at,
        faces=(SignFace(facing_rad=facing_rad, width_m=width_m, height_m=height_m, legends=legends),),
        letter_height_m=letters,
        text_colour=None,
        background_colour=None,
        illumination=None,
        phone=None,
        font_zh=None,
        font_en=None,
        font_weight=None,
        auto_brightness=None,
        status=None,
        valid_from=None,
        valid_until=None,
        logo_present=None,
    )
