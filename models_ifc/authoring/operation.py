"""Operation data (6.1.1.7) in the standard sets. Makers and numbers are invented."""

from models_ifc.authoring.values import (
    Psets,
    bounded_duration,
    date,
    duration,
    enumerated,
    flag,
    identifier,
    label,
    text,
)

MAKERS = {
    "IfcFurniture": "海椰家具（示例）",
    "IfcElectricAppliance": "南岛电器（示例）",
    "IfcCommunicationsAppliance": "海讯设备（示例）",
    "IfcAudioVisualAppliance": "琼视科技（示例）",
    "IfcSanitaryTerminal": "椰洁卫浴（示例）",
    "IfcUnitaryEquipment": "南风空调（示例）",
    "IfcLightFixture": "琼光照明（示例）",
    "IfcOutlet": "琼光照明（示例）",
    "IfcFireSuppressionTerminal": "椰安消防（示例）",
    "IfcTransportElement": "海岛电梯（示例）",
}

_YEARS = {"IfcTransportElement": 15, "IfcUnitaryEquipment": 12, "IfcSanitaryTerminal": 15, "IfcFurniture": 10}
_INSPECTED = "2026-10-15"


def operation_psets(ifc_class: str, number: str) -> Psets:
    """Return warranty, service life, maintenance and condition of a maintained thing; equal sets are written once."""
    years = _YEARS.get(ifc_class, 8)
    critical = ifc_class == "IfcTransportElement"
    return {
        "Pset_Warranty": {
            "WarrantyIdentifier": identifier(number),
            "WarrantyStartDate": date("2026-10-01"),
            "IsExtendedWarranty": flag(False),
            "WarrantyPeriod": duration("P2Y"),
            "WarrantyContent": text("整机质保，人工与配件"),
            "PointOfContact": label(MAKERS.get(ifc_class, MAKERS["IfcFurniture"])),
        },
        "Pset_ServiceLife": {
            "ServiceLifeDuration": bounded_duration(f"P{years}Y"),
            "MeanTimeBetweenFailure": duration("P1Y"),
        },
        "Pset_MaintenanceStrategy": {
            "AssetCriticality": enumerated("VERYHIGH" if critical else "MODERATE"),
            "AssetPriority": enumerated("HIGH" if critical else "MODERATE"),
            "MonitoringType": enumerated("IOT" if critical else "INSPECTION"),
        },
        "Pset_Condition": {
            "AssessmentDate": date(_INSPECTED),
            "AssessmentCondition": label("良好"),
            "AssessmentDescription": text("验收合格"),
        },
    }
