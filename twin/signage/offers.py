"""What signs offer at decisions: the lines that can be read in time and are true, by whom they name."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from twin.model.continuity import Decision, Line, Link, Role
from twin.model.ids import SignId
from twin.model.sign import Arrow, Sign, SignKind
from twin.signage.arrows import TRUE_RAD, Steps, is_directory, name_role
from twin.signage.bends import wrap
from twin.signage.faces import FaceKey, Faces
from twin.signage.legibility import SEATED, STANDING, Reader
from twin.signage.reading import Booleans, Rows, Sections
from twin.signage.targets import is_here
from twin.signage.visible import find_missing, find_out_of_service

Offers = Mapping[str, tuple[Link, ...]]
"""The links that a decision has, by the target that they name."""

NOTHING: Final[Offers] = {}
NOWHERE: Final[frozenset[int]] = frozenset()


class Offering:
    """The decisions of one storey for one kind of reader, and what the signs of a twin offer at each."""

    def __init__(self, decisions: Sequence[Decision], reader: Reader, faces: Faces) -> None:
        self.decisions = tuple(decisions)
        self.reader = reader
        self.faces = faces
        self._storey = self.decisions[0].storey
        self._sections = Sections(self.decisions)
        self._steps = Steps(self.decisions)
        self._led: dict[tuple[object, ...], Booleans] = {}
        self._read: dict[FaceKey, Booleans] = {}
        self._reached: dict[FaceKey, frozenset[int]] = {}
        self._by_face: dict[FaceKey, dict[int, list[Link]]] = {}
        self._offers: dict[int, Offers] = {}
        for sign in self._list_signs():
            for index in range(len(sign.faces)):
                self._read_face(sign, index)
        self._gather(range(len(self.decisions)))

    def list_offers(self, decision: int) -> Offers:
        """Return what is offered at a decision, whatever the goal."""
        return self._offers.get(decision, NOTHING)

    def is_led(self, sign: Sign, index: int, number: int, decision: int) -> bool:
        """Whether a line would lead on at a decision if it were read."""
        face = sign.faces[index]
        legend = (face.legends or ())[number]
        arrow = legend.arrow
        if not self._is_true_of(sign, arrow, legend.target or ""):
            return False
        key = (is_directory(sign), sign.at, sign.space, face.facing_rad, arrow)
        if key not in self._led:
            self._led[key] = self._steps.find_led(sign, face, arrow, np.arange(len(self.decisions)))
        return bool(self._led[key][decision])

    def _is_true_of(self, sign: Sign, arrow: Arrow, target: str) -> bool:
        """Whether a line may mean its target: one that says "here" only where that is; a directory shows all."""
        return arrow is not Arrow.NONE or is_directory(sign) or is_here(self.faces.twin, sign, target)

    def is_reached(self, key: FaceKey, decision: int) -> bool:
        """Whether a face is read in time for a decision, whatever it says."""
        return decision in self._reached.get(key, ())

    def read_on(self, links: Iterable[Link], decision: int) -> Iterator[Link]:
        """Yield the links of the next decision that can be read in time at this one: their signs are on the way on."""
        onward_rad = self.decisions[decision].onward_rad
        x, y, _ = self.decisions[decision].at
        for link in links:
            key = (link.line.sign, link.line.face)
            at = self.faces.twin.signs[link.line.sign].at
            aside_rad = wrap(math.atan2(at[1] - y, at[0] - x) - onward_rad)
            if self.is_reached(key, decision) and abs(aside_rad) <= TRUE_RAD.value:
                yield replace(link, role=Role.NEXT, run=self._sections.find_run(self._read[key], decision))

    def list_reached(self, decision: int) -> Iterator[FaceKey]:
        """Yield the faces that are read in time for a decision."""
        return (key for key, reached in sorted(self._reached.items()) if decision in reached)

    def with_faces(self, faces: Faces, touched: frozenset[SignId]) -> "tuple[Offering, frozenset[int]]":
        """Return what is offered after an edit of signs, and at which decisions that is not what it was."""
        edited = object.__new__(Offering)
        edited.decisions, edited.reader, edited.faces = self.decisions, self.reader, faces
        edited._storey, edited._sections, edited._steps = self._storey, self._sections, self._steps
        edited._led = self._led
        edited._read, edited._reached, edited._by_face = {}, {}, {}
        changed: set[int] = set()
        for sign in edited._list_signs():
            for index in range(len(sign.faces)):
                key = (sign.id, index)
                same = sign.id not in touched and all(
                    faces.see(key, reader) is self.faces.see(key, reader) for reader in self._readers(sign)
                )
                if same and key in self._reached:
                    edited._read[key], edited._reached[key] = self._read[key], self._reached[key]
                    edited._by_face[key] = self._by_face[key]
                else:
                    edited._read_face(sign, index)
        for key in self._by_face.keys() | edited._by_face.keys():
            old, new = self._by_face.get(key, {}), edited._by_face.get(key, {})
            if old is not new:
                changed |= {row for row in old.keys() | new.keys() if old.get(row) != new.get(row) or key[0] in touched}
                # Who reads on sees what leads at the next decision from this one.
                before, after = self._reached.get(key, NOWHERE), edited._reached.get(key, NOWHERE)
                changed |= before | after if key[0] in touched else before ^ after
                changed |= {row for row in before & after if self._run(key, row) != edited._run(key, row)}
        edited._offers = dict(self._offers)
        edited._gather(changed)
        return edited, frozenset(changed)

    def _run(self, key: FaceKey, row: int) -> tuple[int, int]:
        return self._sections.find_run(self._read[key], row)

    def _list_signs(self) -> list[Sign]:
        return [
            sign
            for sign in self.faces.twin.signs.values()
            if sign.storey == self._storey and find_out_of_service(sign, self.faces.today) is None
        ]

    def _readers(self, sign: Sign) -> tuple[Reader, ...]:
        """Return who has to be able to read a sign: GB 55019-2021 4.0.2 wants those for accessibility read by both."""
        accessible = sign.kind is not None and sign.kind.value is SignKind.ACCESSIBLE
        return tuple(dict.fromkeys((self.reader, STANDING, SEATED))) if accessible else (self.reader,)

    def _read_face(self, sign: Sign, index: int) -> None:
        key = (sign.id, index)
        face = sign.faces[index]
        if face.legends is not None and not any(legend.target for legend in face.legends):
            return
        masks = [self._sections.find_read(self.faces.see(key, reader)) for reader in self._readers(sign)]
        read = np.logical_and.reduce(masks)
        rows = self._sections.find_reached(read)
        self._read[key], self._reached[key] = read, frozenset(rows.tolist())
        if find_missing(sign, face, self.faces.today) is None:
            self._by_face[key] = self._link(sign, index, read, rows)

    def _link(self, sign: Sign, index: int, read: Booleans, rows: Rows) -> dict[int, list[Link]]:
        links: dict[int, list[Link]] = defaultdict(list)
        face = sign.faces[index]
        led = {arrow: rows[self._steps.find_led(sign, face, arrow, rows)] for arrow in _list_arrows(sign, index)}
        runs = {
            row: self._sections.find_run(read, row) for row in {row for rows in led.values() for row in rows.tolist()}
        }
        for number, legend in enumerate(face.legends or ()):
            if legend.target is not None and self._is_true_of(sign, legend.arrow, legend.target):
                line = Line(sign=sign.id, face=index, legend=number)
                role = name_role(sign, legend.arrow)
                for row in led[legend.arrow].tolist():
                    links[row].append(Link(line=line, role=role, target=legend.target, run=runs[row]))
        return dict(links)

    def _gather(self, rows: Iterable[int]) -> None:
        wanted = set(rows)
        gathered: dict[int, dict[str, list[Link]]] = {row: defaultdict(list) for row in wanted}
        for _, links in sorted(self._by_face.items()):
            for row in links.keys() & wanted:
                for link in links[row]:
                    gathered[row][link.target].append(link)
        for row, offers in gathered.items():
            self._offers[row] = {target: tuple(links) for target, links in offers.items()}


def _list_arrows(sign: Sign, index: int) -> list[Arrow]:
    return sorted({legend.arrow for legend in sign.faces[index].legends or () if legend.target is not None})
