"""Forecourt, terrace and yard: outdoor spaces and their ground; tactile paving and parking. Metres."""

from shapely import Polygon
from shapely import box as rectangle
from shapely.ops import unary_union

from models_ifc.authoring.entrance import RAMP_FLIGHT, RAMP_LANDING, RAMP_Y, STEP_RISERS, STEP_TREAD, STEPS_X, TERRACE
from models_ifc.authoring.frame import EXTERIOR, FORECOURT_LEVEL, GROUND, plate_outline, wing
from models_ifc.authoring.outlines import largest, rings
from models_ifc.authoring.parts import Point, Product
from models_ifc.authoring.shapes import box, prism
from models_ifc.authoring.values import Psets, flag, label, listing

SITE = (-14.0, -26.0, 95.0, 36.0)
RETAINING_Y = -EXTERIOR / 2


def _plate() -> Polygon:
    return Polygon(plate_outline(EXTERIOR / 2))


def _areas() -> dict[str, Polygon]:
    """Return forecourt, terrace and yard: the site less the building and less what stands between them."""
    corner = wing(24.15, -0.15)
    south = Polygon(
        [
            (SITE[0], SITE[1]),
            (SITE[2], SITE[1]),
            (SITE[2], corner[1]),
            corner,
            (60.0, 12.0),
            (0.0, 12.0),
            (0.0, RETAINING_Y),
            (SITE[0], RETAINING_Y),
        ]
    )
    terrace = rectangle(*TERRACE)
    start = TERRACE[0] - 2 * RAMP_FLIGHT - RAMP_LANDING
    ramp = rectangle(start, RAMP_Y[0], TERRACE[0], RAMP_Y[1])
    steps = rectangle(STEPS_X[0], TERRACE[1] - (STEP_RISERS - 1) * STEP_TREAD, STEPS_X[1], TERRACE[1])
    plate = _plate()
    forecourt = south.difference(unary_union([plate, terrace, ramp, steps]))
    whole = rectangle(*SITE)
    kerb = south.buffer(0.2)
    yard = whole.difference(unary_union([plate, kerb]))
    return {"forecourt": largest(forecourt), "terrace": terrace, "yard": largest(yard)}


def outdoor_spaces() -> list[Product]:
    """Return the outdoor spaces."""
    names = {
        "forecourt": ("0-01", "入口广场", "Forecourt", FORECOURT_LEVEL),
        "terrace": ("0-02", "入口平台", "Entrance Terrace", 0.0),
        "yard": ("0-03", "后院", "Rear Yard", 0.0),
    }
    products = []
    for key, polygon in _areas().items():
        number, name, english, z = names[key]
        outline, holes = rings(polygon)
        products.append(
            Product(
                key=f"1F/space/{key}",
                ifc_class="IfcSpace",
                name=number,
                description=english,
                storey=GROUND,
                at=(0.0, 0.0, z),
                solids=(prism(outline, 0.0, 3.0, "space", holes),),
                attributes={"LongName": name, "PredefinedType": "EXTERNAL", "CompositionType": "ELEMENT"},
                psets={
                    "Twin_Space": {"ZoneKind": label("outdoor"), "OpeningHours": label("24/7")},
                    "Pset_SpaceCommon": {
                        "PubliclyAccessible": flag(key != "yard"),
                        "HandicapAccessible": flag(key != "yard"),
                        "IsExternal": flag(True),
                    },
                },
            )
        )
    return products


def paving() -> list[Product]:
    """Return the ground of forecourt and yard, and the terrace."""
    areas = _areas()
    products = []
    for key, name, thickness, z, style in (
        ("forecourt", "广场铺装", 0.2, FORECOURT_LEVEL, "paving"),
        ("yard", "后院地面", 0.2, 0.0, "asphalt"),
        ("terrace", "入口平台板", 0.6, 0.0, "stone"),
    ):
        outline, holes = rings(areas[key])
        products.append(
            Product(
                key=f"1F/paving/{key}",
                ifc_class="IfcSlab",
                name=name,
                storey=GROUND,
                at=(0.0, 0.0, z),
                solids=(prism(outline, -thickness, thickness, style, holes),),
                attributes={"PredefinedType": "BASESLAB"},
                psets={"Pset_SlabCommon": {"IsExternal": flag(True)}},
            )
        )
    return products


def site_features() -> list[Product]:
    """Return tactile paving and parking."""
    return [*_tactile(), *_parking()]


def _tactile() -> list[Product]:
    z = FORECOURT_LEVEL
    strips = (
        ("guide", "行进盲道", (31.2, -26.0, 31.8, -7.9), z),
        ("warn-foot", "台阶起点提示盲道", (STEPS_X[0], -7.55, STEPS_X[1], -7.25), z),
        ("warn-head", "台阶终点提示盲道", (STEPS_X[0], -5.7, STEPS_X[1], -5.4), 0.0),
        ("guide-terrace", "平台行进盲道", (31.2, -5.1, 31.8, -0.9), 0.0),
        ("warn-door", "入口提示盲道", (30.3, -0.75, 32.7, -0.45), 0.0),
        ("guide-24h", "24小时区行进盲道", (32.1, -2.6, 49.2, -2.0), 0.0),
        ("guide-24h-door", "24小时区入口盲道", (49.2, -2.6, 49.8, -0.45), 0.0),
        ("guide-ramp", "坡道连接盲道", (10.0, -9.1, 31.0, -8.5), z),
    )
    return [
        Product(
            key=f"1F/tactile/{key}",
            ifc_class="IfcCovering",
            name=name,
            storey=GROUND,
            at=(x0, y0, level),
            solids=(box(0.0, 0.0, 0.0, x1 - x0, y1 - y0, 0.005, "tactile"),),
            attributes={"PredefinedType": "FLOORING"},
            psets={"Twin_Facility": {"Kind": label("tactile_paving"), "Status": label("in_service")}},
        )
        for key, name, (x0, y0, x1, y1), level in strips
    ]


def _parking() -> list[Product]:
    bays = []
    for i in range(2):
        x = 2.0 + i * 3.7
        bays.append(_bay(f"accessible-{i + 1}", f"无障碍机动车停车位{i + 1}", (x, -15.0), 2.5, accessible=True))
        bays.append(_aisle(f"aisle-{i + 1}", (x + 2.5, -15.0)))
    bays += [
        _bay(f"plain-{i + 1}", f"机动车停车位{i + 1}", (44.0 + i * 2.6, -15.0), 2.5, accessible=False)
        for i in range(12)
    ]
    return bays


def _lines(width: float) -> list[tuple[float, float, float, float]]:
    return [(0.0, 0.0, 0.1, 5.5), (width - 0.1, 0.0, 0.1, 5.5), (0.0, 5.4, width, 0.1)]


def _bay(key: str, name: str, at: Point, width: float, *, accessible: bool) -> Product:
    marks = [box(x, y, 0.0, dx, dy, 0.004, "marking") for x, y, dx, dy in _lines(width)]
    psets: Psets = {}
    if accessible:
        marks.append(box(0.75, 2.0, 0.0, 1.0, 1.0, 0.004, "blue"))
        psets = {
            "Twin_Facility": {
                "Kind": label("accessible_parking"),
                "Number": label(key[-1]),
                "Status": label("in_service"),
                "Services": listing(("无障碍停车",)),
            }
        }
    return Product(
        key=f"1F/parking/{key}",
        ifc_class="IfcCovering",
        name=name,
        storey=GROUND,
        at=(*at, FORECOURT_LEVEL),
        solids=tuple(marks),
        attributes={"PredefinedType": "FLOORING"},
        psets=psets,
    )


def _aisle(key: str, at: Point) -> Product:
    stripes = [box(0.0, 0.3 + i * 0.8, 0.0, 1.2, 0.3, 0.004, "marking") for i in range(7)]
    return Product(
        key=f"1F/parking/{key}",
        ifc_class="IfcCovering",
        name="轮椅通道线",
        storey=GROUND,
        at=(*at, FORECOURT_LEVEL),
        solids=tuple(stripes),
        attributes={"PredefinedType": "FLOORING"},
    )
