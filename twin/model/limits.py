"""
Limits of the standards that engines act on, typed.

Each constant is a row of ``limits.json`` beside this file, which holds all of
them as they were collected; a test compares the two. ``status`` says how well
a number is known: V clause text seen, S paraphrase, M memory, E engineering
default. Metres and ratios.
"""

from dataclasses import dataclass
from typing import Final

from twin.model.finding import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One number of one clause. ``id`` is its row in ``limits.json``."""

    id: str
    standard: str
    clause: str
    value: float
    status: Evidence

    @property
    def source(self) -> str:
        """What to quote beside the number."""
        return f"{self.standard} {self.clause} ({self.id}, {self.status})"


DOOR_CLEAR_NEW_M: Final = Limit(
    id="door.clear.new", standard="GB 55019-2021", clause="2.5.4", value=0.9, status=Evidence.V
)
DOOR_CLEAR_EXISTING_M: Final = Limit(
    id="door.clear.existing", standard="GB 55019-2021", clause="2.5.4", value=0.8, status=Evidence.S
)
DOOR_THRESHOLD_M: Final = Limit(
    id="door.threshold", standard="GB 55019-2021", clause="2.5.3", value=0.015, status=Evidence.S
)
RAMP_SLOPE_RATIO: Final = Limit(
    id="ramp.slope", standard="GB 55019-2021", clause="2.3.1", value=1 / 12, status=Evidence.V
)
RAMP_RISE_M: Final = Limit(id="ramp.rise", standard="GB 55019-2021", clause="2.3.1", value=0.75, status=Evidence.S)
FLAT_SLOPE_RATIO: Final = Limit(
    id="entry.flat", standard="GB 50763-2012", clause="3.3.3", value=1 / 20, status=Evidence.V
)
STEEPEST_RAMP_RATIO: Final = Limit(
    id="ramp.table", standard="GB 50763-2012", clause="Table 3.4.4", value=1 / 8, status=Evidence.M
)
CAR_DEPTH_M: Final = Limit(id="lift.car", standard="GB 55019-2021", clause="2.6.2", value=1.4, status=Evidence.S)
CAR_WIDTH_M: Final = Limit(id="lift.car", standard="GB 55019-2021", clause="2.6.2", value=1.1, status=Evidence.S)
HEADROOM_M: Final = Limit(id="bld.headroom", standard="GB 55031-2022", clause="3.2.7", value=2.0, status=Evidence.V)
CANE_HEADROOM_M: Final = Limit(
    id="acc.headroom.barrier", standard="GB 55019-2021", clause="2.2.5", value=2.0, status=Evidence.S
)
ESCAPE_DOOR_M: Final = Limit(
    id="fire.width.door", standard="GB 55037-2022", clause="7.1.4(1)", value=0.8, status=Evidence.V
)
STAIR_TREAD_M: Final = Limit(
    id="stair.table", standard="GB 55031-2022", clause="Table 5.3.9", value=0.26, status=Evidence.V
)
STAIR_RISER_M: Final = Limit(
    id="stair.table", standard="GB 55031-2022", clause="Table 5.3.9", value=0.165, status=Evidence.V
)
ROOM_DISTANCE_M: Final = Limit(
    id="fire.dist.room", standard="GB 50016-2014(2018)", clause="5.5.17(3)", value=22.0, status=Evidence.V
)
SIGN_HEADROOM_M: Final = Limit(id="fire.height", standard="GB 55037-2022", clause="7.1.5", value=2.1, status=Evidence.V)
HUNG_SIGN_M: Final = Limit(id="sign.hang", standard="GB/T 15566.1-2020", clause="-", value=2.2, status=Evidence.M)
PROTRUSION_HEIGHT_M: Final = Limit(
    id="acc.route.protrusion",
    standard="GB 55019-2021",
    clause="2.1.2 (no. per F6; GB 50763 3.5.2 similar [memory])",
    value=2.0,
    status=Evidence.S,
)
ESCALATOR_CLEAR_M: Final = Limit(
    id="esc.clear.crowded", standard="GB 50352-2019", clause="6.9.2(2)", value=3.5, status=Evidence.V
)
ELEVATOR_LOBBY_M: Final = Limit(id="lift.lobby", standard="GB 55019-2021", clause="2.6.1", value=1.8, status=Evidence.S)
STAIR_LANDING_M: Final = Limit(
    id="stair.landing", standard="GB 55031-2022", clause="5.3.5", value=1.2, status=Evidence.V
)
PASSAGE_M: Final = Limit(id="acc.route.width", standard="GB 55019-2021", clause="2.2.2", value=1.2, status=Evidence.V)
PASSAGE_CROWDED_M: Final = Limit(
    id="acc.route.width.crowded", standard="GB 55019-2021", clause="2.2.2", value=1.8, status=Evidence.V
)
GATE_LANE_M: Final = Limit(id="acc.gate.width", standard="GB 55019-2021", clause="2.2.3", value=0.9, status=Evidence.V)
DOOR_CLEAR_AUTOMATIC_M: Final = Limit(
    id="door.auto", standard="GB 55019-2021", clause="2.5.5", value=1.0, status=Evidence.S
)
DOOR_TURN_M: Final = Limit(id="door.turn", standard="GB 50763-2012", clause="3.5.3", value=1.5, status=Evidence.S)
RAMP_WIDTH_M: Final = Limit(id="ramp.width", standard="GB 55019-2021", clause="2.3.2", value=1.2, status=Evidence.S)
RAMP_LANDING_M: Final = Limit(id="ramp.landing", standard="GB 55019-2021", clause="2.3.3", value=1.5, status=Evidence.S)
ELEVATOR_DOOR_NEW_M: Final = Limit(
    id="lift.door", standard="GB 55019-2021", clause="2.6.3", value=0.9, status=Evidence.S
)
ELEVATOR_DOOR_EXISTING_M: Final = Limit(
    id="lift.door", standard="GB 55019-2021", clause="2.6.3", value=0.8, status=Evidence.S
)
ELEVATOR_TURN_M: Final = Limit(id="lift.turn", standard="GB 55019-2021", clause="2.6.1", value=1.5, status=Evidence.S)
TOILET_AREA_M2: Final = Limit(id="wc.area", standard="GB 55019-2021", clause="3.2.3", value=4.0, status=Evidence.S)
TOILET_TURN_M: Final = Limit(id="wc.turn", standard="GB 55019-2021", clause="3.1.2/3.2.3", value=1.5, status=Evidence.S)
DESK_TOP_LOWEST_M: Final = Limit(id="desk.top", standard="GB 55019-2021", clause="3.6.4", value=0.7, status=Evidence.V)
DESK_TOP_HIGHEST_M: Final = Limit(
    id="desk.top", standard="GB 55019-2021", clause="3.6.4", value=0.85, status=Evidence.V
)
DESK_KNEE_WIDTH_M: Final = Limit(
    id="desk.knee", standard="GB 55019-2021", clause="3.6.4", value=0.75, status=Evidence.V
)
DESK_KNEE_HEIGHT_M: Final = Limit(
    id="desk.knee", standard="GB 55019-2021", clause="3.6.4", value=0.65, status=Evidence.V
)
STAIR_HEADROOM_M: Final = Limit(
    id="stair.headroom", standard="GB 55031-2022", clause="5.3.7", value=2.2, status=Evidence.V
)
STAIR_RISERS_LEAST: Final = Limit(
    id="stair.count", standard="GB 55031-2022", clause="5.3.8", value=2.0, status=Evidence.V
)
STAIR_RISERS_MOST: Final = Limit(
    id="stair.count", standard="GB 55031-2022", clause="5.3.8", value=18.0, status=Evidence.V
)
STAIR_EVEN_M: Final = Limit(
    id="stair.uniform", standard="GB 55031-2022", clause="5.3.10", value=0.01, status=Evidence.V
)
STAIR_WIDTH_M: Final = Limit(id="stair.stream", standard="GB 55031-2022", clause="5.3.2", value=1.1, status=Evidence.V)
EXITS_LEAST: Final = Limit(id="fire.exits", standard="GB 55037-2022", clause="7.4.1", value=2.0, status=Evidence.V)
ONE_EXIT_AREA_M2: Final = Limit(
    id="fire.exits", standard="GB 55037-2022", clause="7.4.1", value=200.0, status=Evidence.V
)
CROWDED_EXIT_DOOR_M: Final = Limit(
    id="fire.width.crowd", standard="GB 50016-2014(2018)", clause="5.5.19", value=1.4, status=Evidence.V
)
HALL_DISTANCE_M: Final = Limit(
    id="fire.dist.hall", standard="GB 50016-2014(2018)", clause="5.5.17(4)", value=30.0, status=Evidence.V
)


LIMITS: Final = (
    DOOR_CLEAR_NEW_M,
    DOOR_CLEAR_EXISTING_M,
    DOOR_THRESHOLD_M,
    RAMP_SLOPE_RATIO,
    RAMP_RISE_M,
    FLAT_SLOPE_RATIO,
    STEEPEST_RAMP_RATIO,
    CAR_DEPTH_M,
    CAR_WIDTH_M,
    HEADROOM_M,
    CANE_HEADROOM_M,
    ESCAPE_DOOR_M,
    STAIR_TREAD_M,
    STAIR_RISER_M,
    ROOM_DISTANCE_M,
    SIGN_HEADROOM_M,
    HUNG_SIGN_M,
    PROTRUSION_HEIGHT_M,
    ESCALATOR_CLEAR_M,
    ELEVATOR_LOBBY_M,
    STAIR_LANDING_M,
    PASSAGE_M,
    PASSAGE_CROWDED_M,
    GATE_LANE_M,
    DOOR_CLEAR_AUTOMATIC_M,
    DOOR_TURN_M,
    RAMP_WIDTH_M,
    RAMP_LANDING_M,
    ELEVATOR_DOOR_NEW_M,
    ELEVATOR_DOOR_EXISTING_M,
    ELEVATOR_TURN_M,
    TOILET_AREA_M2,
    TOILET_TURN_M,
    DESK_TOP_LOWEST_M,
    DESK_TOP_HIGHEST_M,
    DESK_KNEE_WIDTH_M,
    DESK_KNEE_HEIGHT_M,
    STAIR_HEADROOM_M,
    STAIR_RISERS_LEAST,
    STAIR_RISERS_MOST,
    STAIR_EVEN_M,
    STAIR_WIDTH_M,
    EXITS_LEAST,
    ONE_EXIT_AREA_M2,
    CROWDED_EXIT_DOOR_M,
    HALL_DISTANCE_M,
)
