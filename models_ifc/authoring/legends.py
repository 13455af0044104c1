"""
One name for one thing (6.1.4.12): every target a sign can show, with its Chinese, its English and its symbol.

English as in the project's list of sign terms. Targets are written as in the authoring profile, with keys instead of GlobalIds.
"""

Term = tuple[str, str, str]

TERMS: dict[str, Term] = {
    "exit": ("出口", "Exit", "exit"),
    "zone:consultation_reception": ("咨询接待区", "Information & Reception", "information"),
    "zone:business_acceptance": ("业务受理区", "Service Counters", "counter"),
    "zone:certificate_issuing": ("制证和取证区", "Certificate Issuing & Collection", "certificate"),
    "zone:information_reading": ("政府信息查阅区", "Government Information Access", "reading"),
    "zone:convenience_service": ("便民服务区", "Convenience Services", "convenience"),
    "zone:self_service_24h": ("24小时自助办理区", "24-Hour Self-Service", "self_service"),
    "zone:back_office": ("后台办公区", "Back Office", "staff"),
    "zone:supporting": ("配套功能区", "Support Facilities", "staff"),
    "zone:toilet": ("卫生间", "Restroom", "toilet"),
    "zone:accessible_toilet": ("无障碍卫生间", "Accessible Restroom", "accessible"),
    "zone:nursing_room": ("母婴室", "Mother and Baby Room", "nursing"),
    "zone:stair": ("楼梯", "Stairs", "stairs"),
    "zone:elevator_lobby": ("电梯", "Elevator", "elevator"),
    "window:general_consultation": ("综合咨询窗口", "General Enquiries", "counter"),
    "window:general_acceptance": ("综合受理窗口", "General Acceptance", "counter"),
    "window:assisted_service": ("帮办代办窗口", "Assisted & Agency Services", "counter"),
    "window:cross_region": ("跨区域通办窗口", "Cross-Regional Services", "counter"),
    "window:unresolved_coordination": ("“未办成事”协调服务窗口", "Unresolved Cases", "counter"),
    "window:leader_complaint": ("领导值班和投诉建议窗口", "Duty Officer, Complaints & Suggestions", "counter"),
    "window:general_issuing": ("综合出件窗口", "Document Collection", "counter"),
    "window:special": ("特色窗口", "Special Services", "counter"),
    "facility:queue_ticket_machine": ("取号机", "Take a Number", "ticket"),
    "facility:self_service_kiosk": ("自助终端", "Self-Service Kiosk", "kiosk"),
    "facility:storage_locker": ("自助存取柜", "Self-Service Lockers", "locker"),
    "facility:water_dispenser": ("饮水处", "Drinking Water", "water"),
    "facility:low_service_desk": ("低位服务设施", "Low Height Service Facilities", "accessible"),
    "facility:wheelchair_ramp": ("轮椅坡道", "Wheelchair Ramp", "accessible"),
    "facility:accessible_parking": ("无障碍机动车停车位", "Accessible Vehicle Parking", "accessible"),
    "facility:fire_extinguisher": ("灭火器", "Fire Extinguisher", "extinguisher"),
    "facility:aed": ("急救", "First Aid", "aed"),
    "connector:1F/elevator/1": ("无障碍电梯", "Wheelchair Accessible Elevator", "accessible_elevator"),
    "connector:1F/escalator/1": ("自动扶梯", "Escalator", "escalator"),
    "connector:1F/ramp/entrance": ("轮椅坡道", "Wheelchair Ramp", "accessible"),
    "storey:1F": ("一层", "1F", ""),
    "storey:2F": ("二层", "2F", ""),
    "storey:3F": ("三层", "3F", ""),
    "space:1F/space/shared": ("共享接待室", "Shared Reception Room", "meeting"),
    "space:2F/space/meeting-1": ("共享会议室", "Shared Meeting Room", "meeting"),
    "space:2F/space/complaints": ("问题反馈和投诉处理室", "Feedback & Complaints Room", "complaint"),
    "space:2F/space/leader": ("领导值班室", "Duty Officer's Room", "complaint"),
    "space:2F/space/wing-1": ("共享洽谈室", "Shared Negotiation Room", "meeting"),
    "space:2F/space/wing-2": ("共享会议室二", "Shared Meeting Room 2", "meeting"),
    "space:2F/space/wing-4": ("企业服务专区", "Enterprise Services", "counter"),
    "space:3F/space/reception": ("共享接待室", "Shared Reception Room", "meeting"),
    "space:3F/space/training": ("共享培训室", "Shared Training Room", "meeting"),
    "space:3F/space/exhibition": ("改革成果展厅", "Reform Exhibition", "exhibition"),
    "space:3F/space/meeting": ("多功能会议室", "Multi-Function Meeting Room", "meeting"),
}

NOTICES: dict[str, Term] = {
    "no-smoking": ("禁止吸烟", "No Smoking", "no_smoking"),
    "wet-floor": ("小心地滑", "Caution: Wet Floor", "slippery"),
    "step": ("小心台阶", "Mind the Step", "step"),
    "glass": ("小心玻璃", "Caution: Glass", "glass"),
    "staff": ("工作人员专用", "Staff Only", "no_entry"),
    "hours": ("服务时间 周一至周五 8:30–12:00 14:30–17:30", "Service Hours Mon–Fri 8:30–12:00 14:30–17:30", "clock"),
    "hours-24": ("服务时间 7×24小时", "Service Hours 7×24", "clock"),
    "accessible-phone": ("无障碍服务电话 0898-6600-1236", "Accessibility Service Hotline 0898-6600-1236", "phone"),
    "complaint-phone": ("投诉电话 0898-12345", "Complaints Hotline 0898-12345", "phone"),
    "accessible-entrance": ("无障碍出入口", "Accessible Entrance", "accessible"),
    "you-are-here": ("您在此", "You Are Here", "here"),
    "plan": ("平面图", "Floor Plan", "plan"),
    "evacuation": ("疏散平面图", "Evacuation Plan", "plan"),
    "name": ("椰城市政务服务中心", "Yecheng Municipal Government Service Center", "logo"),
    "men": ("男", "Men", "men"),
    "women": ("女", "Women", "women"),
    "seminar": ("今日培训 二楼改三楼共享培训室", "Today's Training: Shared Training Room, 3F", "meeting"),
    "queue-moved": ("临时通知 外语窗口今日移至16号", "Today: Foreign Language Service at Window 16", "counter"),
}


def line(arrow: str, target: str) -> str:
    """Return a legend that points to a target."""
    zh, en, symbol = TERMS[target]
    return f"{arrow} | {target} | {zh} | {en} | {symbol}"


def notice(key: str) -> str:
    """Return a legend that says something."""
    zh, en, symbol = NOTICES[key]
    return f"none |  | {zh} | {en} | {symbol}"


def numbered(number: int, key: str) -> str:
    """Return a legend that names one window by its number."""
    return f"none | facility:{key} | {number}号窗口 | Window {number} | counter"
