"""The way in: steps and ramp from the forecourt, 0.6 m below, up to the terrace; guards on its free edges. Metres."""

import math

from models_ifc.authoring.connectors import stepped
from models_ifc.authoring.frame import EXTERIOR, FORECOURT_LEVEL, GROUND, snap
from models_ifc.authoring.parts import Product
from models_ifc.authoring.railings import guards, slanted_rail
from models_ifc.authoring.shapes import box, side
from models_ifc.authoring.values import Psets, angle, count, flag, label, length

TERRACE = (20.5, -6.0, 52.0, -EXTERIOR / 2)
STEPS_X = (25.5, 37.5)
STEP_RISERS, STEP_RISER, STEP_TREAD = 4, 0.15, 0.32
RAMP_Y = (-4.7, -2.9)
RAMP_SLOPE = 1 / 15
RAMP_FLIGHT, RAMP_LANDING = 4.5, 1.5
RAMP_CLEAR = 1.6


def entrance_steps() -> list[Product]:
    """Return the four steps from the forecourt to the terrace, with rails at both ends."""
    width = STEPS_X[1] - STEPS_X[0]
    run, rise = (STEP_RISERS - 1) * STEP_TREAD, STEP_RISERS * STEP_RISER
    solid = side(
        [p for p in stepped(STEP_RISERS, STEP_RISER, STEP_TREAD, 0.25) if p[1] >= 0.0], width, "stone", -width / 2
    )
    at = ((STEPS_X[0] + STEPS_X[1]) / 2, snap(TERRACE[1] - run), FORECOURT_LEVEL)
    counts: Psets = {
        "Pset_StairFlightCommon": {
            "NumberOfRiser": count(STEP_RISERS),
            "NumberOfTreads": count(STEP_RISERS - 1),
            "RiserHeight": length(STEP_RISER),
            "TreadLength": length(STEP_TREAD),
        }
    }
    whole = "1F/stair/entrance"
    rails = [
        Product(
            key=f"{whole}/rail-{i + 1}",
            ifc_class="IfcRailing",
            name="台阶扶手",
            storey=GROUND,
            at=at,
            angle=90.0,
            solids=slanted_rail(run, rise, y),
            attributes={"PredefinedType": "HANDRAIL"},
            parent=whole,
        )
        for i, y in enumerate((-width / 2 + 0.06, 0.0, width / 2 - 0.06))
    ]
    return [
        Product(
            key=whole,
            ifc_class="IfcStair",
            name="主入口台阶",
            storey=GROUND,
            at=at,
            attributes={"PredefinedType": "STRAIGHT_RUN_STAIR"},
            psets={
                "Pset_StairCommon": {
                    "NumberOfRiser": count(STEP_RISERS),
                    "RiserHeight": length(STEP_RISER),
                    "TreadLength": length(STEP_TREAD),
                    "IsExternal": flag(True),
                    "HandicapAccessible": flag(False),
                },
            },
        ),
        Product(
            key=f"{whole}/flight",
            ifc_class="IfcStairFlight",
            name="主入口台阶梯段",
            storey=GROUND,
            at=at,
            angle=90.0,
            solids=(solid,),
            attributes={
                "NumberOfRisers": STEP_RISERS,
                "NumberOfTreads": STEP_RISERS - 1,
                "RiserHeight": STEP_RISER,
                "TreadLength": STEP_TREAD,
                "PredefinedType": "STRAIGHT",
            },
            psets=counts,
            parent=whole,
        ),
        *rails,
    ]


def entrance_ramp() -> list[Product]:
    """Return the ramp along the facade: two flights of 1:15, a landing between, kerbs and rails on both sides."""
    whole = "1F/ramp/entrance"
    width = RAMP_Y[1] - RAMP_Y[0]
    middle = (RAMP_Y[0] + RAMP_Y[1]) / 2
    rise = RAMP_FLIGHT * RAMP_SLOPE
    start = snap(TERRACE[0] - 2 * RAMP_FLIGHT - RAMP_LANDING)
    feet = ((start, FORECOURT_LEVEL), (snap(start + RAMP_FLIGHT + RAMP_LANDING), snap(FORECOURT_LEVEL + rise)))
    slope = angle(math.atan(RAMP_SLOPE))
    products = [
        Product(
            key=whole,
            ifc_class="IfcRamp",
            name="主入口轮椅坡道",
            storey=GROUND,
            at=(start, middle, FORECOURT_LEVEL),
            attributes={"PredefinedType": "TWO_STRAIGHT_RUN_RAMP"},
            psets={
                "Pset_RampCommon": {
                    "RequiredSlope": slope,
                    "HandicapAccessible": flag(True),
                    "IsExternal": flag(True),
                    "HasNonSkidSurface": flag(True),
                },
                "Twin_Facility": {"Kind": label("wheelchair_ramp"), "Status": label("in_service")},
            },
        )
    ]
    for i, (x, z) in enumerate(feet):
        drop = snap(z - FORECOURT_LEVEL)
        body = side(
            [(0.0, -drop), (RAMP_FLIGHT, -drop), (RAMP_FLIGHT, snap(rise)), (0.0, 0.0)]
            if drop
            else [(0.0, 0.0), (RAMP_FLIGHT, 0.0), (RAMP_FLIGHT, snap(rise))],
            width,
            "stone",
            -width / 2,
        )
        kerbs = [
            side([(0.0, 0.0), (RAMP_FLIGHT, snap(rise)), (RAMP_FLIGHT, snap(rise + 0.1)), (0.0, 0.1)], 0.1, "stone", y)
            for y in (-width / 2, width / 2 - 0.1)
        ]
        products.append(
            Product(
                key=f"{whole}/flight-{i + 1}",
                ifc_class="IfcRampFlight",
                name=f"坡道第{i + 1}坡段",
                storey=GROUND,
                at=(x, middle, z),
                solids=(body,),
                attributes={"PredefinedType": "STRAIGHT"},
                psets={"Pset_RampFlightCommon": {"Slope": slope, "ClearWidth": length(RAMP_CLEAR)}},
                parent=whole,
            )
        )
        products += [
            Product(
                key=f"{whole}/rail-{i + 1}-{side_name}",
                ifc_class="IfcRailing",
                name="坡道扶手与安全挡台",
                storey=GROUND,
                at=(x, middle, z),
                solids=(*slanted_rail(RAMP_FLIGHT, rise, y), kerb),
                attributes={"PredefinedType": "HANDRAIL"},
                psets={"Pset_RailingCommon": {"Height": length(0.9), "IsExternal": flag(True)}},
                parent=whole,
            )
            for side_name, y, kerb in (("s", -width / 2 + 0.05, kerbs[0]), ("n", width / 2 - 0.05, kerbs[1]))
        ]
    products.append(
        Product(
            key=f"{whole}/landing",
            ifc_class="IfcSlab",
            name="坡道休息平台",
            storey=GROUND,
            at=(snap(start + RAMP_FLIGHT), middle, snap(FORECOURT_LEVEL + rise)),
            solids=(box(0.0, -width / 2, -rise, RAMP_LANDING, width, rise, "stone"),),
            attributes={"PredefinedType": "LANDING"},
            parent=whole,
        )
    )
    return products


def terrace_guards() -> list[Product]:
    """Return the guards on the terrace's free edges and along the retaining edge of the yard."""
    x0, y0, x1, y1 = TERRACE
    west = [(STEPS_X[0], y0 + 0.06), (x0 + 0.06, y0 + 0.06), (x0 + 0.06, RAMP_Y[0])]
    lines = (
        ("a", west),
        ("b", [(x0 + 0.06, RAMP_Y[1]), (x0 + 0.06, y1)]),
        ("c", [(STEPS_X[1], y0 + 0.06), (x1 - 0.06, y0 + 0.06), (x1 - 0.06, y1)]),
    )
    return [
        guard
        for key, line in lines
        for guard in guards(f"1F/guard/terrace-{key}", "入口平台栏杆", GROUND, line, 0.0, external=True, height=1.1)
    ]
