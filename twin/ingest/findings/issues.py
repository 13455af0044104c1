"""
Import defects as findings: what, where, what it breaks, how to mend it.

Codes by hundreds: 1 the file, 2 storeys and spaces, 3 geometry, 4 portals,
5 connectors, 6 facilities and signs, 7 operation data. A code is never
reused.
"""

from collections.abc import Iterable

from twin.model.finding import Clause, Evidence, Finding, Modality, Severity, Subject, Verdict
from twin.model.passage import Point3

STANDARD = "Twin import"
"""The standard that import findings name in place of a clause."""

_SHOWN = 5
"""How many ids a message lists before it says how many more there are."""

WHOLE_MODEL = Subject(id=None, kind="model", name="")


def import_finding(
    code: str,
    name: str,
    subject: Subject,
    *,
    zh: str,
    en: str,
    fix_zh: str = "",
    fix_en: str = "",
    at: Point3 | None = None,
    observed: float | str | None = None,
    required: float | str | None = None,
    unit: str | None = None,
    missing: str | None = None,
) -> Finding:
    """Return an import finding; with *missing* its verdict is unknown, else fail. It is always advice."""
    return Finding(
        code=code,
        name=name,
        clause=Clause(standard=STANDARD, section=code, modality=Modality.STATEMENT),
        verdict=Verdict.FAIL if missing is None else Verdict.UNKNOWN,
        severity=Severity.ADVICE,
        evidence=Evidence.NONE,
        subject=subject,
        message={"zh-CN": zh, "en": en},
        fix={"zh-CN": fix_zh, "en": fix_en} if fix_en else {},
        at=at,
        observed=observed,
        required=required,
        unit=unit,
        missing=missing,
    )


def schema_relabelled(declared: str, opened_as: str) -> Finding:
    """ING101: the header names a schema that no reader knows; it was read as its sibling."""
    return import_finding(
        "ING101",
        "schema-relabelled",
        WHOLE_MODEL,
        zh=f"文件头写的模式“{declared}”没有读取器，已按 {opened_as} 读取。",
        en=f"The header names the schema {declared}, which has no reader; it was read as {opened_as}.",
        fix_zh="导出时选择 IFC2X3、IFC4 或 IFC4X3_ADD2。",
        fix_en="Export as IFC2X3, IFC4 or IFC4X3_ADD2.",
        observed=declared,
        required=opened_as,
    )


def duplicate_global_ids(ids: Iterable[str]) -> Finding:
    """ING102: several elements carry one GlobalId; the later ones are named ``GlobalId#n``."""
    listed = sorted(ids)
    return import_finding(
        "ING102",
        "duplicate-global-id",
        Subject(id=listed[0], kind="model", name=""),
        zh=f"有 {len(listed)} 个 GlobalId 被多个构件共用（{some(listed)}），重复者以“GlobalId#n”命名。",
        en=f"{len(listed)} GlobalIds are shared by several elements ({some(listed)}); the later ones are named GlobalId#n.",
        fix_zh="在设计软件中重新生成重复构件的 GlobalId。",
        fix_en="Regenerate the GlobalIds of the copies in the authoring tool.",
        observed=len(listed),
        required=0,
    )


def parser_warnings(lines: list[str]) -> Finding:
    """ING103: the parser had something to say that is not a loss."""
    return import_finding(
        "ING103",
        "parser-warning",
        WHOLE_MODEL,
        zh=f"解析器给出 {len(lines)} 条警告：{some(lines)}",
        en=f"The parser gave {len(lines)} warnings: {some(lines)}",
        fix_zh="用设计软件的 IFC 检查功能核对后重新导出。",
        fix_en="Check the file in the authoring tool and export it again.",
        observed=len(lines),
        required=0,
    )


def no_length_unit() -> Finding:
    """ING104: the project declares no length unit; metres are assumed."""
    return import_finding(
        "ING104",
        "no-length-unit",
        WHOLE_MODEL,
        zh="项目没有声明长度单位，按米读取。",
        en="The project declares no length unit; metres are assumed.",
        fix_zh="在项目单位中设置长度单位。",
        fix_en="Set a length unit in the project's unit assignment.",
        missing="IfcUnitAssignment LENGTHUNIT",
    )


def several_buildings(chosen: Subject, others: Iterable[str]) -> Finding:
    """ING105: more than one building; the plan frame is that of the one with most storeys."""
    listed = sorted(others)
    return import_finding(
        "ING105",
        "several-buildings",
        chosen,
        zh=f"文件中有 {len(listed) + 1} 栋建筑，平面坐标系取“{chosen.name}”的。",
        en=f"The file holds {len(listed) + 1} buildings; the plan frame is that of {chosen.name!r}.",
        fix_zh="每个场所导出一个文件，或确认主楼。",
        fix_en="Export one file per place, or confirm the main building.",
        observed=len(listed) + 1,
        required=1,
    )


def far_coordinates(shift_m: tuple[float, float, float]) -> Finding:
    """ING106: coordinates beyond 10 km; they were shifted by whole metres."""
    text = ", ".join(f"{value:.0f}" for value in shift_m)
    return import_finding(
        "ING106",
        "far-coordinates",
        WHOLE_MODEL,
        zh=f"坐标离原点超过 10 km，已整体平移 ({text}) m。",
        en=f"Coordinates lie more than 10 km from the origin; they were shifted by ({text}) m.",
        fix_zh="用 IfcMapConversion 表达地理位置，构件坐标保持在原点附近。",
        fix_en="Say where the building lies with IfcMapConversion and keep its coordinates near the origin.",
    )


def no_storey(building: Subject) -> Finding:
    """ING201: no storey in the file; one was derived from the building."""
    return import_finding(
        "ING201",
        "no-storey",
        building,
        zh="文件中没有楼层，已由建筑推定一个楼层。",
        en="The file has no storey; one was derived from the building.",
        fix_zh="在设计软件中建立楼层，并把空间和构件放入楼层。",
        fix_en="Model the storeys and put spaces and elements into them.",
        missing="IfcBuildingStorey",
    )


def elevation_contradiction(storey: Subject, declared_m: float, placed_m: float, *, trust_attribute: bool) -> Finding:
    """ING202: Elevation and placement of a storey disagree; the one its contents stand on is believed."""
    zh, en = ("以标高属性为准", "the attribute") if trust_attribute else ("以位置为准", "the placement")
    return import_finding(
        "ING202",
        "storey-elevation-contradiction",
        storey,
        zh=f"楼层标高属性为 {declared_m:.3f} m，而其位置在 {placed_m:.3f} m；{zh}。",
        en=f"The storey's Elevation says {declared_m:.3f} m, its placement {placed_m:.3f} m; {en} is believed.",
        fix_zh="检查导出设置中的楼层标高和项目单位。",
        fix_en="Check the storey elevations and the project's unit in the export settings.",
        observed=declared_m,
        required=placed_m,
        unit="m",
    )


def space_without_footprint(space: Subject) -> Finding:
    """ING203: a space whose floor is unknown."""
    return import_finding(
        "ING203",
        "space-without-footprint",
        space,
        zh=f"空间“{space.name}”没有可用的几何，楼面未知，不能通行。",
        en=f"The space {space.name!r} has no usable geometry: its floor is unknown and nobody can walk there.",
        fix_zh="导出时包含空间的几何。",
        fix_en="Export spaces with their geometry.",
        missing="IfcSpace body",
    )


def storey_without_floor(storey: Subject) -> Finding:
    """ING204: a storey with elements but no space that has a floor."""
    return import_finding(
        "ING204",
        "storey-without-floor",
        storey,
        zh=f"楼层“{storey.name}”没有可用的空间，楼面未知，不能在此导航。",
        en=f"The storey {storey.name!r} has no usable space: its floor is unknown and no route can lead there.",
        fix_zh="为该楼层的房间和走道建立 IfcSpace 并导出。",
        fix_en="Model rooms and corridors of this storey as IfcSpace and export them.",
        missing="IfcSpace",
    )


def overlapping_spaces(storey: Subject, kept: str, others: Iterable[str], copies: int) -> Finding:
    """ING205: several layers of spaces lie over each other; one is walked on."""
    listed = ", ".join(sorted(others))
    return import_finding(
        "ING205",
        "overlapping-spaces",
        storey,
        zh=f"楼层“{storey.name}”有 {copies} 个空间与其他空间重叠；以“{kept}”层为可通行层，其余保留为数据（{listed}）。",
        en=f"{copies} spaces of the storey {storey.name!r} lie over others; the layer {kept!r} is walked on, the rest is kept as data ({listed}).",
        fix_zh="每个房间只导出一个 IfcSpace。",
        fix_en="Export one IfcSpace per room.",
        observed=copies,
        required=0,
    )


def space_without_storey(space: Subject) -> Finding:
    """ING206: a space that hangs in no storey; the storey was derived from its height."""
    return import_finding(
        "ING206",
        "space-without-storey",
        space,
        zh=f"空间“{space.name}”不属于任何楼层，已按其高度归入楼层。",
        en=f"The space {space.name!r} belongs to no storey; it was given to one by its height.",
        fix_zh="在设计软件中把空间放入楼层。",
        fix_en="Put the space into its storey in the authoring tool.",
        missing="IfcRelAggregates to IfcBuildingStorey",
    )


def unknown_zone_kind(space: Subject, written: Iterable[str]) -> Finding:
    """ING207: a declared zone kind that is no code of the clause."""
    text = ", ".join(written)
    return import_finding(
        "ING207",
        "unknown-zone-kind",
        space,
        zh=f"空间“{space.name}”的 Twin_Space.ZoneKind“{text}”不是 6.1.2.1 的功能区代码。",
        en=f"Twin_Space.ZoneKind of the space {space.name!r} says {text!r}, which is no zone code of 6.1.2.1.",
        fix_zh="改用约定的功能区代码，例如 business_acceptance。",
        fix_en="Use a zone code of the authoring profile, such as business_acceptance.",
        observed=text,
    )


def geometry_failed(ifc_class: str, elements: Iterable[tuple[str, str]]) -> Finding:
    """ING301: bodies of one class that the kernel could not make; *elements* are (id, name)."""
    listed = sorted(elements)
    return import_finding(
        "ING301",
        "geometry-failed",
        Subject(id=listed[0][0], kind=ifc_class, name=listed[0][1]),
        zh=f"{len(listed)} 个 {ifc_class} 的几何无法生成（{some([key for key, _ in listed])}），它们的位置和大小未知。",
        en=f"The geometry of {len(listed)} {ifc_class} could not be made ({some([key for key, _ in listed])}); where they stand is unknown.",
        fix_zh="检查这些构件的几何（自相交、退化面、无法求解的布尔运算）。",
        fix_en="Check these elements for self-intersections, degenerate faces and booleans that cannot be solved.",
        observed=len(listed),
        required=0,
    )


def geometry_too_slow(element: Subject, at: Point3 | None) -> Finding:
    """ING302: a body that takes the kernel longer than an element may."""
    return import_finding(
        "ING302",
        "geometry-too-slow",
        element,
        zh=f"{element.kind}“{element.name}”的几何计算超时，已跳过，其位置和大小未知。",
        en=f"The geometry of the {element.kind} {element.name!r} takes too long; it was left out, and where it stands is unknown.",
        fix_zh="简化该构件：减少洞口和布尔运算，或拆分构件。",
        fix_en="Simplify the element: fewer openings and booleans, or several elements in its place.",
        at=at,
        missing="element body",
    )


def geometry_breaks(element: Subject, at: Point3 | None) -> Finding:
    """ING303: a body that crashes the kernel."""
    return import_finding(
        "ING303",
        "geometry-breaks-kernel",
        element,
        zh=f"{element.kind}“{element.name}”的几何使几何内核崩溃，已跳过，其位置和大小未知。",
        en=f"The geometry of the {element.kind} {element.name!r} crashes the geometry kernel; it was left out, and where it stands is unknown.",
        fix_zh="检查该构件的几何（退化面、零长度方向、异常半径），重新建模后导出。",
        fix_en="Check the element for degenerate faces, directions of no length and absurd radii; model it again and export.",
        at=at,
        missing="element body",
    )


def some(items: list[str]) -> str:
    """Return the first of some items, and how many more there are."""
    more = len(items) - _SHOWN
    return ", ".join(items[:_SHOWN]) + (f", +{more}" if more > 0 else "")
