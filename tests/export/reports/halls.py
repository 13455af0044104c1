"""A small hall with findings of every sort, put together by hand."""

from dataclasses import replace

from tests.support.floorplan import draw
from tests.support.marks import Door, Room
from twin.model.dossier import Dossier, Item, Quote
from twin.model.finding import Clause, Evidence, Finding, Modality, Severity, Subject, Verdict
from twin.model.rule import Report, make_rule
from twin.model.twin import Twin

PLAN = """
################
#A.....nB......#
#......#.......#
################
"""
ODD = '=1+1 <script>alert("甲")</script>\x01'
"""A name that a spreadsheet would work out, a browser run, and XML refuse."""
RULE = make_rule("ACC101", "door-too-narrow", "6.3.3.1", Modality.SHALL)


def draw_hall() -> Twin:
    """Return two rooms and a narrow door."""
    return draw(PLAN, marks={"n": Door(name="窄门", clear_width_m=0.7)}, rooms={"A": Room(long_name="业务受理区")})


def gather(twin: Twin) -> Dossier:
    """Return a door that fails, a room that is unknown, and something to sign."""
    (door,), space = twin.portals.values(), next(iter(twin.spaces.values()))
    narrow = Finding(
        code="ACC101",
        name="door-too-narrow",
        clause=Clause(standard="GB 55019-2021", section="2.5.4", modality=Modality.SHALL),
        verdict=Verdict.FAIL,
        severity=Severity.SHALL,
        evidence=Evidence.V,
        subject=Subject(id=door.id, kind="door", name=ODD, storey=door.storey),
        message={"zh-CN": "门太窄", "en": "The door is narrow"},
        fix={"zh-CN": "增加200毫米", "en": "Widen by 200 mm"},
        at=door.at,
        observed=0.7,
        required=0.9,
        unit="m",
    )
    dim = replace(
        narrow,
        code="SVC001",
        verdict=Verdict.UNKNOWN,
        subject=Subject(id=space.id, kind="space", name="业务受理区", storey=space.storey),
        at=None,
        observed=None,
        required=None,
        missing="Pset_SpaceCommon.NetFloorArea",
    )
    signed = replace(dim, code="ATT001", verdict=Verdict.ATTEST, subject=Subject(id=None, kind="place", name=""))
    quote = Quote(section="6.3.3.1", text={"zh-CN": "应有无障碍通道连接", "en": "shall be joined"})
    items = tuple(
        Item(number=number, finding=found, fingerprint=f"{number:016x}", section="GB 55019-2021 2.5.4", quotes=(quote,))
        for number, found in enumerate((narrow, dim, signed), start=1)
    )
    report = Report(rule=RULE, examined=3, passed=2, findings=(narrow,))
    counts = {Verdict.PASS: 2, Verdict.FAIL: 1, Verdict.UNKNOWN: 1, Verdict.ATTEST: 1}
    return Dossier(twin=twin, title="hall.ifc", today="2026-11-24", items=items, reports=(report,), counts=counts)
