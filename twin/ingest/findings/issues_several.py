"""Import defects of places that come as several files: ING11x."""

from twin.ingest.findings.issues import WHOLE_MODEL, import_finding, some
from twin.model.finding import Finding, Subject

_WAYS = {
    "map": ("地图坐标", "map coordinates"),
    "building": ("建筑", "building"),
    "origin": ("项目原点", "project origin"),
}


def read_together(names: list[str]) -> Finding:
    """ING111: several files were read as one place; the first leads."""
    return import_finding(
        "ING111",
        "files-read-together",
        WHOLE_MODEL,
        zh=f"{len(names)} 个文件作为一个场所读取（{some(names)}），坐标系与楼层以“{names[0]}”为准。",
        en=f"{len(names)} files were read as one place ({some(names)}); frame and storeys are those of {names[0]!r}.",
        observed=len(names),
    )


def frames_contradict(file: str, believed: str, other: str, apart_m: float) -> Finding:
    """ING112: two ways to place a file disagree."""
    return import_finding(
        "ING112",
        "file-placements-contradict",
        WHOLE_MODEL,
        zh=f"文件“{file}”按{_WAYS[believed][0]}与按{_WAYS[other][0]}放置相差 {apart_m:.3f} m；以{_WAYS[believed][0]}为准。",
        en=f"{file!r} lies {apart_m:.3f} m elsewhere by its {_WAYS[other][1]} than by its {_WAYS[believed][1]}, which is believed.",
        fix_zh="各专业用同一坐标系和同一建筑位置导出。",
        fix_en="Export all disciplines with the same coordinates and the same placement of the building.",
        observed=round(apart_m, 3),
        required=0.0,
        unit="m",
    )


def storey_of_one_file(storey: Subject, file: str) -> Finding:
    """ING113: a storey that no other file knows; it is listed beside theirs."""
    return import_finding(
        "ING113",
        "storey-of-one-file",
        storey,
        zh=f"文件“{file}”的楼层“{storey.name}”在主文件中没有对应楼层，单独列出。",
        en=f"No storey of the leading file is the storey {storey.name!r} of {file!r}; it is listed beside them.",
        fix_zh="各专业使用相同的楼层名称和标高。",
        fix_en="Use the same storey names and elevations in all disciplines.",
        observed=storey.name,
    )


def storey_heights_differ(storey: Subject, file: str, here_m: float, there_m: float) -> Finding:
    """ING114: storeys of one name lie at different heights."""
    return import_finding(
        "ING114",
        "storey-heights-differ",
        storey,
        zh=f"文件“{file}”的楼层“{storey.name}”标高为 {here_m:.3f} m，主文件为 {there_m:.3f} m；按名称视为同一楼层。",
        en=f"The storey {storey.name!r} of {file!r} lies at {here_m:.3f} m, in the leading file at {there_m:.3f} m; by its name it is the same.",
        fix_zh="统一各专业的楼层标高。",
        fix_en="Use the same storey elevations in all disciplines.",
        observed=here_m,
        required=there_m,
        unit="m",
    )


def copies_contradict(elements: list[tuple[str, str]]) -> Finding:
    """ING115: elements with one GlobalId that two files draw differently; *elements* are (id, name)."""
    listed = sorted(elements)
    ids = [key for key, _ in listed]
    return import_finding(
        "ING115",
        "copies-contradict",
        Subject(id=listed[0][0], kind="element", name=listed[0][1]),
        zh=f"{len(listed)} 个构件在多个文件中的类型或位置不一致（{some(ids)}）；以主文件为准。",
        en=f"{len(listed)} elements have another class or place in another file ({some(ids)}); the first file is believed.",
        fix_zh="从各专业文件中删除不属于本专业的构件，或更新其链接。",
        fix_en="Leave elements of other disciplines out of the export, or update the links.",
        observed=len(listed),
        required=0,
    )
