"""One JSON file for each maneuver: the sentence that is expected for it, in every language."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from tests.support.floorplan import draw
from tests.support.marks import Board, Connector, Door, Room, Thing
from twin.guidance.phrases import say
from twin.model.ids import StoreyId
from twin.model.passage import ConnectorKind, PortalKind
from twin.model.route import Landmark, Maneuver, ManeuverKind, Side, UtterancePhase
from twin.model.sign import Arrow, Legend
from twin.model.space import SpaceUse
from twin.model.terms import LANGUAGES
from twin.model.twin import Twin

FOLDER = Path(__file__).parents[1] / "specs" / "guidance"
FILES = sorted(FOLDER.glob("*.json"))

GROUND = """
##########d#####
#A.......#C....#
#.w...b..+.....n
m.o......#.....g
#s.e.c.r.#..v..#
################
"""
UPPER = """
################
#D.............#
#..............#
#..............#
#s.e.c.r....v..#
################
"""


@pytest.fixture(scope="module")
def twin() -> Twin:
    """Everything that a spec may name."""
    sign = Legend(
        arrow=Arrow.LEFT, target="zone:business_acceptance", zh="业务受理区", en="Service Counters", symbol=None
    )
    return draw(
        GROUND,
        UPPER,
        marks={
            "w": Thing(number="3"),
            "b": Board(legends=(sign,)),
            "d": Door(name="东门 East Door"),
            "n": Door(name="业务受理区门 Service Counters Door"),
            "m": Door(name="主入口 Main Entrance"),
            "g": Door(kind=PortalKind.GATE, name=""),
            "s": Connector(kind=ConnectorKind.STAIR),
            "e": Connector(kind=ConnectorKind.ELEVATOR, accessible=True),
            "c": Connector(kind=ConnectorKind.ESCALATOR),
            "r": Connector(kind=ConnectorKind.RAMP),
            "v": Connector(kind=ConnectorKind.MOVING_WALK),
        },
        rooms={"C": Room(use=SpaceUse.BUSINESS_ACCEPTANCE)},
    )


def _maneuver(spec: dict[str, Any]) -> Maneuver:
    landmark = spec.get("landmark")
    if landmark is not None:
        side = Side(landmark["side"]) if "side" in landmark else None
        landmark = Landmark(**{**landmark, "id": _own(landmark["id"]), "side": side})
    return Maneuver(
        kind=ManeuverKind(spec["kind"]),
        at=(0.0, 0.0, 0.0),
        storey=StoreyId(spec.get("storey", "S0")),
        turn_rad=math.radians(spec.get("turn_deg", 0.0)),
        length_m=spec.get("length_m", 0.0),
        element=_own(spec.get("element")),
        to_storey=StoreyId(spec["to_storey"]) if "to_storey" in spec else None,
        up=spec.get("up"),
        landmark=landmark,
        side=Side(spec["side"]) if "side" in spec else None,
    )


def _own(element: str | None) -> str | None:
    """Return the drawing's id for one that is easier to read in a spec."""
    return {"A|B": "A|C", "B": "C"}.get(element, element) if element is not None else None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_maneuver_is_said_as_its_page_expects(twin: Twin, file: Path, language: str) -> None:
    spec = json.loads(file.read_text(encoding="utf-8"))
    maneuvers = [_maneuver(spec["maneuver"]), *([_maneuver(spec["then"])] if "then" in spec else [])]

    said = say(maneuvers, twin, language)

    assert said[0].text == spec["says"][language]
    assert said[0].maneuver == 0
    assert said[0].before_m == 0.0
    arriving = maneuvers[0].kind is ManeuverKind.ARRIVE
    assert said[0].phase is (UtterancePhase.ARRIVE if arriving else UtterancePhase.AT)


def test_every_maneuver_kind_has_a_page() -> None:
    shown = {json.loads(file.read_text(encoding="utf-8"))["maneuver"]["kind"] for file in FILES}

    assert shown == set(ManeuverKind)


def test_every_page_is_in_every_language() -> None:
    for file in FILES:
        assert set(json.loads(file.read_text(encoding="utf-8"))["says"]) == set(LANGUAGES), file.name
