"""The place itself: names, hours, phones, address, where on earth. The centre and its numbers are invented."""

import math

from models_ifc.authoring.values import Psets, flag, identifier, label, listing, text

PROJECT_NAME = "椰城市政务服务中心 建筑方案"
PLACE_NAME = "椰城市政务服务中心"
PLACE_ENGLISH = "Yecheng Municipal Government Service Center"
ADDRESS = ("椰林大道88号", "椰城市", "海南省", "570000", "中国")
TRUE_NORTH_DEGREES = 12.0
"""The plan's x axis points this many degrees north of east."""
EASTING, NORTHING, HEIGHT = 429895.0, 2215827.0, 8.6
CRS = "EPSG:4546"
LATITUDE, LONGITUDE = (20, 1, 48), (110, 19, 48)

PLACE_PSETS: Psets = {
    "Twin_Place": {
        "OpeningHours": label("Mo-Fr 08:30-12:00,14:30-17:30"),
        "Phone": label("0898-6600-1234"),
        "AccessibleServicePhone": label("0898-6600-1236"),
        "ComplaintPhone": label("0898-12345"),
        "ServiceScope": listing(("行政许可", "公共服务", "便民服务", "24小时自助办理")),
        "CrowdedPublicPlace": flag(True),
        "Construction": label("new"),
        "Sprinklered": flag(True),
        "FireGrade": label("II"),
        "AreaLimited": flag(False),
        "NameEn": text(PLACE_ENGLISH),
    },
    "Pset_BuildingCommon": {"Reference": identifier("YC-ZW-01")},
}


def map_axis() -> tuple[float, float]:
    """Return the map direction of the plan's x axis: abscissa and ordinate."""
    a = math.radians(TRUE_NORTH_DEGREES)
    return (round(math.cos(a), 9), round(math.sin(a), 9))


def true_north() -> tuple[float, float]:
    """Return true north in the plan."""
    a = math.radians(TRUE_NORTH_DEGREES)
    return (round(math.sin(a), 9), round(math.cos(a), 9))
