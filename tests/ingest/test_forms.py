"""The forms of records are judged as the parser judges the records, only stricter."""

from pathlib import Path

import ifcopenshell
import pytest

from tests.fuzz.mutations import mutate
from tests.fuzz.trial import write_originals
from twin.errors import IntegrityError, UnusableInputError
from twin.ingest.records.integrity.forms import RecordForms, fit_schema
from twin.ingest.records.parsing import parse_ifc
from twin.ingest.records.step_text import read_step_text

FIRST_SEED = 7_000
MUTATIONS = 300


def fits(record: str, schema: str = "IFC4") -> bool:
    forms = RecordForms()
    forms.add(f"#1={record};".encode())
    return fit_schema(forms.list_forms(), schema)


@pytest.mark.parametrize(
    "record",
    [
        "IFCDIRECTION((1.,-0.5,1.E-016))",
        "IFCDIRECTION((1,22,1.25E+10))",
        "IFCDIRECTION(())",
        "IFCCARTESIANPOINTLIST3D(((1.,2.,3.),(1,2,3)))",
        "IFCWALL(',#2,$,',$,#30,$,',.STANDARD.)",
        "IFCTRIMMEDCURVE(#2,(#3,IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(270.)),.T.,.CARTESIAN.)",
        "IFCPROPERTYSINGLEVALUE(',$,IFCBOOLEAN(.T.),$)",
        "IFCPROPERTYLISTVALUE(',$,(IFCLABEL('),IFCREAL(1.)),$)",
        "IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.)",
        "IFCAXIS2PLACEMENT2D(#2,#3)",
        "IFCAXIS2PLACEMENT3D(#2,#3,#4)",
        "IFCMATERIALLAYERSETUSAGE(#1,.AXIS2.,.NEGATIVE.,0.,$)",
    ],
)
def test_records_of_the_schema_fit(record: str) -> None:
    assert fits(record)


@pytest.mark.parametrize(
    "record",
    [
        "IFCDIRECTION()",
        "IFCDIRECTION((1.),2.)",
        "IFCDIRECTION((1.),)",
        "IFCDIRECTION((1.,'))",
        "IFCDIRECTION((1.,$))",
        "IFCDIRECTION((1.0.0))",
        "IFCDIRECTION((--1.))",
        "IFCDIRECTION((1.E-999))",
        "IFCDIRECTION((1.E-0308))",
        "IFCDIRECTION((.5))",
        "IFCAXIS2PLACEMENT2D(#2,#3,#4)",
        "IFCAXIS2PLACEMENT3D(#2,#3)",
        "IFCAXIS22PLACEMENT3D(#2,#3,#4)",
        "IFCSIUNIT(*,.LENGTHUNIT.,.MILLY.,.METRE.)",
        "IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,METRE)",
        "IFCPROPERTYSINGLEVALUE(',$,IFCBOOLEAN(.X.),$)",
        "IFCPROPERTYSINGLEVALUE(',$,IFCLABEL(',')",
        "IFCPROPERTYSINGLEVALUE('\"',$,$,$)",
        "IFCPROPERTYSINGLEVALUE(',$,IFCLABEL(),$)",
        "IFCPROPERTYSINGLEVALUE(',$,IFCWALL('),$)",
        "IFCPROPERTYSINGLEVALUE(',$,IFCFOO('),$)",
        "IFCPROPERTYSINGLEVALUE(',,$,$)",
        "IFCMATERIALLAYERSETUSAGE(#1,.AXIS22.,.NEGATIVE.,0.,$)",
        "IFCLABEL(')",
        "IFCFOO(')",
        "ifcdirection((1.))",
        "IFCMAPPEDITEM(#1,#1,#1)",
        "IFCMAPPEDITEM(#1)",
    ],
)
def test_what_the_parser_may_stumble_over_does_not_fit(record: str) -> None:
    assert not fits(record)


def test_a_class_fits_the_schema_that_has_it() -> None:
    record = "IFCINDEXEDPOLYCURVE(#1,$,.F.)"

    assert fits(record, "IFC4")
    assert not fits(record, "IFC2X3")


def test_a_record_that_comes_after_long_ones_is_judged_too() -> None:
    forms = RecordForms()
    points = ",".join("(1.,2.,3.)" for _ in range(1_000))
    forms.add(f"#1=IFCCARTESIANPOINTLIST3D(({points}));#2=IFCDIRECTION();".encode())

    assert not fit_schema(forms.list_forms(), "IFC4")


def test_where_all_forms_fit_the_parser_has_nothing_to_say(tmp_path: Path) -> None:
    originals = [path.read_bytes() for path in write_originals(tmp_path)]
    path, fitting = tmp_path / "damaged.ifc", 0
    for seed in range(FIRST_SEED, FIRST_SEED + MUTATIONS):
        path.write_bytes(mutate(originals[seed % 2], seed).content)
        try:
            text = read_step_text(path)
        except (IntegrityError, UnusableInputError):
            continue
        if not fit_schema(text.forms, text.schema_label) or text.repacked is not None:
            continue
        fitting += 1
        ifcopenshell.get_log()
        model = ifcopenshell.open(str(path))
        said = [line for line in str(ifcopenshell.get_log()).splitlines() if "non-unique GlobalId" not in line]
        assert said == [], f"seed {seed}"
        assert len(model.entity_names()) == text.records

    assert fitting > MUTATIONS / 10


def test_a_whole_file_is_read_record_by_record_and_one_with_a_value_too_many_refused(tmp_path: Path) -> None:
    house = write_originals(tmp_path)[0]
    text = house.read_text()

    assert fit_schema(read_step_text(house).forms, "IFC4")

    house.write_text(text.replace("IFCDIRECTION((", "IFCDIRECTION($,(", 1))
    with pytest.raises(IntegrityError, match="Expected 1 attribute values, found 2"):
        parse_ifc(house)
