"""
Buildings drawn in letters, for tests that should read like a plan.

>>> twin = draw('''
... #########
... #A..+..B#
... #########
... ''')
>>> sorted(twin.spaces), sorted(twin.portals)
(['A', 'B'], ['A|B'])

One character is a square of ``cell_m``; the lowest row lies at y = 0, the
first column at x = 0. Several drawings are storeys, bottom to top.

==== ======================================================================
``#``  wall
``.``  floor
``o``  round column on the floor
``%``  furniture on the floor
``=``  body of a stair on the floor
``+``  door in a wall, as wide as its cells together
``:``  open edge: the spaces on both sides end in the middle of these cells
space  nothing is modelled here: it is outside
``A``  floor of the space "A"; the whole connected floor carries that name
``a``, ``1``  what ``marks`` says of it; a digit that is not in ``marks`` is
       a spot on the floor, for ``spot_at``
==== ======================================================================

A connector's mark stands on the landing: once on each storey it serves, or
twice on the same storey for a few steps or a ramp.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from tests.support.cells import footprint, read_cells
from tests.support.marks import Connector, Mark, Room
from tests.support.storey_plan import Plan, declared, known
from twin.model.ids import ConnectorId, ElementId, SpaceId, StoreyId, ZoneId
from twin.model.passage import ConnectorKind, Landing, Run, VerticalConnector
from twin.model.route import Location
from twin.model.space import ZONE_USES, Place, Space, SpaceUse, Storey, Zone
from twin.model.twin import ModelFile, Twin


def draw(
    *drawings: str,
    marks: Mapping[str, Mark] | None = None,
    rooms: Mapping[str, Room] | None = None,
    cell_m: float = 1.0,
    storey_height_m: float = 4.0,
) -> Twin:
    """Return the building of one or more drawings, bottom to top; storeys are "S0", "S1", and so on."""
    marks, rooms = marks or {}, rooms or {}
    plans = [
        Plan(StoreyId(f"S{i}"), i * storey_height_m, cell_m, read_cells(text), marks, rooms)
        for i, text in enumerate(drawings)
    ]
    spaces = _by_id(space for plan in plans for space in plan.list_spaces())
    return Twin(
        file=ModelFile(sha256="0" * 64, name="drawing", schema="DRAWING", length_unit_m=1.0, entities=0),
        place=Place(id=ElementId("place"), name=declared("drawing"), address=None),
        storeys={plan.storey: _storey_of(plan, i) for i, plan in enumerate(plans)},
        spaces=spaces,
        zones=_by_id(_list_zones(spaces.values())),
        portals=_by_id(portal for plan in plans for portal in plan.list_portals()),
        connectors=_by_id(
            _connector_of(name, mark, plans) for name, mark in sorted(marks.items()) if isinstance(mark, Connector)
        ),
        facilities=_by_id(thing for plan in plans for thing in plan.list_facilities()),
        signs=_by_id(sign for plan in plans for sign in plan.list_signs()),
        obstacles=_by_id(obstacle for plan in plans for obstacle in plan.list_obstacles()),
    )


def spot_at(drawing: str, mark: str, *, storey: int = 0, cell_m: float = 1.0) -> Location:
    """Return the middle of the cells that carry *mark*, as a place to start from or go to."""
    cells = [cell for cell, letter in read_cells(drawing).items() if letter == mark]
    if not cells:
        msg = f"the drawing has no {mark!r}"
        raise ValueError(msg)
    middle = footprint(cells, cell_m).centroid
    return Location(storey=StoreyId(f"S{storey}"), x_m=middle.x, y_m=middle.y, label=mark)


def _connector_of(name: str, mark: Connector, plans: list[Plan]) -> VerticalConnector:
    landings = tuple(sorted((at for plan in plans for at in plan.list_landings(name)), key=lambda found: found.at[2]))
    if len(landings) < 2:
        msg = f"connector {name!r} needs a landing at both ends"
        raise ValueError(msg)
    runs = (
        ()
        if mark.kind is ConnectorKind.ELEVATOR
        else tuple(_run_of(mark, landings, i) for i in range(len(landings) - 1))
    )
    return VerticalConnector(
        id=ConnectorId(name),
        kind=mark.kind,
        name=mark.name,
        landings=landings,
        runs=runs,
        footprint=None,
        clear_width_m=known(mark.clear_width_m),
        headroom_m=known(mark.headroom_m),
        car_width_m=known(mark.car_width_m),
        car_depth_m=known(mark.car_depth_m),
        door_width_m=known(mark.door_width_m),
        accessible=known(mark.accessible),
        direction=known(mark.direction),
        access=known(mark.access),
    )


def _run_of(mark: Connector, landings: tuple[Landing, ...], lower: int) -> Run:
    return Run(
        lower=lower,
        upper=lower + 1,
        path=(landings[lower].at, landings[lower + 1].at),
        slope_ratio=known(mark.slope_ratio),
        risers=mark.risers,
        riser_m=None,
        tread_m=None,
    )


def _storey_of(plan: Plan, ordinal: int) -> Storey:
    return Storey(
        id=plan.storey,
        name=f"{ordinal + 1}F",
        long_name=None,
        ordinal=ordinal,
        elevation_m=declared(plan.z_m),
        ground=ordinal == 0,
    )


def _list_zones(spaces: Iterable[Space]) -> list[Zone]:
    members: dict[tuple[StoreyId, SpaceUse], list[SpaceId]] = {}
    for space in spaces:
        for use in space.uses.value:
            if use in ZONE_USES:
                members.setdefault((space.storey, use), []).append(space.id)
    return [
        Zone(id=ZoneId(f"{storey}.{use}"), code=use, storey=storey, spaces=tuple(sorted(ids)))
        for (storey, use), ids in members.items()
    ]


def _by_id(things: Iterable[Any]) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for thing in things:
        if thing.id in found:
            msg = f"{thing.id!r} is drawn twice: use another letter"
            raise ValueError(msg)
        found[thing.id] = thing
    return dict(sorted(found.items()))
