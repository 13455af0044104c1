"""What each import defect breaks for the people who rely on the twin: the part of the catalogue that no message says."""

from collections.abc import Mapping
from typing import Final

CONSEQUENCES: Final[Mapping[str, tuple[str, str]]] = {
    "ING101": ("个别属性可能未被读取。", "Single attributes may not have been read."),
    "ING102": (
        "按 GlobalId 引用这些构件会指向第一个。",
        "Whoever names one of them by GlobalId gets the first.",
    ),
    "ING103": ("警告所指的值可能缺失。", "The values that the warnings speak of may be missing."),
    "ING104": ("若实际不是米，所有距离和宽度都会错。", "If it is not metres, every distance and width is wrong."),
    "ING105": ("其他建筑的楼层混入同一张图。", "Storeys of the other buildings stand in one plan with its own."),
    "ING106": ("坐标与原文件相差一个整数平移。", "Coordinates differ from the file's by a whole shift."),
    "ING107": ("无；若判断有误，名称会错。", "Nothing; were the guess wrong, names would be."),
    "ING108": (
        "搜索、播报和按名称识别的用途不可靠。",
        "Search, speech and uses told by name are not reliable.",
    ),
    "ING109": ("依赖这些属性的规则无法判断。", "Rules that need these properties cannot decide."),
    "ING110": ("无；文件更大、读取更慢。", "Nothing; the file is larger and slower to read."),
    "ING111": ("无；说明哪个文件为准。", "Nothing; it says which file leads."),
    "ING112": ("文件之间可能错位。", "The files may not lie over each other."),
    "ING113": ("该楼层可能重复或无法到达。", "The storey may be there twice, or nobody gets to it."),
    "ING114": ("门和家具可能浮空或陷入楼板。", "Doors and furniture may hang in the air or lie in the slab."),
    "ING115": ("以第一个文件中的为准，另一个被忽略。", "The first file's is believed, the other's is lost."),
    "ING116": ("地图和地理位置服务用不了。", "Maps and services that need a place on earth cannot be used."),
    "ING117": (
        "天气、日照和附近地点会按另一座城市给出。",
        "Weather, sun and what is near by would be another city's.",
    ),
    "ING120": ("其他软件可能拒绝此文件。", "Other software may refuse the file."),
    "ING201": (
        "楼层名称和标高未知，多层建筑会被压成一层。",
        "Name and height of storeys are unknown; several become one.",
    ),
    "ING202": ("楼梯和电梯可能连到错误的楼层。", "Stairs and elevators may be linked to the wrong storey."),
    "ING203": ("该空间不能作为路线的起点或终点。", "No route begins or ends in the space."),
    "ING204": ("该楼层没有路线。", "There are no routes on the storey."),
    "ING205": ("面积若相加会重复计算。", "Areas would count twice if added up."),
    "ING206": ("若推定错误，空间会出现在别的楼层。", "If the guess is wrong the space is on another storey."),
    "ING207": ("该空间不属于任何功能区，按区域找不到。", "The space is in no zone and is not found by one."),
    "ING208": (
        "区域的边界和用途是推定的，可能与设计不符。",
        "Bounds and uses of the regions are derived and may not be what was designed.",
    ),
    "ING209": ("路线到不了没有空间的部分。", "No route leads to the part without spaces."),
    "ING210": ("这些空间不能作为目的地。", "Nobody is led to these spaces."),
    "ING211": (
        "楼层列表与实际楼层不符，房间按楼层查找会找错。",
        "The list of storeys is not the building's; a room looked up by storey is not where people think.",
    ),
    "ING212": ("按该楼层名称查找会落到相邻楼层。", "Who asks for the storey by name is led on the one beside it."),
    "ING213": (
        "夹层的名称和用途是推定的。",
        "What the mezzanine is called and for is derived.",
    ),
    "ING214": (
        "推定的室外地面没有名称，可能不对公众开放。",
        "The derived ground has no name and may not be public.",
    ),
    "ING301": (
        "墙缺失会让路线穿过它，空间缺失则无法到达。",
        "Where it is a wall, routes may lead through it; where it is a space, nobody gets there.",
    ),
    "ING302": (
        "墙缺失会让路线穿过它，空间缺失则无法到达。",
        "Where it is a wall, routes may lead through it; where it is a space, nobody gets there.",
    ),
    "ING303": (
        "墙缺失会让路线穿过它，空间缺失则无法到达。",
        "Where it is a wall, routes may lead through it; where it is a space, nobody gets there.",
    ),
    "ING304": ("该构件不在平面图上。", "The element is not in the plan."),
    "ING401": ("路线不会经过这扇门。", "No route uses the door."),
    "ING402": ("门后的房间到不了。", "Nobody gets to what lies behind the door."),
    "ING403": ("若几何有误，路线会走错房间。", "If the geometry is wrong, routes lead through the wrong room."),
    "ING404": ("出入口可能多算或漏算。", "An entrance may be missing, or one too many."),
    "ING405": ("轮椅路线可能通过过窄的门。", "A wheelchair's route may lead through a door that is too narrow."),
    "ING406": ("轮椅路线避开这扇门。", "Routes for wheelchairs avoid the door."),
    "ING407": ("该属性视为未知。", "The property counts as unknown."),
    "ING408": ("两个空间之间的开放边界未知。", "Whether one can walk from one space to the other is unknown."),
    "ING409": ("没有路线通向这些房间。", "No route leads to these rooms."),
    "ING411": (
        "从其他房间到这些房间没有路线；从各自的出入口可以到达。",
        "No route leads there from the other rooms; from their own entrance one does.",
    ),
    "ING501": ("路线不使用它换层。", "No route changes storeys there."),
    "ING502": ("路线不能从这一端进入。", "No route enters at that end."),
    "ING503": ("路线不使用这部电梯。", "No route uses the elevator."),
    "ING504": (
        "若识别有误，会把人引到不是电梯的地方。",
        "If the name misleads, people are led to what is no elevator.",
    ),
    "ING505": ("推定的平台没有名称，可能不对公众开放。", "The derived platform has no name and may not be public."),
    "ING506": ("按 GlobalId 引用其中一段会得到整部电梯。", "Who names one of the pieces gets the whole elevator."),
    "ING601": ("按种类找不到该设施。", "The facility is not found by its kind."),
    "ING602": ("标识上的这一行不参与导向检查。", "The line takes no part in guidance or its checks."),
    "ING603": ("该标识不参与导向。", "The sign takes no part in guidance."),
    "ING604": ("该办事流程无法带路。", "Nobody is led along the service flow."),
}
"""By code, in Chinese and English."""
