"""
A checker of chains of signs that shares no code with the product: it reads the twin's plain data and a certificate.

From places at most 8 cm apart on every section of a link's run it looks with
rays at nine places on the face, and tells letters, angles, view, arrow and names
for itself. It says what is wrong; nothing is a pass.
"""

import datetime as dt
import itertools
import math
from collections.abc import Iterator
from typing import Final

import numpy as np
import shapely

from tests.signage.chain_steps import (
    SLACK_M,
    SLACK_RAD,
    Document,
    check_way,
    find_role,
    leads_along,
    looks_round,
    sets_out,
)
from tests.signage.chain_targets import hangs_at
from tests.signage.rays import Building, spread
from twin.model.ids import ConnectorId, PortalId, SignId
from twin.model.sign import Sign
from twin.model.twin import Twin

EYES: Final = {"walking": ("standing", 1.60, 250.0), "wheelchair": ("seated", 1.10, 250.0)}
CONNECTOR_NAMES: Final = {
    "stair": {"zone:stair"},
    "elevator": {"zone:elevator_lobby", "facility:elevator"},
    "escalator": {"facility:escalator"},
    "ramp": {"facility:wheelchair_ramp"},
    "moving_walk": set(),
}


class Checker:
    """Checks certificates against one building on a day."""

    def __init__(self, twin: Twin, *, today: str) -> None:
        self._twin = twin
        self._today = today
        self._buildings = {storey: Building(twin, storey) for storey in twin.storeys}
        self._known: dict[tuple[object, ...], bool] = {}

    def check(self, document: Document) -> list[str]:
        """Return what is wrong with a certificate."""
        if document["form"] != "twin-sign-chain/1" or document["today"] != self._today:
            return ["not a certificate of this day"]
        expected = EYES.get(document["profile"])
        reader = document["reader"]
        if expected != (reader["name"], reader["eye_height_m"], reader["letter_ratio"]):
            return ["somebody else reads"]
        wrong = list(check_way(document["decisions"]))
        names: dict[str, str] = {}
        for index, decision in enumerate(document["decisions"]):
            found = wrong or [*self._check_decision(decision), *self._check_link(index, document)]
            if found:
                return [f"decision {index}: {found[0]}"]
            link = decision["link"]
            name = self._twin.signs[link["sign"]].faces[link["face"]].legends[link["legend"]].zh
            if name is not None and names.setdefault(link["target"], name) != name:
                return [f"decision {index}: the name changes from {names[link['target']]} to {name}"]
        return []

    def list_answers(self, index: int, document: Document) -> list[tuple[str, int, int]]:
        """Return every line of every sign that answers a decision: sign, face, legend."""
        decision = document["decisions"][index]
        answers = []
        for sign in self._twin.signs.values():
            for number, face in enumerate(sign.faces):
                rows = [
                    row
                    for row in range(len(face.legends or ()))
                    if self._list_roles(sign, number, row, index, document)
                ]
                if rows and not self._check_service(sign, decision) and self._has_run(sign, number, decision, document):
                    answers += [(str(sign.id), number, row) for row in rows]
        return answers

    def _list_roles(self, sign: Sign, face: int, row: int, index: int, document: Document) -> set[str]:
        """Return how a line leads on at a decision of a goal; read at this one, it may speak of the next."""
        legend = (sign.faces[face].legends or ())[row]
        here, *later = document["decisions"][index:]
        plan = sign.kind is not None and sign.kind.value.value == "directory"
        if legend.arrow.value == "none" and not plan and not hangs_at(self._twin, sign, legend.target or ""):
            return set()
        roles = set()
        role = find_role(sign, face, legend.arrow.value, here)
        if role is not None and legend.target in self._list_targets(here, document):
            roles.add(role)
        towards_rad = math.atan2(sign.at[1] - here["at"][1], sign.at[0] - here["at"][0])
        ahead = math.cos(towards_rad - here["onward_rad"]) >= math.cos(math.radians(45) + SLACK_RAD)
        if ahead and here["kind"] not in {"board", "arrive"}:
            for then in itertools.takewhile(lambda each: each["storey"] == here["storey"], later):
                leads = find_role(sign, face, legend.arrow.value, then) is not None
                named = legend.target in self._list_targets(then, document)
                if leads and named and self._has_run(sign, face, then, document):
                    roles.add("next")
        return roles

    def _check_decision(self, decision: Document) -> Iterator[str]:
        """Tell whether a decision is what it says: where it leads on, and that it is read on the way to it."""
        via = decision["via"]
        if via is not None:
            served = self._twin.connectors.get(ConnectorId(via))
            entrance = self._twin.portals.get(PortalId(via))
            storeys = {landing.storey for landing in served.landings} if served else {entrance and entrance.storey}
            if decision["storey"] not in storeys:
                yield "its connector does not serve the storey"
        if not decision["sections"]:
            yield "it is read nowhere"
        way = [*reversed(decision["before"]), *decision["onward"]]
        line = shapely.LineString(way if len(way) > 1 else [way[0], way[0]])
        standing = decision["kind"] in {"depart", "enter", "alight"}
        for section in decision["sections"]:
            area = shapely.Polygon(section["corners"])
            if line.distance(shapely.Point(section["centre"])) > 0.1 or not area.buffer(0.01).contains(
                shapely.Point(section["centre"])
            ):
                yield "a section is not on the way"
            if area.minimum_rotated_rectangle.length < 1.39 or not area.is_valid:
                yield "a section is too small"
            looking = section["heading_rad"] is None
            if looking is not standing and not (looking and looks_round(section, decision)):
                yield "somebody looks round who walks, or the reverse"
            if section["heading_rad"] is not None and not leads_along(section, decision["before"]):
                yield "a section does not head along the way"
        if decision["kind"] not in {"arrive", "board"} and not sets_out(decision):
            yield "the way does not lead on in that direction"

    def _list_targets(self, decision: Document, document: Document) -> set[str]:
        goal = document["goal"]
        if decision["kind"] == "arrive":
            return set(goal["own"])
        connector = self._twin.connectors.get(ConnectorId(decision["via"] or ""))
        names = set()
        if connector is not None:
            names = {f"connector:{connector.id}", f"facility:{connector.id}"} | CONNECTOR_NAMES[connector.kind.value]
        entrance = self._twin.portals.get(PortalId(decision["via"] or ""))
        if entrance is not None:
            names = {"exit", *(f"space:{side}" for side in entrance.spaces)}
        return {*goal["own"], *goal["wider"], *names} - {f"storey:{decision['storey']}"}

    def _check_service(self, sign: Sign, decision: Document) -> list[str]:
        day = dt.date.fromisoformat(self._today)
        early = sign.valid_from is not None and day < dt.date.fromisoformat(sign.valid_from[:10])
        late = sign.valid_until is not None and day > dt.date.fromisoformat(sign.valid_until[:10])
        if early or late or (sign.status is not None and sign.status.value != "in_service"):
            return ["the sign is out of service"]
        return [] if sign.storey == decision["storey"] else ["the sign is on another storey"]

    def _check_link(self, index: int, document: Document) -> Iterator[str]:
        decision = document["decisions"][index]
        link = decision["link"]
        sign = self._twin.signs.get(SignId(link["sign"]))
        if sign is None or not 0 <= link["face"] < len(sign.faces):
            yield "no such face"
            return
        legends = sign.faces[link["face"]].legends or ()
        if not 0 <= link["legend"] < len(legends):
            yield "no such line"
            return
        yield from self._check_service(sign, decision)
        if legends[link["legend"]].target != link["target"]:
            yield "the line names something else"
        if link["role"] not in self._list_roles(sign, link["face"], link["legend"], index, document):
            yield "the line does not lead on"
        (first, last), count = link["run"], len(decision["sections"])
        if not 0 <= first <= last < count or last - first + 1 < min(2, count):
            yield "the run is too short"
            return
        run = decision["sections"][first : last + 1]
        if not all(self._is_read(sign, link["face"], section, document) for section in run):
            yield "the face cannot be read on all of the run"

    def _has_run(self, sign: Sign, index: int, decision: Document, document: Document) -> bool:
        needed, in_a_row = min(2, len(decision["sections"])), 0
        for section in decision["sections"]:
            in_a_row = in_a_row + 1 if self._is_read(sign, index, section, document) else 0
            if in_a_row == needed:
                return True
        return False

    def _is_read(self, sign: Sign, index: int, section: Document, document: Document) -> bool:
        """Return whether a face is read from all of a section, by all who have to be able to."""
        reader = document["reader"]
        eyes = {(reader["eye_height_m"], reader["letter_ratio"])}
        if sign.kind is not None and sign.kind.value.value == "accessible":
            eyes |= {(1.60, 250.0), (1.10, 250.0)}
        key = (sign.id, index, tuple(map(tuple, section["corners"])), section["heading_rad"], tuple(sorted(eyes)))
        if key not in self._known:
            self._known[key] = all(self._is_read_by(sign, index, section, *each) for each in sorted(eyes))
        return self._known[key]

    def _is_read_by(self, sign: Sign, index: int, section: Document, eye_m: float, ratio: float) -> bool:
        face = sign.faces[index]
        letters = sign.letter_height_m
        if letters is None or letters.origin.value == "assumed" or face.width_m is None or face.height_m is None:
            return False
        building = self._buildings[sign.storey]
        places = spread(section)
        floor_m = building.stand_on(places)
        centre_stands = bool(np.isfinite(building.stand_on(np.array([section["centre"]])))[0])
        places, floor_m = places[~np.isnan(floor_m)], floor_m[~np.isnan(floor_m)]
        if not centre_stands or not len(places):
            return False
        eyes_m = floor_m + eye_m
        ahead = np.array([math.cos(face.facing_rad), math.sin(face.facing_rad)])
        front = np.array(sign.at[:2]) + 0.02 * ahead
        away, up_m = places - front, sign.at[2] + face.height_m / 2 - eyes_m
        plan_m = np.hypot(*away.T)
        far_m = np.hypot(plan_m, up_m)
        straight = (away @ ahead) / far_m
        good = (straight >= math.cos(math.radians(45) + SLACK_RAD)) & (
            far_m <= ratio * letters.value * straight + SLACK_M
        )
        good &= np.arctan2(up_m, plan_m) <= math.radians(30) + SLACK_RAD
        if section["heading_rad"] is not None:
            heading = np.array([math.cos(section["heading_rad"]), math.sin(section["heading_rad"])])
            good &= -(away @ heading) >= plan_m * math.cos(math.radians(60) + SLACK_RAD)
        return bool(good.all()) and bool(building.see(sign, index, places, eyes_m).all())
