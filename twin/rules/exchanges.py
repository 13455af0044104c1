"""The data that rules ask for, by sort of element, in the terms of the authoring profile."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from twin.model.exchange import Datum, Exchange, Presence
from twin.model.facility import FacilityKind, WindowKind
from twin.model.passage import Access, OneWay
from twin.model.sign import Medium, Mounting, SignKind, SignStatus
from twin.model.space import SpaceUse

LENGTH: Final = "IFCPOSITIVELENGTHMEASURE"
BOOLEAN: Final = "IFCBOOLEAN"


def _property(
    carrier: str,
    presence: Presence = Presence.OPTIONAL,
    data_type: str | None = None,
    values: Iterable[StrEnum] = (),
) -> Datum:
    """Return a property named as ``Set.Name``."""
    property_set, _, name = carrier.partition(".")
    said = tuple(sorted(each.value for each in values))
    return Datum(property_set=property_set, name=name, presence=presence, data_type=data_type, values=said)


REQUIRED: Final = Presence.REQUIRED

EXCHANGES: Final = (
    Exchange(
        name={"zh-CN": "场所名称", "en": "Name of the place"},
        codes=("SVC101", "SGN121"),
        entity="IFCBUILDING",
        needed=True,
        data=(Datum(property_set=None, name="LongName", presence=REQUIRED),),
    ),
    Exchange(
        name={
            "zh-CN": "门：净宽、门槛、通行权限、疏散与外门",
            "en": "Doors: width, threshold, access, escape, external",
        },
        codes=("ACC101", "ACC103", "EGR101", "EGR102", "EGR103", "EGR104", "SVC103"),
        entity="IFCDOOR",
        needed=True,
        data=(
            _property("Pset_DoorCommon.IsExternal", REQUIRED, BOOLEAN),
            _property("Pset_DoorCommon.FireExit", REQUIRED, BOOLEAN),
            _property("Twin_Portal.ClearWidth", data_type=LENGTH),
            _property("Twin_Portal.ThresholdHeight"),
            _property("Twin_Portal.Access", values=Access),
            _property("Twin_Portal.OneWay", values=OneWay),
        ),
    ),
    Exchange(
        name={"zh-CN": "空间：功能分区、是否对外开放", "en": "Spaces: zone, open to the public"},
        codes=("SVC102", "ACC131"),
        entity="IFCSPACE",
        needed=True,
        data=(
            Datum(property_set=None, name="LongName", presence=REQUIRED),
            _property("Twin_Space.ZoneKind", values=SpaceUse),
            _property("Pset_SpaceCommon.PubliclyAccessible", data_type=BOOLEAN),
        ),
    ),
    Exchange(
        name={"zh-CN": "电梯：无障碍、轿厢与门的净尺寸", "en": "Elevators: accessible, clear sizes of car and door"},
        codes=("ACC121", "ACC122", "ACC124"),
        entity="IFCTRANSPORTELEMENT",
        predefined_type="ELEVATOR",
        data=(
            _property("Twin_Connector.Accessible", REQUIRED, BOOLEAN),
            _property("Twin_Connector.DoorClearWidth", data_type=LENGTH),
            _property("Pset_TransportElementElevator.ClearWidth", data_type=LENGTH),
            _property("Pset_TransportElementElevator.ClearDepth", data_type=LENGTH),
        ),
    ),
    Exchange(
        name={"zh-CN": "设施：种类", "en": "Facilities: kind"},
        codes=("SVC108", "ACC161"),
        carrying=_property("Twin_Facility.Kind", REQUIRED),
        data=(_property("Twin_Facility.Kind", REQUIRED, values=FacilityKind),),
    ),
    Exchange(
        name={"zh-CN": "服务窗口：类别、台面高度", "en": "Service windows: kind, height of the counter"},
        codes=("SVC104", "SVC110"),
        carrying=_property("Twin_Facility.Kind", REQUIRED, values=(FacilityKind.SERVICE_WINDOW,)),
        data=(
            _property("Twin_Facility.Number", REQUIRED),
            _property("Twin_Facility.WindowKind", REQUIRED, values=WindowKind),
            _property("Twin_Facility.CounterHeight", REQUIRED, LENGTH),
        ),
    ),
    Exchange(
        name={"zh-CN": "低位服务台：台面高度、容膝空间", "en": "Low service desks: height, knee space"},
        codes=("ACC142", "ACC143"),
        carrying=_property("Twin_Facility.Kind", REQUIRED, values=(FacilityKind.LOW_SERVICE_DESK,)),
        data=(
            _property("Twin_Facility.CounterHeight", REQUIRED, LENGTH),
            _property("Twin_Facility.KneeHeight", REQUIRED, LENGTH),
            _property("Twin_Facility.KneeWidth", REQUIRED, LENGTH),
        ),
    ),
    Exchange(
        name={"zh-CN": "标识：种类、字高、内容、状态", "en": "Signs: kind, letters, lines, state"},
        codes=("SGN101", "SGN201"),
        carrying=_property("Twin_Sign.Kind", REQUIRED),
        data=(
            _property("Twin_Sign.Kind", REQUIRED, values=SignKind),
            _property("Twin_Sign.Legends", REQUIRED),
            _property("Twin_Sign.LetterHeight", REQUIRED, LENGTH),
            _property("Twin_Sign.Mounting", REQUIRED, values=Mounting),
            _property("Twin_Sign.Medium", REQUIRED, values=Medium),
            _property("Twin_Sign.Status", values=SignStatus),
        ),
    ),
)
"""Names of types that several will do for are left open: the reader takes labels, texts and identifiers alike."""
