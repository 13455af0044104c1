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
)
