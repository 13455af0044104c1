"""New signs as the model writes them, and signs that hang with more lines."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeVar

from twin.model.ids import SignId
from twin.model.origin import Origin, Sourced
from twin.model.sign import Arrow, Legend, Medium, Mounting, Sign, SignFace, SignKind, SignStatus
from twin.signage.bends import wrap
from twin.signage.repair.cover import SignOption
from twin.signage.repair.legends import ARROW_ORDER, Legends
from twin.signage.repair.rooms import Place
from twin.signage.repair.sizes import LETTERS_M, size_of
from twin.signage.visible import known_letters_m

T = TypeVar("T")

NAMES: Final = {
    (SignKind.GUIDANCE, Mounting.HANGING): "吊挂引导标识",
    (SignKind.GUIDANCE, Mounting.WALL): "引导标识",
    (SignKind.GUIDANCE, Mounting.STANDING): "立式引导标识",
    (SignKind.LOCATION, Mounting.STANDING): "立式位置标识",
    (SignKind.DIRECTORY, Mounting.STANDING): "立式信息索引标识",
    (SignKind.LOCATION, Mounting.HANGING): "吊挂位置标识",
    (SignKind.LOCATION, Mounting.WALL): "位置标识",
    (SignKind.DIRECTORY, Mounting.HANGING): "吊挂信息索引标识",
    (SignKind.DIRECTORY, Mounting.WALL): "信息索引标识",
}


def draft_sign(place: Place, kind: SignKind, letters_m: float, lines: int) -> Sign:
    """Return a sign without lines at a place, large enough for so many; it has two sides where it hangs."""
    width_m, height_m = size_of(lines, letters_m, kind)
    facings = (place.facing_rad, round(wrap(place.facing_rad + math.pi), 6))
    sides = facings[:1] if place.mounting is Mounting.WALL else facings
    return Sign(
        id=SignId(f"proposed/{place.key}/{kind.value}"),
        name=NAMES[kind, place.mounting],
        kind=_say(kind),
        medium=_say(Medium.STATIC),
        mounting=_say(place.mounting),
        storey=place.storey,
        space=place.space,
        at=(place.x_m, place.y_m, round(place.floor_z_m + place.underside_m, 3)),
        faces=tuple(SignFace(facing_rad=each, width_m=width_m, height_m=height_m, legends=()) for each in sides),
        letter_height_m=_say(letters_m),
        text_colour=None,
        background_colour=None,
        illumination=None,
        phone=None,
        font_zh=None,
        font_en=None,
        font_weight=None,
        auto_brightness=None,
        status=SignStatus.IN_SERVICE,
        valid_from=None,
        valid_until=None,
        logo_present=None,
    )


def _say(value: T) -> Sourced[T]:
    return Sourced(value=value, origin=Origin.DERIVED, carrier="proposal")


def write_lines(
    sign: Sign, option: SignOption, lines: Sequence[tuple[int, int]], legends: Legends, *, new: bool
) -> Sign:
    """Return a sign with the lines that were chosen for it; a new one has no more and no larger sides than they need."""
    faces = []
    for index, face in enumerate(sign.faces):
        chosen = [option.faces[index].lines[line] for at, line in lines if at == index]
        chosen.sort(key=lambda line: (ARROW_ORDER.index(line.arrow), line.target))
        more = tuple(legends.say(line.target, line.arrow) for line in chosen)
        faces.append(replace(face, legends=(*(face.legends or ()), *more)))
    if not new:
        return replace(sign, faces=tuple(faces))
    used = [face for face in faces if face.legends]
    written = [legend for face in used for legend in face.legends or ()]
    kind = _kind_of(sign, written)
    letters_m = known_letters_m(sign) or LETTERS_M[0]
    width_m, height_m = size_of(max(len(face.legends or ()) for face in used), letters_m, kind)
    sides = tuple(replace(face, width_m=width_m, height_m=height_m) for face in used)
    mounting = Mounting.WALL if sign.mounting is None else sign.mounting.value
    return replace(sign, kind=_say(kind), name=NAMES[kind, mounting], faces=sides)


def _kind_of(sign: Sign, written: Sequence[Legend]) -> SignKind:
    """Return what kind of sign it is with what is written on it: one without arrows says where one is."""
    if sign.kind is not None and sign.kind.value is SignKind.DIRECTORY:
        return SignKind.DIRECTORY
    return SignKind.LOCATION if all(legend.arrow is Arrow.NONE for legend in written) else SignKind.GUIDANCE
