"""All of the hall in one drawing. The order here is the order in the file."""

from shapely import Polygon

from models_ifc.authoring.connectors import elevator_products, escalator_products, stair_products, stairwells
from models_ifc.authoring.entrance import entrance_ramp, entrance_steps, terrace_guards
from models_ifc.authoring.floors import column_products, slab
from models_ifc.authoring.frame import ELEVATION, EXTERIOR, GROUND, LEVELS, ROOF, SECOND, THIRD, plate_outline
from models_ifc.authoring.furnishing_ground import ground_spots
from models_ifc.authoring.furnishing_upper import second_spots, third_spots, toilet_spots
from models_ifc.authoring.layout import Storey
from models_ifc.authoring.openings import door_types, window_types
from models_ifc.authoring.parts import Boundary, Drawing, Product
from models_ifc.authoring.placing import furnishing_types, place
from models_ifc.authoring.railings import guards
from models_ifc.authoring.rooms import cut
from models_ifc.authoring.service_windows import counter_spots
from models_ifc.authoring.shapes import box, prism
from models_ifc.authoring.sign_parts import Sign, sign_products
from models_ifc.authoring.signs_flags import flags
from models_ifc.authoring.signs_ground import ground_signs
from models_ifc.authoring.signs_mended import mended_signs, with_more_lines
from models_ifc.authoring.signs_outdoor import outdoor_signs
from models_ifc.authoring.signs_rows import core_signs, toilet_signs, window_signs
from models_ifc.authoring.signs_upper import low_counter_signs, second_signs, third_signs
from models_ifc.authoring.site import outdoor_spaces, paving, site_features
from models_ifc.authoring.spaces import edges, spaces
from models_ifc.authoring.storey_ground import ground
from models_ifc.authoring.storey_second import ATRIUM, second
from models_ifc.authoring.storey_third import third
from models_ifc.authoring.values import flag
from models_ifc.authoring.wall_holes import holes
from models_ifc.authoring.walls import apse_ring, walls
from models_ifc.authoring.zones import service_flow, zone_groups


def storeys() -> tuple[Storey, ...]:
    """Return the three plans."""
    return (ground(), second(), third())


def demo_hall() -> Drawing:
    """Return the whole hall."""
    products: list[Product] = []
    boundaries: list[Boundary] = []
    plate = Polygon(plate_outline(EXTERIOR / 2))
    for storey in storeys():
        footprints = cut(storey, plate, [apse_ring()])
        virtual, joined = edges(storey, footprints)
        products += [
            *spaces(storey, footprints),
            slab(storey, stairwells()),
            *walls(storey),
            *holes(storey),
            *column_products(storey),
            *virtual,
        ]
        boundaries += joined
    products += [
        *outdoor_spaces(),
        *paving(),
        *entrance_steps(),
        *entrance_ramp(),
        *terrace_guards(),
        *site_features(),
        *stair_products(),
        *elevator_products(),
        *escalator_products(),
        *_atrium_guards(),
        *furnishing(),
        *[product for sign in signs() for product in sign_products(sign)],
        *_roof(),
    ]
    return Drawing(
        levels=LEVELS,
        types=(*door_types(), *window_types(), *furnishing_types()),
        products=tuple(products),
        groups=zone_groups(storeys()),
        flows=(service_flow(),),
        boundaries=tuple(boundaries),
    )


def signs() -> list[Sign]:
    """Return every sign, outside first, then storey by storey, then the rows and flags, then what the proof of continuity asked for."""
    drawn = [
        *outdoor_signs(),
        *ground_signs(),
        *second_signs(),
        *third_signs(),
        *window_signs(),
        *toilet_signs(),
        *core_signs(),
        *low_counter_signs(),
    ]
    return [*with_more_lines(drawn), *flags(drawn), *mended_signs()]


def furnishing() -> list[Product]:
    """Return everything that stands in the rooms, storey by storey."""
    own = {GROUND: ground_spots(), SECOND: second_spots(), THIRD: third_spots()}
    return [
        place(storey, spot)
        for storey, found in own.items()
        for spot in (*counter_spots(storey), *toilet_spots(storey), *found)
    ]


def _atrium_guards() -> list[Product]:
    (x0, y0), (x1, _), (_, y2), (x3, y3) = ATRIUM[0], ATRIUM[1], ATRIUM[2], ATRIUM[4]
    z = ELEVATION[SECOND]
    off = 0.06
    lines = (
        ("n", [(x0, y3 + off), (x3 - off, y3 + off), (x3 - off, y2 + off), (x1, y2 + off)]),
        ("w1", [(x0 - off, y0), (x0 - off, 0.85)]),
        ("w2", [(x0 - off, 2.55), (x0 - off, y3 + off)]),
    )
    return [g for key, line in lines for g in guards(f"{SECOND}/guard/atrium-{key}", "中庭栏杆", SECOND, line, z)]


def _roof() -> list[Product]:
    """Return the roof slab with a parapet around it and a box over the elevator shafts."""
    at = (0.0, 0.0, ELEVATION[ROOF])
    outer, inner = plate_outline(EXTERIOR / 2), plate_outline(-EXTERIOR / 2)
    return [
        Product(
            key="RF/roof",
            ifc_class="IfcSlab",
            name="屋面板",
            storey=ROOF,
            at=at,
            solids=(prism(outer, -0.2, 0.3, "roof"),),
            attributes={"PredefinedType": "ROOF"},
        ),
        Product(
            key="RF/parapet",
            ifc_class="IfcWall",
            name="女儿墙",
            storey=ROOF,
            at=at,
            solids=(prism(outer, 0.1, 0.9, "stone", [inner]),),
            attributes={"PredefinedType": "PARAPET"},
            psets={"Pset_WallCommon": {"IsExternal": flag(True)}},
        ),
        Product(
            key="RF/overrun",
            ifc_class="IfcBuildingElementProxy",
            name="电梯机房",
            storey=ROOF,
            at=at,
            solids=(box(45.0, 18.0, 0.1, 5.2, 3.0, 2.6, "stone"),),
        ),
    ]
