"""Signs by hand for the tests of artwork."""

from twin.model.ids import SignId, StoreyId
from twin.model.origin import Origin, Sourced
from twin.model.sign import Arrow, Legend, Sign, SignFace, SignKind

STOREY = StoreyId("1xS3BCk291UvhgP2dvNMKI")


def line(zh: str, en: str, arrow: Arrow = Arrow.NONE, symbol: str | None = None) -> Legend:
    """Return a legend."""
    return Legend(arrow=arrow, target=None, zh=zh, en=en, symbol=symbol)


def sign(*legends: Legend, size_m: tuple[float, float], letter_m: float | None = 0.1, facing_rad: float = 0.0) -> Sign:
    """Return a sign of one face."""
    face = SignFace(facing_rad=facing_rad, width_m=size_m[0], height_m=size_m[1], legends=legends)
    letter = (
        None if letter_m is None else Sourced(value=letter_m, origin=Origin.DECLARED, carrier="Twin_Sign.LetterHeight")
    )
    return Sign(
        id=SignId("0WqFBS2_PPLeCyo1ATTAWW"),
        name="吊挂引导标识",
        kind=Sourced(value=SignKind.GUIDANCE, origin=Origin.DECLARED, carrier="Twin_Sign.Kind"),
        medium=None,
        mounting=None,
        storey=STOREY,
        space=None,
        at=(0.0, 0.0, 2.5),
        faces=(face,),
        letter_height_m=letter,
        text_colour="#ffffff",
        background_colour="#123a6b",
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
