"""Import defects of the file itself, ING1xx from 107 on: texts, numbers, forms and the schema."""

from twin.ingest.findings.issues import WHOLE_MODEL, import_finding
from twin.model.finding import Finding, Subject


def legacy_code_page(code_page: str, texts: int) -> Finding:
    """ING107: texts are bytes of a code page; which one was found out, and they were read right."""
    return import_finding(
        "ING107",
        "legacy-code-page",
        WHOLE_MODEL,
        zh=f"{texts} 处文字按 {code_page} 编码写入，不是 IFC 的写法；已识别并正确读取。",
        en=f"{texts} texts are written as bytes of {code_page}, not as IFC wants them; they were recognised and read right.",
        fix_zh="在导出设置中选择 Unicode（\\X2\\）编码，或更新导出插件。",
        fix_en="Choose Unicode (\\X2\\) in the export settings, or update the exporter.",
        observed=code_page,
        required="\\X2\\",
    )


def unreadable_texts(texts: int) -> Finding:
    """ING108: texts are bytes of a code page that could not be told; names in the twin are not to be relied on."""
    return import_finding(
        "ING108",
        "unreadable-texts",
        WHOLE_MODEL,
        zh=f"{texts} 处文字的编码无法判断，名称可能是乱码，按名称识别的用途不可靠。",
        en=f"The encoding of {texts} texts could not be told: names may be garbled, and uses told by name are not reliable.",
        fix_zh="在导出设置中选择 Unicode（\\X2\\）编码后重新导出。",
        fix_en="Choose Unicode (\\X2\\) in the export settings and export again.",
        observed=texts,
        missing="code page",
    )


def absurd_numbers(count: int) -> Finding:
    """ING109: numbers in properties that no building has."""
    return import_finding(
        "ING109",
        "absurd-number",
        WHOLE_MODEL,
        zh=f"属性或数量中有 {count} 个荒谬的数值（绝对值不小于 1e15）；几何不受影响，这些属性不可信。",
        en=f"{count} numbers in properties or quantities are absurd (1e15 or more); geometry is not touched, those values are not reliable.",
        fix_zh="在设计软件中更正这些属性值。",
        fix_en="Correct these property values in the authoring tool.",
        observed=count,
        required=0,
    )


def read_from_xml() -> Finding:
    """ING110: the model was ifcXML and was converted."""
    return import_finding(
        "ING110",
        "read-from-ifcxml",
        WHOLE_MODEL,
        zh="文件为 ifcXML，已转换为 STEP 实体读取；外部实体一律不解析。",
        en="The file is ifcXML; it was converted to STEP records, and nothing outside the file was read.",
        fix_zh="优先导出 .ifc（STEP）文件。",
        fix_en="Prefer to export .ifc (STEP).",
        observed="ifcXML",
        required="STEP",
    )


def schema_breach(subject: Subject, attribute: str, breach: str, count: int) -> Finding:
    """ING120: what the schema forbids; told only when asked for, and never a reason to refuse."""
    return import_finding(
        "ING120",
        "schema-breach",
        subject,
        zh=f"{subject.kind}.{attribute} 不符合模式（共 {count} 处）：{breach}",
        en=f"{subject.kind}.{attribute} does not follow the schema ({count} times): {breach}",
        fix_zh="更新设计软件的 IFC 导出插件，或更正该构件的属性后重新导出。",
        fix_en="Update the authoring tool's IFC exporter, or correct the attribute and export again.",
        observed=count,
        required=0,
    )
