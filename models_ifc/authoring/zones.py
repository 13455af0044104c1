"""Zones as groups of rooms, and the service flow through them."""

from collections.abc import Sequence

from models_ifc.authoring.layout import Room, Storey
from models_ifc.authoring.parts import Flow, Group, Step

ZONE_NAMES = {
    "consultation_reception": "咨询接待区",
    "business_acceptance": "业务受理区",
    "certificate_issuing": "制证和取证区",
    "information_reading": "政府信息查阅区",
    "convenience_service": "便民服务区",
    "self_service_24h": "24小时自助办理区",
    "back_office": "后台办公区",
    "supporting": "配套功能区",
    "optional": "其他自选区",
}


def zone_groups(storeys: Sequence[Storey]) -> tuple[Group, ...]:
    """Return one IfcZone per zone of 6.1.2.1 with all its rooms."""
    rooms: list[Room] = [room for storey in storeys for room in storey.rooms]
    return tuple(
        Group(
            key=f"zone/{code}",
            ifc_class="IfcZone",
            name=name,
            description=f"DB46/T 659—2024 6.1.2.1 {name}",
            members=tuple(room.key for room in rooms if room.use == code),
            object_type=code,
        )
        for code, name in ZONE_NAMES.items()
    )


def service_flow() -> Flow:
    """Return the main flow: ask, take a number, be served, collect, leave."""
    steps = (
        ("entrance", "进入主入口", "space:1F/space/lobby", ("1F/space/lobby",)),
        ("ask", "咨询导办", "zone:consultation_reception", ("1F/space/reception",)),
        ("ticket", "取号", "facility:queue_ticket_machine", ("1F/thing/ticket-1", "1F/thing/ticket-3")),
        ("accept", "窗口受理", "zone:business_acceptance", ("1F/space/acceptance",)),
        ("collect", "领取证照", "zone:certificate_issuing", ("1F/space/issuing",)),
        ("leave", "离开", "exit", ("1F/door/D1",)),
    )
    return Flow(
        key="flow/main",
        name="Twin_ServiceFlow 综合业务办理",
        steps=tuple(
            Step(key=f"flow/main/{key}", name=name, target=target, places=places) for key, name, target, places in steps
        ),
    )
