"""Import defects of where a place lies: map coordinates, stray elements."""

from twin.ingest.findings.issues import WHOLE_MODEL, import_finding
from twin.model.finding import Finding, Subject
from twin.model.space import Georeference


def impossible_map_coordinates(found: Georeference) -> Finding:
    """ING116: map coordinates that no map of the earth has; most often a wrong or missing map unit."""
    east, north = found.easting_m, found.northing_m
    return import_finding(
        "ING116",
        "impossible-map-coordinates",
        WHOLE_MODEL,
        zh=f"{found.carrier} 给出的坐标（东 {east:.0f} m，北 {north:.0f} m）不在任何地图投影范围内，位置按未知处理。",
        en=f"{found.carrier} gives {east:.0f} m east and {north:.0f} m north, which lies on no map of the earth; where the place lies counts as unknown.",
        fix_zh="检查 IfcProjectedCRS.MapUnit 与 Eastings、Northings 的单位。",
        fix_en="Check IfcProjectedCRS.MapUnit and the unit of Eastings and Northings.",
        observed=max(abs(east), abs(north)),
        unit="m",
        missing="map coordinates",
    )


def location_of_the_tool(site: Subject) -> Finding:
    """ING117: latitude and longitude that the authoring tool gives to every model whose location nobody has set."""
    return import_finding(
        "ING117",
        "location-of-the-tool",
        site,
        zh="场地的经纬度是建模软件的默认值（波士顿），不是设计的位置，按未知处理。",
        en="Latitude and longitude of the site are the default of the authoring tool (Boston), not where it lies; they count as unknown.",
        fix_zh="在建模软件中设置项目的地理位置（Revit：管理 → 地点），重新导出。",
        fix_en="Set the project's location in the authoring tool (Revit: Manage, Location) and export again.",
        missing="IfcSite.RefLatitude, IfcSite.RefLongitude",
    )


def stray_element(element: Subject, distance_m: float) -> Finding:
    """ING304: an element so far from all others that it cannot belong to the place; it is left out."""
    return import_finding(
        "ING304",
        "stray-element",
        element,
        zh=f"{element.kind}“{element.name}”距其他构件 {distance_m / 1000.0:.1f} km，不计入场所范围，已略去。",
        en=f"The {element.kind} {element.name!r} lies {distance_m / 1000.0:.1f} km from all others; it is left out of the place.",
        fix_zh="删除该构件，或把它移回建筑内。",
        fix_en="Delete the element, or move it back to the building.",
        observed=round(distance_m, 1),
        unit="m",
    )
