"""Import defects that free regions answer to: storeys without usable spaces, spaces that are no rooms."""

from collections.abc import Iterable

from twin.ingest.findings.issues import import_finding
from twin.model.finding import Finding, Subject
from twin.model.passage import Point3


def regions_derived(storey: Subject, count: int, area_m2: float, at: Point3) -> Finding:
    """ING208: a storey without usable spaces, whose rooms were found from slabs, walls and doors."""
    return import_finding(
        "ING208",
        "regions-derived",
        storey,
        zh=f"楼层“{storey.name}”没有可用的空间；已由楼板、墙和门推定 {count} 个区域（共 {area_m2:.0f} m²），以编号命名，用途大多未知。",
        en=f"The storey {storey.name!r} has no usable space; {count} regions ({area_m2:.0f} m² in all) were derived from slabs, walls and doors. They are named by number, and what most of them are for is unknown.",
        fix_zh="为该楼层的房间和走道建立 IfcSpace，写明名称和用途后导出。",
        fix_en="Model rooms and corridors of this storey as IfcSpace with their names and uses, and export them.",
        at=at,
        observed=count,
        missing="IfcSpace",
    )


def storey_partly_covered(storey: Subject, bare_m2: float, at: Point3) -> Finding:
    """ING209: a storey whose spaces leave out some of its walled floor; nothing is derived there."""
    return import_finding(
        "ING209",
        "storey-partly-covered",
        storey,
        zh=f"楼层“{storey.name}”有 {bare_m2:.0f} m² 有墙围合、有门可入的楼面没有空间，不能在那里导航。",
        en=f"{bare_m2:.0f} m² of walled floor on the storey {storey.name!r} have no space: no route can lead there.",
        fix_zh="为没有空间的房间建立 IfcSpace。",
        fix_en="Model the rooms that have none as IfcSpace.",
        at=at,
        observed=round(bare_m2, 1),
        unit="m²",
        missing="IfcSpace",
    )


def area_plans(storey: Subject, names: Iterable[str]) -> Finding:
    """ING210: spaces that walls cross; they are kept as data and not walked on."""
    listed = sorted(names)
    text = ", ".join(listed)
    return import_finding(
        "ING210",
        "space-crossed-by-walls",
        storey,
        zh=f"楼层“{storey.name}”的空间（{text}）被墙穿过，是面积图而不是房间；保留为数据，不作通行。",
        en=f"Walls cross the spaces of the storey {storey.name!r} ({text}): they are area plans, not rooms, and are kept as data.",
        fix_zh="为每个房间各建立一个 IfcSpace。",
        fix_en="Model one IfcSpace per room.",
        observed=len(listed),
        required=0,
    )


def storeys_are_rooms(storey: Subject, names: Iterable[str]) -> Finding:
    """ING211: several storeys at one height, each with one room: rooms that were exported as storeys."""
    listed = list(names)
    text = ", ".join(listed)
    return import_finding(
        "ING211",
        "storeys-are-rooms",
        storey,
        zh=f"{len(listed)} 个楼层（{text}）标高相同且各只有一个房间，是按楼层导出的房间；它们的房间归入楼层“{storey.name}”。",
        en=f"{len(listed)} storeys ({text}) lie at one height with one room each: rooms exported as storeys. Their rooms are kept on {storey.name!r}.",
        fix_zh="把房间导出为 IfcSpace，每个标高一个 IfcBuildingStorey。",
        fix_en="Export rooms as IfcSpace, with one IfcBuildingStorey for each level.",
        observed=len(listed),
        required=1,
    )


def storey_is_ground(storey: Subject, house: str) -> Finding:
    """ING212: a storey that is only the ground around a house, at most a step from the house's own."""
    return import_finding(
        "ING212",
        "storey-is-ground",
        storey,
        zh=f"楼层“{storey.name}”只是建筑周围的地面，与楼层“{house}”相差不到一级台阶；其区域归入“{house}”。",
        en=f"The storey {storey.name!r} is only the ground around the building, less than a step from {house!r}; its regions are kept on {house!r}.",
        fix_zh="把室外地面放入首层，或用 IfcExternalSpatialElement 表达。",
        fix_en="Put the ground into the ground storey, or model it as IfcExternalSpatialElement.",
    )


def floor_over_floor(storey: Subject, area_m2: float, at: Point3) -> Finding:
    """ING213: floors over other floors of one storey; a storey was derived for them."""
    return import_finding(
        "ING213",
        "floor-over-floor",
        storey,
        zh=f"同一楼层内有 {area_m2:.0f} m² 楼面位于另一楼面之上（夹层），已为其推定单独的楼层“{storey.name}”。",
        en=f"{area_m2:.0f} m² of floor lie over other floor of one storey: a mezzanine. The storey {storey.name!r} was derived for them.",
        fix_zh="为夹层建立单独的 IfcBuildingStorey，并放入其楼板、空间和构件。",
        fix_en="Model the mezzanine as an IfcBuildingStorey with its slab, spaces and elements.",
        at=at,
        observed=round(area_m2, 1),
        unit="m²",
        missing="IfcBuildingStorey",
    )
