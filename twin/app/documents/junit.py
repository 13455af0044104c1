"""What was found as JUnit XML, which build servers count: one case a rule, skipped where nobody can know."""

from collections import defaultdict
from xml.etree import ElementTree as ET

from twin.app.checks import Checked
from twin.app.documents.checks import section_of
from twin.model.finding import Finding, Verdict


def junit_document(checked: Checked, language: str) -> bytes:
    """Return the rules as test cases."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for one in checked.findings:
        if one.verdict in {Verdict.FAIL, Verdict.UNKNOWN}:
            found[one.code].append(one)
    names = {one.rule.code: (one.rule.name, section_of(one.rule.clause)) for one in checked.reports}
    names |= {code: (some[0].name, section_of(some[0].clause)) for code, some in found.items() if code not in names}
    suite = ET.Element("testsuite", name="twin check", tests=str(len(names)), timestamp=f"{checked.today}T00:00:00")
    failures = skipped = 0
    for code, (name, section) in sorted(names.items()):
        case = ET.SubElement(suite, "testcase", classname=section, name=f"{code} {name}")
        failed = [one for one in found[code] if one.verdict is Verdict.FAIL]
        if failed:
            failures += 1
            node = ET.SubElement(case, "failure", message=failed[0].message[language], type=failed[0].severity.value)
            node.text = "\n".join(_line(one, language) for one in failed)
        elif found[code]:
            skipped += 1
            ET.SubElement(case, "skipped", message=_line(found[code][0], language))
    suite.attrib |= {"failures": str(failures), "skipped": str(skipped), "errors": "0"}
    ET.indent(suite)
    document: bytes = ET.tostring(suite, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _line(found: Finding, language: str) -> str:
    return f"{found.subject.id or ''} {found.subject.name}: {found.message[language]}".strip()
