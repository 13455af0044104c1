"""A storey's plan for somebody who stands in it: turned as they look, rooms named in both languages, "you are here"."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Final

import shapely
from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

from twin.export.artwork.drawing import Shape
from twin.export.artwork.face import Paint, draw_symbol
from twin.export.artwork.lettering import draw_line, em_of_latin, measure
from twin.export.artwork.outline import draw_box, draw_circle, draw_polygon
from twin.export.artwork.view import View, circle_around, find_middle, find_spot, trace
from twin.export.artwork.words import Role, Words, break_words
from twin.export.palette import USE_COLOURS, to_screen
from twin.model.facility import FacilityKind, ObstacleKind
from twin.model.ids import SpaceId, StoreyId
from twin.model.labels import HANZI, label_of
from twin.model.passage import Access, ConnectorKind, Point2, Portal, PortalKind
from twin.model.sign import Arrow, Legend
from twin.model.space import Space, SpaceUse
from twin.model.symbols import CONNECTOR_SYMBOLS, SPACE_SYMBOLS
from twin.model.terms import SPACE_USES, Names
from twin.model.twin import Twin

INK: Final = "#26323c"
STAFF: Final = "#dcdde0"
DESK: Final = "#9fb1c3"
HERE: Final = "#c8102e"
MARK: Final = Paint(ink="#123a6b", ground="#ffffff")
CAPITAL: Final = 0.62
"""Of English against Chinese: letters on a plan are small already."""
UNNAMED: Final = frozenset({SpaceUse.CIRCULATION, SpaceUse.OUTDOOR, SpaceUse.ELEVATOR_LOBBY})
STAFF_USES: Final = frozenset({SpaceUse.BACK_OFFICE, SpaceUse.PLANT})
BY_SYMBOL: Final = frozenset(
    {SpaceUse.TOILET, SpaceUse.ACCESSIBLE_TOILET, SpaceUse.NURSING_ROOM, SpaceUse.STAIR, SpaceUse.ELEVATOR_LOBBY}
)
COUNTERS: Final = frozenset({FacilityKind.SERVICE_WINDOW, FacilityKind.SERVICE_DESK, FacilityKind.LOW_SERVICE_DESK})
SYMBOL_SIDE: Final = 2.3
"""In letter heights."""
HERE_NAMES: Final[Names] = {"zh-CN": "您在此", "en": "You Are Here"}


@dataclass(slots=True, kw_only=True)
class Plan:
    """What was drawn, and what the key beneath has to explain."""

    shapes: list[Shape] = field(default_factory=list)
    symbols: list[str] = field(default_factory=list)
    numbered: list[Names] = field(default_factory=list)
    taken: list[BaseGeometry] = field(default_factory=list)


def draw_plan(twin: Twin, storey: StoreyId, view: View, here: Point2, letter_mm: float) -> Plan:
    """Return a storey in its view with everything that a reader looks for."""
    plan = Plan()
    plan.shapes += _draw_floors(twin, storey, view)
    plan.shapes += _draw_walls(twin, storey, view)
    for portal in _list_entrances(twin, storey):
        plan.shapes.append(_draw_entrance(twin, portal, view, 1.1 * letter_mm))
    _mark_here(plan, view, here, letter_mm)
    _mark_symbols(plan, twin, storey, view, SYMBOL_SIDE * letter_mm)
    plan.taken += _list_bodies(twin, storey, view)
    _name_rooms(plan, twin, storey, view, letter_mm)
    return plan


def _list_bodies(twin: Twin, storey: StoreyId, view: View) -> list[BaseGeometry]:
    """Return what no name shall stand on: columns and counters."""
    columns = [
        body.footprint for body in twin.obstacles.values() if body.storey == storey and body.kind is ObstacleKind.COLUMN
    ]
    desks = [one.footprint for one in twin.facilities.values() if one.storey == storey and one.kind.value in COUNTERS]
    return [view.lay(shape) for shape in (*columns, *desks) if shape is not None]


def is_staff(space: Space) -> bool:
    """Whether visitors have no business there."""
    return space.use in STAFF_USES if space.public is None else not space.public.value


def name_of(twin: Twin, space: Space) -> Names:
    """Return a room's name as its signs write it, else as the model does."""
    target = f"space:{space.id}"
    legends = [legend for sign in twin.signs.values() for face in sign.faces for legend in face.legends or ()]
    written = next((one for one in legends if one.target == target and one.zh and one.en), None)
    if written is not None and written.zh and written.en:
        return {"zh-CN": written.zh, "en": written.en}
    kind = SPACE_USES[space.use]
    label = label_of(space.name, space.long_name, kind)
    return label if not HANZI.search(label["en"]) else {"zh-CN": label["zh-CN"], "en": kind["en"]}


def _draw_floors(twin: Twin, storey: StoreyId, view: View) -> Iterator[Shape]:
    for space in twin.list_spaces(storey):
        if space.footprint is None or not space.navigable or space.use is SpaceUse.OUTDOOR:
            continue
        red, green, blue = (round(255 * (0.45 + 0.55 * channel)) for channel in to_screen(USE_COLOURS[space.use]))
        colour = STAFF if is_staff(space) else f"#{red:02x}{green:02x}{blue:02x}"
        yield Shape(outline=trace(view.lay(space.footprint)), fill=colour, even_odd=True)
    for facility in twin.facilities.values():
        if facility.storey == storey and facility.kind.value in COUNTERS and facility.footprint is not None:
            yield Shape(outline=trace(view.lay(facility.footprint)), fill=DESK, even_odd=True)


def _draw_walls(twin: Twin, storey: StoreyId, view: View) -> Iterator[Shape]:
    solid = {ObstacleKind.WALL, ObstacleKind.COLUMN}
    bodies = [body.footprint for body in twin.obstacles.values() if body.storey == storey and body.kind in solid]
    doors = [
        portal.passage
        for portal in twin.portals.values()
        if portal.storey == storey and portal.kind is not PortalKind.VIRTUAL
    ]
    walls = shapely.difference(shapely.union_all(bodies), shapely.union_all(doors))
    yield Shape(outline=trace(view.lay(walls)), fill=INK, even_odd=True)


def _list_entrances(twin: Twin, storey: StoreyId) -> list[Portal]:
    closed = {Access.STAFF, Access.EMERGENCY}
    return [
        portal
        for portal in twin.portals.values()
        if portal.storey == storey
        and portal.kind is not PortalKind.VIRTUAL
        and (portal.access is None or portal.access.value not in closed)
        and sum(_is_outside(twin, side) for side in portal.spaces) == 1
    ]


def _is_outside(twin: Twin, side: SpaceId | None) -> bool:
    return side is None or side not in twin.spaces or twin.spaces[side].use is SpaceUse.OUTDOOR


def _draw_entrance(twin: Twin, portal: Portal, view: View, size: float) -> Shape:
    """Return a triangle before a door that points in."""
    x, y = view.project(portal.at[:2])
    room = next(
        twin.spaces[side].footprint for side in portal.spaces if side is not None and not _is_outside(twin, side)
    )
    first, last = (view.project((point[0], point[1])) for point in (portal.line.coords[0], portal.line.coords[-1]))
    length = max(math.dist(first, last), 1e-9)
    u, v = (first[1] - last[1]) / length, (last[0] - first[0]) / length
    if room is not None and not view.lay(room).buffer(0.1 * size).contains(
        Point(x + 0.5 * size * u, y + 0.5 * size * v)
    ):
        u, v = -u, -v
    tip, back = 0.1 * size, 1.0 * size
    return Shape(
        outline=draw_polygon(
            (x - tip * u, y - tip * v),
            (x - back * u - 0.6 * size * v, y - back * v + 0.6 * size * u),
            (x - back * u + 0.6 * size * v, y - back * v - 0.6 * size * u),
        ),
        fill=MARK.ink,
    )


def _mark_here(plan: Plan, view: View, here: Point2, letter: float) -> None:
    """Mark where the reader stands; the wedge points as they look, which is up."""
    x, y = view.project(here)
    radius = 0.95 * letter
    wedge = draw_polygon(
        (x, y - 2.6 * radius), (x + 0.8 * radius, y - 0.5 * radius), (x - 0.8 * radius, y - 0.5 * radius)
    )
    words = Words(zh=(HERE_NAMES["zh-CN"],), en=(HERE_NAMES["en"],), letter_mm=1.15 * letter, capital_mm=0.7 * letter)
    left, top = x + 1.5 * radius, y - words.height / 2
    plan.shapes.append(
        Shape(
            outline=draw_box(
                left - 0.4 * letter,
                top - 0.25 * letter,
                words.width + 0.8 * letter,
                words.height + 0.5 * letter,
                0.5 * letter,
            ),
            fill=HERE,
        )
    )
    plan.shapes += [
        Shape(outline=wedge, fill=HERE, stroke="#ffffff", stroke_mm=0.12 * letter),
        Shape(outline=draw_circle(x, y, radius), fill=HERE, stroke="#ffffff", stroke_mm=0.2 * letter),
        Shape(outline=draw_circle(x, y, 0.36 * radius), fill="#ffffff"),
    ]
    plan.shapes += draw_words(words, left, top, "#ffffff")
    plan.taken.append(circle_around(x, y - 0.6 * radius, 2.1 * radius))
    plan.taken.append(
        shapely.box(
            left - 0.5 * letter,
            top - 0.3 * letter,
            left + words.width + 0.5 * letter,
            top + words.height + 0.3 * letter,
        )
    )


def draw_words(words: Words, x: float, y: float, colour: str, share: float = 0.5) -> Iterator[Shape]:
    """Yield the letters of words in a column."""
    for box in words.lay(0, x, y, words.width, share):
        if box.role in {Role.CHINESE, Role.ENGLISH}:
            yield from draw_line(box.text, box.em_mm, box.x, box.baseline, colour)


def _mark_symbols(plan: Plan, twin: Twin, storey: StoreyId, view: View, side: float) -> None:
    """Put symbols where their things are, or as near as others leave room."""
    for name, x, y in _list_symbols(twin, storey, view):
        at_x, at_y = next(
            (left, top)
            for left, top in _spiral(x, y, 0.2 * side)
            if not any(_frame(left, top, 1.04 * side, 1.04 * side).intersects(other) for other in plan.taken)
        )
        plan.shapes += draw_symbol(name, at_x - side / 2, at_y - side / 2, side, MARK)
        plan.taken.append(_frame(at_x, at_y, side, side))
        if name not in plan.symbols:
            plan.symbols.append(name)


def _spiral(x: float, y: float, step: float) -> Iterator[Point2]:
    """Yield a point, then those around it, ever farther off."""
    yield x, y
    for ring in count(1):
        for number in range(8 * ring):
            turn = 2 * math.pi * number / (8 * ring)
            yield x + ring * step * math.cos(turn), y + ring * step * math.sin(turn)


def _frame(x: float, y: float, width: float, height: float) -> Polygon:
    return shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _list_symbols(twin: Twin, storey: StoreyId, view: View) -> Iterator[tuple[str, float, float]]:
    for space in twin.list_spaces(storey):
        if space.use in BY_SYMBOL - {SpaceUse.ELEVATOR_LOBBY} and space.footprint is not None and not is_staff(space):
            yield _symbol_of(space), *find_middle(view.lay(space.footprint), 0.5)
    for connector in twin.connectors.values():
        landings = [landing for landing in connector.landings if landing.storey == storey]
        uses = {twin.spaces[landing.space].use for landing in landings if landing.space is not None}
        if not landings or uses & {SpaceUse.STAIR, SpaceUse.OUTDOOR}:
            continue
        symbol = CONNECTOR_SYMBOLS.get(connector.kind)
        if connector.kind is ConnectorKind.ELEVATOR and connector.accessible is not None and connector.accessible.value:
            symbol = "accessible_elevator"
        at = connector.footprint.centroid.coords[0] if connector.footprint is not None else landings[0].at
        if symbol is not None:
            yield symbol, *view.project((at[0], at[1]))


def _symbol_of(space: Space) -> str:
    name = space.long_name or space.name
    if space.use is SpaceUse.TOILET:
        return "men" if "男" in name else "women" if "女" in name else "toilet"
    return SPACE_SYMBOLS[space.use]


def _name_rooms(plan: Plan, twin: Twin, storey: StoreyId, view: View, letter: float) -> None:
    rooms = [
        space
        for space in twin.list_spaces(storey)
        if space.navigable
        and space.footprint is not None
        and not is_staff(space)
        and space.use not in UNNAMED | BY_SYMBOL
    ]
    for space in sorted(rooms, key=lambda space: (-(space.area_m2 or 0), space.id)):
        if space.footprint is not None:
            _name_room(plan, name_of(twin, space), view.lay(space.footprint), letter)


def _name_room(plan: Plan, names: Names, area: BaseGeometry, letter: float) -> None:
    """Write a name into its room in as few lines as fit, else a number that the key explains."""
    legend = Legend(arrow=Arrow.NONE, target=None, zh=names["zh-CN"], en=names["en"], symbol=None)
    wide = area.bounds[2] - area.bounds[0]
    for most in ((1, 1), (1, 2), (2, 2), (2, 3), (3, 3)):
        words = break_words(legend, letter, CAPITAL * letter, wide - 0.6 * letter, most)
        spot = find_spot(area, words.width + 0.6 * letter, words.height + 0.6 * letter, plan.taken) if words else None
        if words and spot:
            left, top = spot[0] - words.width / 2, spot[1] - words.height / 2
            plan.shapes += draw_words(words, left, top, INK)
            plan.taken.append(shapely.box(left, top, left + words.width, top + words.height))
            return
    if names not in plan.numbered:
        plan.numbered.append(names)
    spot = find_spot(area, 2 * letter, 2 * letter, plan.taken)
    if spot:
        plan.shapes += draw_badge(plan.numbered.index(names) + 1, spot[0], spot[1], letter)
        plan.taken.append(circle_around(spot[0], spot[1], letter))


def draw_badge(number: int, x: float, y: float, letter: float) -> Iterator[Shape]:
    """Yield a number in a disc about a point."""
    text, em, radius = str(number), em_of_latin(0.9 * letter), letter
    yield Shape(outline=draw_circle(x, y, radius), fill=MARK.ink)
    yield from draw_line(text, em, x - measure(text, em) / 2, y + 0.36 * em, MARK.ground)
