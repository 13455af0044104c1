"""What comes nearest to leading on where no sign does: what would have to change so that one does."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from twin.model.continuity import Decision, Line, Section, Want
from twin.model.sign import Sign
from twin.signage.arrows import find_role
from twin.signage.faces import Faces
from twin.signage.legibility import MOST_ASIDE_RAD, Reader
from twin.signage.offers import Offering
from twin.signage.reading import RUN
from twin.signage.visible import RAYS, Reason, find_missing, find_out_of_service, find_spot

Miss = tuple[Want, Line | None, str | None]

ORDER: Final = (Want.DATUM, Want.TOO_SMALL, Want.HIDDEN, Want.WRONG_ARROW)
"""Nearest first. What the model does not say comes before all: nobody knows then whether the chain breaks at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    sign: Sign
    line: Line
    want: Want
    datum: Reason | None


class Misses:
    """Finds what comes nearest; whether a face would be in sight is asked by rays, once for each decision."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._in_sight: dict[tuple[int, str, int, Reader], bool] = {}

    def find(self, offering: Offering, row: int, wanted: frozenset[str]) -> Miss:
        """Return what is missing at a decision for whom signs have to name one of some targets."""
        decision = offering.decisions[row]
        found = [*self._list_named(offering, row, wanted), *self._list_unknown(offering, row)]
        if not found:
            return Want.NO_SIGN, None, None

        def rank(candidate: _Candidate) -> tuple[int, float, str]:
            apart_m = math.dist(candidate.sign.at[:2], decision.at[:2])
            return ORDER.index(candidate.want), apart_m, candidate.sign.id

        nearest = min(found, key=rank)
        return nearest.want, nearest.line, None if nearest.datum is None else nearest.datum.value

    def _list_named(self, offering: Offering, row: int, wanted: frozenset[str]) -> Iterator[_Candidate]:
        decision = offering.decisions[row]
        for line in self._faces.list_leading(decision.storey, wanted):
            sign = self._faces.twin.signs[line.sign]
            if find_out_of_service(sign, self._faces.today) is not None:
                continue
            face = sign.faces[line.face]
            arrow = (face.legends or ())[line.legend].arrow
            datum = find_missing(sign, face, self._faces.today)
            if find_role(sign, face, arrow, decision) is None:
                if offering.is_reached((line.sign, line.face), row):
                    yield _Candidate(sign=sign, line=line, want=Want.WRONG_ARROW, datum=None)
                continue
            if not self._is_in_sight(sign, line.face, decision, offering.reader):
                yield _Candidate(sign=sign, line=line, want=Want.HIDDEN, datum=None)
            elif datum is not None:
                yield _Candidate(sign=sign, line=line, want=Want.DATUM, datum=datum)
            else:
                yield _Candidate(sign=sign, line=line, want=Want.TOO_SMALL, datum=None)

    def _list_unknown(self, offering: Offering, row: int) -> Iterator[_Candidate]:
        """Yield the faces that can be read, but of which the model does not say what stands on them."""
        for key in offering.list_reached(row):
            sign = self._faces.twin.signs[key[0]]
            if sign.faces[key[1]].legends is None:
                line = Line(sign=key[0], face=key[1], legend=0)
                yield _Candidate(sign=sign, line=line, want=Want.DATUM, datum=Reason.UNKNOWN_LEGENDS)

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
