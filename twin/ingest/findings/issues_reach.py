"""Import defects about where one gets to: rooms that nothing leads to, floors between ways that no space covers."""

from twin.ingest.findings.issues import import_finding, some
from twin.model.finding import Finding, Subject


def rooms_cut_off(room: Subject, rooms: list[str], loose_ends: list[str], *, entrances: bool) -> Finding:
    """ING409: rooms with doors that no chain of ways joins to an entrance."""
    shown, ends = some(rooms), some(loose_ends)
    if not entrances:
        reason = ("模型中没有通向室外的门", "the model has no door that leads outdoors")
    elif loose_ends:
        reason = (f"以下通道的另一端未建模：{ends}", f"what lies at the other end of these is not modelled: {ends}")
    else:
        reason = ("没有门、洞口、楼梯或电梯通向别处", "no door, opening, stair or elevator leads on from them")
    return import_finding(
        "ING409",
        "rooms-cut-off",
        room,
        zh=f"{len(rooms)} 个房间与任何出入口都不连通（{shown}）：{reason[0]}。",
        en=f"{len(rooms)} rooms are joined to no entrance ({shown}): {reason[1]}.",
        fix_zh="补充缺失的空间、门、洞口、虚拟构件或楼梯，并为外门设置 Pset_DoorCommon.IsExternal。",
        fix_en="Model the missing spaces, doors, openings, virtual elements or stairs, and set IsExternal on outer doors.",
        observed=len(rooms),
        required=0,
        missing="a way to an entrance",
    )


def derived_outdoors(ground: Subject, area_m2: float) -> Finding:
    """ING214: paved ground without a space; an outdoor space was derived from it."""
    return import_finding(
        "ING214",
        "derived-outdoors",
        ground,
        zh=f"室外地面“{ground.name}”上没有空间，已由其顶面推定 {area_m2:.1f} m² 的室外空间。",
        en=f"The paved ground {ground.name!r} has no space; {area_m2:.1f} m² of its top were taken for an outdoor one.",
        fix_zh="为该室外地面建立 IfcExternalSpatialElement，或 PredefinedType 为 EXTERNAL 的 IfcSpace。",
        fix_en="Model an IfcExternalSpatialElement there, or an IfcSpace that is EXTERNAL.",
        missing="IfcExternalSpatialElement on the ground",
    )


def part_entered_on_its_own(room: Subject, rooms: list[str], doors: list[str]) -> Finding:
    """ING411: rooms with entrances of their own that only outdoors, of which the model has no ground, joins to the others."""
    shown, named = some(rooms), some(doors)
    return import_finding(
        "ING411",
        "part-entered-on-its-own",
        room,
        zh=f"{len(rooms)} 个房间（{shown}）从自己的出入口（{named}）进入；它们与其他房间只经室外相连，而模型没有室外地面，两者之间无法带路。",
        en=f"{len(rooms)} rooms ({shown}) are entered at doors of their own ({named}). Only the outdoors joins them to the other rooms, and the model has no ground there: no route leads from one to the other.",
        fix_zh="为各出入口之间的室外地面建立 IfcExternalSpatialElement 或 IfcSpace；若本来就是互不相通的单元，则无需修改。",
        fix_en="Model the ground between the entrances as IfcExternalSpatialElement or IfcSpace. Homes or shops that are meant to be apart need nothing.",
        observed=len(rooms),
        missing="ground outdoors",
    )


def derived_platform(slab: Subject, area_m2: float) -> Finding:
    """ING505: a stair or ramp ends on a slab without a space; a space was derived from it."""
    return import_finding(
        "ING505",
        "derived-platform",
        slab,
        zh=f"楼梯或坡道到达的楼板“{slab.name}”上没有空间，已由其顶面推定 {area_m2:.1f} m² 的平台。",
        en=f"A stair or ramp ends on the slab {slab.name!r}, which has no space; {area_m2:.1f} m² of its top were taken for one.",
        fix_zh="为该平台建立 IfcSpace。",
        fix_en="Model an IfcSpace on this platform.",
        missing="IfcSpace on the slab",
    )
