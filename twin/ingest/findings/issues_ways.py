"""Import defects of portals, connectors, facilities and signs: ING4xx, ING5xx and ING6xx."""

from collections.abc import Iterable

from twin.ingest.findings.issues import import_finding
from twin.model.finding import Finding, Subject
from twin.model.passage import Point3


def portal_to_nowhere(portal: Subject, at: Point3) -> Finding:
    """ING401: a door or opening with no space on either side."""
    return import_finding(
        "ING401",
        "portal-to-nowhere",
        portal,
        zh=f"门“{portal.name}”两侧都没有空间，不能用于通行。",
        en=f"The door {portal.name!r} has no space on either side; nobody can use it.",
        fix_zh="在门的两侧建立 IfcSpace，并使其延伸到墙面。",
        fix_en="Model an IfcSpace on each side of the door and let it reach the wall.",
        at=at,
        missing="IfcSpace beside the door",
    )


def portal_with_one_side(portal: Subject, at: Point3) -> Finding:
    """ING402: an inner door with a space on one side only."""
    return import_finding(
        "ING402",
        "portal-with-one-side",
        portal,
        zh=f"门“{portal.name}”一侧没有空间，也不通向室外，门后是什么未知。",
        en=f"The door {portal.name!r} has a space on one side only and does not lead outdoors: what lies behind it is unknown.",
        fix_zh="为门后的房间建立 IfcSpace；若为外门，设置 Pset_DoorCommon.IsExternal。",
        fix_en="Model the IfcSpace behind the door, or set Pset_DoorCommon.IsExternal if it leads outdoors.",
        at=at,
        missing="IfcSpace beside the door",
    )


def boundary_contradiction(portal: Subject, at: Point3, declared: Iterable[str], found: Iterable[str]) -> Finding:
    """ING403: IfcRelSpaceBoundary and geometry name different spaces; geometry is believed."""
    said, seen = ", ".join(sorted(declared)), ", ".join(sorted(found))
    return import_finding(
        "ING403",
        "space-boundary-contradiction",
        portal,
        zh=f"门“{portal.name}”的空间边界关系指向 {said}，几何上却位于 {seen} 之间；以几何为准。",
        en=f"The space boundaries of the door {portal.name!r} name {said}, but it lies at {seen}; the geometry is believed.",
        fix_zh="重新生成空间边界，或检查门和空间的位置。",
        fix_en="Generate the space boundaries again, or check where door and spaces lie.",
        at=at,
        observed=said,
        required=seen,
    )


def external_contradiction(portal: Subject, at: Point3, *, declared: bool) -> Finding:
    """ING404: IsExternal and what lies around a door disagree."""
    zh = "声明为外门，但两侧都是室内空间" if declared else "声明为内门，但几何上通向室外"
    en = (
        "is declared external, but has indoor spaces on both sides"
        if declared
        else "is declared internal, but leads outdoors by the geometry"
    )
    return import_finding(
        "ING404",
        "external-contradiction",
        portal,
        zh=f"门“{portal.name}”{zh}。",
        en=f"The door {portal.name!r} {en}.",
        fix_zh="检查 Pset_DoorCommon.IsExternal。",
        fix_en="Check Pset_DoorCommon.IsExternal.",
        at=at,
        observed=str(declared).lower(),
        required=str(not declared).lower(),
    )


def clear_width_contradiction(portal: Subject, at: Point3, clear_m: float, overall_m: float) -> Finding:
    """ING405: a declared clear width larger than the door itself."""
    return import_finding(
        "ING405",
        "clear-width-contradiction",
        portal,
        zh=f"门“{portal.name}”声明的净宽 {clear_m:.3f} m 大于门宽 {overall_m:.3f} m。",
        en=f"The door {portal.name!r} is {overall_m:.3f} m wide but declares a clear width of {clear_m:.3f} m.",
        fix_zh="改正 Twin_Portal.ClearWidth 或门的 OverallWidth。",
        fix_en="Correct Twin_Portal.ClearWidth or the door's OverallWidth.",
        at=at,
        observed=clear_m,
        required=overall_m,
        unit="m",
    )


def width_unknown(portal: Subject, at: Point3) -> Finding:
    """ING406: a door whose clear width nothing tells."""
    return import_finding(
        "ING406",
        "portal-without-width",
        portal,
        zh=f"门“{portal.name}”的净宽未知。",
        en=f"The clear width of the door {portal.name!r} is unknown.",
        fix_zh="填写 OverallWidth 或 Twin_Portal.ClearWidth。",
        fix_en="Give its OverallWidth or Twin_Portal.ClearWidth.",
        at=at,
        missing="OverallWidth or Twin_Portal.ClearWidth",
    )


def unknown_value(subject: Subject, carrier: str, value: str, allowed: Iterable[str]) -> Finding:
    """ING407: a property whose value is none of those the authoring profile knows; it is left out."""
    listed = ", ".join(allowed)
    return import_finding(
        "ING407",
        "unknown-property-value",
        subject,
        zh=f"“{subject.name}”的 {carrier} 为“{value}”，不在约定取值之内（{listed}），按未知处理。",
        en=f"{carrier} of {subject.name!r} says {value!r}, which is none of {listed}; it counts as unknown.",
        fix_zh=f"改正 {carrier} 的取值。",
        fix_en=f"Correct the value of {carrier}.",
        observed=value,
        required=listed,
    )


def virtual_element_without_edge(element: Subject) -> Finding:
    """ING408: an IfcVirtualElement that lies on no open edge between two spaces of one storey."""
    return import_finding(
        "ING408",
        "virtual-element-without-edge",
        element,
        zh=f"虚拟构件“{element.name}”没有落在同层两个空间的公共边上，不形成通道。",
        en=f"The virtual element {element.name!r} lies on no common edge of two spaces of one storey; it is no way through.",
        fix_zh="使两个空间在虚拟构件处相接，或给出其空间边界。",
        fix_en="Let the two spaces meet at the virtual element, or give its space boundaries.",
    )


def connector_without_body(connector: Subject) -> Finding:
    """ING501: a stair, ramp or elevator whose geometry tells no way."""
    return import_finding(
        "ING501",
        "connector-without-geometry",
        connector,
        zh=f"“{connector.name}”没有可用的几何，无法知道它连接哪些楼层。",
        en=f"{connector.name!r} has no usable geometry: which levels it joins is unknown.",
        fix_zh="导出时包含其几何（梯段、坡面或轿厢）。",
        fix_en="Export its geometry: flights, ramp surfaces or the car.",
        missing="body",
    )


def connector_unlinked(connector: Subject, at: Point3, end: str) -> Finding:
    """ING502: an end of a connector that reaches no space."""
    zh = {"lower": "下端", "upper": "上端"}.get(end, end)
    return import_finding(
        "ING502",
        "connector-unlinked",
        connector,
        zh=f"“{connector.name}”的{zh}没有到达任何空间，该处的去向未知。",
        en=f"The {end} end of {connector.name!r} reaches no space: where it leads is unknown.",
        fix_zh="在该处建立 IfcSpace，并使其楼面与端部平齐。",
        fix_en="Model an IfcSpace there whose floor is level with the end.",
        at=at,
        missing="IfcSpace at its end",
    )


def elevator_with_one_stop(elevator: Subject, at: Point3 | None) -> Finding:
    """ING503: an elevator for which fewer than two stops could be found."""
    return import_finding(
        "ING503",
        "elevator-with-one-stop",
        elevator,
        zh=f"电梯“{elevator.name}”只找到不足两个停靠层，不能用于换层。",
        en=f"Fewer than two stops of the elevator {elevator.name!r} could be found; it joins no levels.",
        fix_zh="为每个停靠层建立电梯门（IfcDoor），或填写 Twin_Connector.Storeys。",
        fix_en="Model an IfcDoor at each stop, or fill in Twin_Connector.Storeys.",
        at=at,
        missing="stops",
    )


def elevator_by_name(elevator: Subject, ifc_class: str, word: str) -> Finding:
    """ING504: an elevator that is no IfcTransportElement; it was known by its name."""
    return import_finding(
        "ING504",
        "elevator-by-name",
        elevator,
        zh=f"“{elevator.name}”是 {ifc_class}，按名称中的“{word}”识别为电梯。",
        en=f"{elevator.name!r} is an {ifc_class}; it was taken for an elevator by the word {word!r} in its name.",
        fix_zh="导出为 IfcTransportElement（ELEVATOR）。",
        fix_en="Export it as IfcTransportElement with the type ELEVATOR.",
        observed=ifc_class,
        required="IfcTransportElement",
    )


def elevator_in_pieces(elevator: Subject, others: list[str]) -> Finding:
    """ING506: an elevator that is drawn storey by storey; its pieces were joined."""
    listed = ", ".join(sorted(others))
    return import_finding(
        "ING506",
        "elevator-in-pieces",
        elevator,
        zh=f"电梯“{elevator.name}”由上下相接的 {len(others) + 1} 段构件组成，已合并为一部（{listed}）。",
        en=f"The elevator {elevator.name!r} is drawn in {len(others) + 1} pieces one above the other; they were joined ({listed}).",
        fix_zh="每部电梯导出为一个 IfcTransportElement。",
        fix_en="Export each elevator as one IfcTransportElement.",
        observed=len(others) + 1,
        required=1,
    )


def unknown_facility_kind(facility: Subject, kind: str) -> Finding:
    """ING601: Twin_Facility.Kind is no kind of the profile."""
    return import_finding(
        "ING601",
        "unknown-facility-kind",
        facility,
        zh=f"设施“{facility.name}”的类型“{kind}”不在约定取值之内，未作为设施读取。",
        en=f"The kind {kind!r} of the facility {facility.name!r} is none of the profile's; it was not read as a facility.",
        fix_zh="改正 Twin_Facility.Kind。",
        fix_en="Correct Twin_Facility.Kind.",
        observed=kind,
    )


def bad_legend(sign: Subject, at: Point3, line: str, reason: str) -> Finding:
    """ING602: a legend line that cannot be read; it is left out."""
    return import_finding(
        "ING602",
        "unreadable-legend",
        sign,
        zh=f"标识“{sign.name}”的内容行“{line}”无法读取（{reason}），已略去。",
        en=f"The legend line {line!r} of the sign {sign.name!r} cannot be read ({reason}); it is left out.",
        fix_zh="按“箭头 | 目标 | 中文 | 英文 | 图形符号”书写 Twin_Sign.Legends。",
        fix_en="Write Twin_Sign.Legends as arrow | target | zh | en | symbol.",
        at=at,
        observed=line,
    )


def sign_without_legends(sign: Subject, at: Point3) -> Finding:
    """ING603: a sign of which the model does not say what stands on it."""
    return import_finding(
        "ING603",
        "sign-without-legends",
        sign,
        zh=f"标识“{sign.name}”没有内容，上面写了什么未知。",
        en=f"The sign {sign.name!r} has no legends: what stands on it is unknown.",
        fix_zh="填写 Twin_Sign.Legends。",
        fix_en="Fill in Twin_Sign.Legends.",
        at=at,
        missing="Twin_Sign.Legends",
    )


def service_flow_without_steps(flow: Subject) -> Finding:
    """ING604: a declared service flow that names no place."""
    return import_finding(
        "ING604",
        "service-flow-without-steps",
        flow,
        zh=f"办事动线“{flow.name}”没有步骤，已略去。",
        en=f"The service flow {flow.name!r} has no steps; it is left out.",
        fix_zh="为其填写 Twin_ServiceFlow.Steps，或加入任务步骤或成员。",
        fix_en="Give it Twin_ServiceFlow.Steps, nested tasks or members.",
        missing="steps",
    )
