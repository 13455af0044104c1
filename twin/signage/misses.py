"""What comes nearest to leading on where no sign does: what would have to change so that one does."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from twin.model.continuity import Decision, Line, Section, Want
from twin.model.sign import Sign
from twin.signage.faces import Faces
from twin.signage.legibility import MOST_ASIDE_RAD, Reader
from twin.signage.offers import Offering
from twin.signage.reading import RUN
from twin.signage.visible import RAYS, Reason, find_missing, find_out_of_service, find_spot

Miss = tuple[Want, Line | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    sign: Sign
    line: Line
    leads: bool
    datum: Reason | None
    read: bool


class Misses:
    """
    Finds what comes nearest; whether a face would be in sight is asked by rays, once for each decision.

    What the model does not say comes before all, since nobody knows then
    whether the chain breaks at all; then what is in sight and too small, what
    is hidden, and what points elsewhere.
    """

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._in_sight: dict[tuple[int, str, int, Reader], bool] = {}

    def find(self, offering: Offering, row: int, wanted: frozenset[str]) -> Miss:
        """Return what is missing at a decision for whom signs have to name one of some targets."""
        decision = offering.decisions[row]
        candidates = [*self._list_named(offering, row, wanted), *self._list_unknown(offering, row)]
        candidates.sort(key=lambda each: (math.dist(each.sign.at[:2], decision.at[:2]), each.sign.id))
        for datum in (True, False):
            # Rays are cast until the nearest is found that is in sight.
            for each in candidates:
                leads = each.leads and (each.datum is not None) is datum
                if leads and (each.read or self._is_in_sight(each.sign, each.line.face, decision, offering.reader)):
                    want = Want.TOO_SMALL if each.datum is None else Want.DATUM
                    return want, each.line, None if each.datum is None else each.datum.value
        for want, leads in ((Want.HIDDEN, True), (Want.WRONG_ARROW, False)):
            nearest = next((each for each in candidates if each.leads is leads), None)
            if nearest is not None:
                return want, nearest.line, None
        return Want.NO_SIGN, None, None

    def _list_named(self, offering: Offering, row: int, wanted: frozenset[str]) -> Iterator[_Candidate]:
        for line in self._faces.list_leading(offering.decisions[row].storey, wanted):
            sign = self._faces.twin.signs[line.sign]
            if find_out_of_service(sign, self._faces.today) is not None:
                continue
            face = sign.faces[line.face]
            leads = offering.is_led(sign, line.face, line.legend, row)
            if leads or offering.is_reached((line.sign, line.face), row):
                datum = find_missing(sign, face, self._faces.today) if leads else None
                yield _Candidate(sign=sign, line=line, leads=leads, datum=datum, read=False)

    def _list_unknown(self, offering: Offering, row: int) -> Iterator[_Candidate]:
        """Yield the faces that can be read, but of which the model does not say what stands on them."""
        for key in offering.list_reached(row):
            sign = self._faces.twin.signs[key[0]]
            if sign.faces[key[1]].legends is None:
                line = Line(sign=key[0], face=key[1], legend=0)
                yield _Candidate(sign=sign, line=line, leads=True, datum=Reason.UNKNOWN_LEGENDS, read=True)

    def _is_in_sight(self, sign: Sign, index: int, decision: Decision, reader: Reader) -> bool:
        """Whether a face is before those who come, in view and not hidden, over a run of sections, however small."""
        key = (id(decision), sign.id, index, reader)
        if key not in self._in_sight:
            needed = min(int(RUN.value), len(decision.sections))
            in_a_row = 0
            for section in decision.sections:
                in_a_row = in_a_row + 1 if self._is_seen(sign, index, section, decision, reader) else 0
                if in_a_row == needed:
                    break
            self._in_sight[key] = in_a_row == needed
        return self._in_sight[key]

    def _is_seen(self, sign: Sign, index: int, section: Section, decision: Decision, reader: Reader) -> bool:
        face = sign.faces[index]
        normal = (math.cos(face.facing_rad), math.sin(face.facing_rad))
        x, y, z = find_spot(sign, face, normal, 0.5, 0.0)
        to_face = np.array([x, y]) - np.array(section.corners)
        if (to_face @ normal >= 0.0).any():
            return False
        if section.heading_rad is not None:
            ahead_m = to_face @ [math.cos(section.heading_rad), math.sin(section.heading_rad)]
            if (ahead_m < np.hypot(*to_face.T) * math.cos(MOST_ASIDE_RAD.value)).any():
                return False
        sight = self._faces.sight(decision.storey)
        holders = sight.list_holders((x, y, z))
        eye = (*section.centre, decision.at[2] + reader.eye_height_m.value)
        return all(sight.is_clear(eye, find_spot(sign, face, normal, up, aside), holders) for up, aside in RAYS)
