"""Whether somebody at a place can read a face of a sign: yes, no, or not to be known from this model."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Final

from twin.model.ids import SignId, StoreyId
from twin.model.origin import Origin
from twin.model.passage import Point3
from twin.model.sign import Legend, Sign, SignFace, SignKind, SignStatus
from twin.model.twin import Twin
from twin.signage.hiding import SignSight
from twin.signage.legibility import (
    MOST_ASIDE_RAD,
    MOST_OBLIQUE_RAD,
    MOST_RAISED_RAD,
    SEATED,
    STANDING,
    Reader,
    measure_reading_distance_m,
)

Vector = tuple[float, float]

BEFORE_FACE_M: Final = 0.02
"""Rays end this far before a face, so that the wall it is fixed to does not hide it."""

RAYS: Final = tuple(product((0.05, 0.5, 0.95), (-0.45, 0.0, 0.45)))
"""Heights and sides of the nine places on a face that have to be in sight (requirements 3.3.4: 90 % of nine is all)."""


class Answer(StrEnum):
    """Whether a face can be read."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why it cannot be read, or why nobody can know."""

    OUT_OF_SERVICE = "out_of_service"
    BEHIND = "behind"
    """One is behind the face."""
    TOO_OBLIQUE = "too_oblique"
    TOO_HIGH = "too_high"
    NOT_IN_VIEW = "not_in_view"
    """It hangs too far aside of the way one walks."""
    HIDDEN = "hidden"
    TOO_FAR = "too_far"
    UNKNOWN_LETTERS = "unknown_letters"
    UNKNOWN_SIZE = "unknown_size"
    UNKNOWN_LEGENDS = "unknown_legends"
    UNKNOWN_DATE = "unknown_date"
    """The sign is only valid for a time, and nobody said what day it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """
    An answer with its reason.

    ``distance_m`` is from eye to face; ``reach_m`` the distance from which
    the face can be read at this angle, ``None`` where its letters are not
    known.
    """

    answer: Answer
    reason: Reason | None
    distance_m: float
    reach_m: float | None


def read_face(
    sign: Sign,
    face: SignFace,
    at: Point3,
    sight: SignSight,
    *,
    reader: Reader = STANDING,
    walking: Vector | None = None,
    today: str | None = None,
) -> Reading:
    """
    Return whether somebody can read a face.

    Parameters
    ----------
    at
        Where the reader stands, on the floor.
    sight
        What hides signs on the storey, from ``hiding.build_sight``.
    walking
        Direction in which the reader walks; without it they may look round.
    today
        ISO 8601 date, for signs that are valid for a time.

    Returns
    -------
    reading
        What is certain to fail is ``no``, whatever else is unknown; what
        depends on a datum that the model lacks is ``unknown``, never a
        guess.
    """
    eye = (at[0], at[1], at[2] + reader.eye_height_m.value)
    normal = (math.cos(face.facing_rad), math.sin(face.facing_rad))
    middle = find_spot(sign, face, normal, 0.5, 0.0)
    to_eye = (eye[0] - middle[0], eye[1] - middle[1], eye[2] - middle[2])
    distance_m = math.hypot(*to_eye)
    before_m = normal[0] * to_eye[0] + normal[1] * to_eye[1]
    obliquity_rad = math.acos(max(-1.0, min(before_m / distance_m, 1.0))) if distance_m > 0 else math.pi
    letters_m = known_letters_m(sign)
    reach_m = None if letters_m is None else measure_reading_distance_m(letters_m, obliquity_rad, reader)
    too_far = reach_m is not None and distance_m > reach_m
    certain = (
        find_out_of_service(sign, today)
        or _wrong_place(before_m, obliquity_rad, to_eye, walking)
        or (Reason.TOO_FAR if too_far else None)
        or (None if _in_sight(sign, face, normal, eye, sight) else Reason.HIDDEN)
    )
    if certain is not None:
        return Reading(answer=Answer.NO, reason=certain, distance_m=distance_m, reach_m=reach_m)
    missing = find_missing(sign, face, today)
    answer = Answer.YES if missing is None else Answer.UNKNOWN
    return Reading(answer=answer, reason=missing, distance_m=distance_m, reach_m=reach_m)


def list_readable(
    twin: Twin,
    storey: StoreyId,
    at: Point3,
    sight: SignSight,
    *,
    reader: Reader = STANDING,
    walking: Vector | None = None,
    today: str | None = None,
    targets: frozenset[str] | None = None,
    among: Iterable[Sign] | None = None,
) -> Iterator[tuple[SignId, Legend]]:
    """
    Yield the lines that somebody can be proven to read, sign by sign in the order of ids.

    With *targets*, only lines to one of them; *among* are the signs to look
    at, for who knows which these can be. A sign for accessibility has
    to be readable standing and seated (GB 55019-2021 4.0.2).
    """
    for sign in twin.signs.values() if among is None else among:
        if sign.storey != storey:
            continue
        readers: Sequence[Reader] = (reader,)
        if sign.kind is not None and sign.kind.value is SignKind.ACCESSIBLE:
            readers = (reader, STANDING, SEATED)
        for face in sign.faces:
            lines = [legend for legend in face.legends or () if targets is None or legend.target in targets]
            readings = (read_face(sign, face, at, sight, reader=each, walking=walking, today=today) for each in readers)
            if lines and all(reading.answer is Answer.YES for reading in readings):
                yield from ((sign.id, legend) for legend in lines)


def find_out_of_service(sign: Sign, today: str | None) -> Reason | None:
    """Return ``Reason.OUT_OF_SERVICE`` of a sign that is damaged, taken down, or not valid on a day."""
    ended = today is not None and sign.valid_until is not None and today > sign.valid_until
    early = today is not None and sign.valid_from is not None and today < sign.valid_from
    out = sign.status not in {None, SignStatus.IN_SERVICE}
    return Reason.OUT_OF_SERVICE if out or ended or early else None


def _wrong_place(before_m: float, obliquity_rad: float, to_eye: Point3, walking: Vector | None) -> Reason | None:
    if before_m <= 0:
        return Reason.BEHIND
    if obliquity_rad > MOST_OBLIQUE_RAD.value:
        return Reason.TOO_OBLIQUE
    apart_m = math.hypot(to_eye[0], to_eye[1])
    if math.atan2(-to_eye[2], apart_m) > MOST_RAISED_RAD.value:
        return Reason.TOO_HIGH
    if walking is not None:
        ahead_m = -(walking[0] * to_eye[0] + walking[1] * to_eye[1]) / math.hypot(*walking)
        if ahead_m < apart_m * math.cos(MOST_ASIDE_RAD.value):
            return Reason.NOT_IN_VIEW
    return None


def _in_sight(sign: Sign, face: SignFace, normal: Vector, eye: Point3, sight: SignSight) -> bool:
    holders = sight.list_holders(find_spot(sign, face, normal, 0.5, 0.0))
    return all(sight.is_clear(eye, find_spot(sign, face, normal, up, aside), holders) for up, aside in RAYS)


def find_missing(sign: Sign, face: SignFace, today: str | None) -> Reason | None:
    """Return what the model does not say that one has to know to tell who can read a face."""
    if face.legends is None:
        return Reason.UNKNOWN_LEGENDS
    if known_letters_m(sign) is None:
        return Reason.UNKNOWN_LETTERS
    if face.width_m is None or face.height_m is None:
        return Reason.UNKNOWN_SIZE
    if today is None and (sign.valid_from is not None or sign.valid_until is not None):
        return Reason.UNKNOWN_DATE
    return None


def known_letters_m(sign: Sign) -> float | None:
    """Return the height of a sign's letters where the model carries it; one that was assumed proves nothing."""
    letters = sign.letter_height_m
    return None if letters is None or letters.origin is Origin.ASSUMED else letters.value


def find_spot(sign: Sign, face: SignFace, normal: Vector, up: float, aside: float) -> Point3:
    """Return a place just before a face: *up* as a share of its height, *aside* of its width, to the viewer's right."""
    x, y, z = sign.at
    right_m = aside * (face.width_m or 0.0)
    return (
        x + BEFORE_FACE_M * normal[0] - right_m * normal[1],
        y + BEFORE_FACE_M * normal[1] + right_m * normal[0],
        z + up * (face.height_m or 0.0),
    )
