"""Fourteen damaged files of the field: each ends within a minute in the outcome that is right for it, in one sentence."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.models import ROOT, real_model
from twin.cli.main import ExitCode
from twin.errors import IntegrityError, TwinError, UnusableInputError
from twin.ingest.process.worker import WorkerLimits, read_in_worker
from twin.model.origin import Origin
from twin.model.twin import Ingested

pytestmark = pytest.mark.real_models

LIMITS = WorkerLimits(cpu_s=60)
"""A minute by the processor's clock: other tests may run beside these."""
PAGE = ROOT / "docs" / "damaged-files.md"
CODES = {UnusableInputError: ExitCode.WRONG_USE, IntegrityError: ExitCode.INTEGRITY}


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What is right for a file: the exit code, and the sentence or what the twin has and the findings say."""

    file: str
    code: ExitCode
    sentence: str = ""
    counts: tuple[int, int, int] = (0, 0, 0)
    findings: tuple[str, ...] = ()

    def row(self) -> str:
        """Return the file's row in the documentation."""
        storeys, spaces, doors = self.counts
        told = self.sentence or f"{storeys} storeys, {spaces} spaces, {doors} doors"
        codes = ", ".join(f"[{code}](import-findings.md)" for code in self.findings)
        outcome = {0: "a twin", 2: "unusable", 3: "not proven whole"}[int(self.code)]
        return f"| {self.file} | {outcome} | {int(self.code)} | {told}{'; ' if codes else ''}{codes} |"


def twin(file: str, storeys: int, spaces: int, doors: int, *findings: str) -> Expected:
    """Return the counts that the sources' own table gives for the file's own elements; a derived storey is one."""
    return Expected(file=file, code=ExitCode.FINE, counts=(storeys, spaces, doors), findings=findings)


def refused(file: str, code: ExitCode, sentence: str) -> Expected:
    """Return a refusal; the sentence stands without the path before it."""
    return Expected(file=file, code=code, sentence=sentence)


EXPECTED = [
    twin("bpi_office_nostorey.ifc", 1, 8, 8, "ING201"),
    twin("bpi_office_zones_as_storeys.ifc", 9, 0, 15, "ING208", "ING211"),
    twin("doubleguids.ifc", 3, 2, 2, "ING102"),
    twin("duplex_a_georef.ifc", 4, 21, 14),
    twin("duplex_cobie_handover.ifc", 4, 22, 14, "ING203"),
    refused(
        "duplex_truncated.ifc",
        ExitCode.INTEGRITY,
        "is cut off: it does not end with END-ISO-10303-21; export or copy it again",
    ),
    refused(
        "errorfile.ifc",
        ExitCode.INTEGRITY,
        "holds a comment (/*) that does not end; mend it or export the model again",
    ),
    twin("fzk_haus_adt_ifc2xfinal.ifc", 2, 7, 5, "ING101"),
    twin("hitos_lifts_only.ifc", 7, 0, 0),
    refused(
        "invalid.ifc",
        ExitCode.WRONG_USE,
        "has no readable header (ISO-10303-21; HEADER; …); export the model again",
    ),
    twin("janesville_restaurant_deflate64.ifczip", 4, 20, 40),
    twin("jp_ac16_sjis.ifc", 3, 0, 1, "ING107"),
    twin("sixspaces.ifcxml", 2, 6, 6, "ING110"),
    refused("wall_big_bbox.ifc", ExitCode.INTEGRITY, "holds 0 IfcProject; a whole file holds exactly one"),
]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected.file)
def test_a_damaged_file_ends_as_is_right_for_it(expected: Expected) -> None:
    path = real_model(f"damaged/{expected.file}")

    if expected.code is ExitCode.FINE:
        ingested = read_in_worker(path, limits=LIMITS)
        assert count(ingested) == expected.counts
        assert set(expected.findings) <= {finding.code for finding in ingested.findings}
    else:
        with pytest.raises(TwinError) as caught:
            read_in_worker(path, limits=LIMITS)
        assert [code for kind, code in CODES.items() if isinstance(caught.value, kind)] == [expected.code]
        assert str(caught.value) == f"{path} {expected.sentence}"


def test_japanese_names_are_japanese() -> None:
    ingested = read_in_worker(real_model("damaged/jp_ac16_sjis.ifc"), limits=LIMITS)

    assert {storey.name for storey in ingested.twin.storeys.values()} == {"1階", "2階", "屋根"}


def test_the_page_of_damaged_files_is_this_table() -> None:
    rows = re.findall(r"^\| [\w.]+\.ifc.*$", Path(PAGE).read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert rows == [expected.row() for expected in EXPECTED]


def count(ingested: Ingested) -> tuple[int, int, int]:
    """Return how many storeys, and spaces and doors of the file's own, a twin has."""
    read = ingested.twin
    doors = [portal for portal in read.portals.values() if portal.kind.value == "door"]
    own = [space for space in read.spaces.values() if space.origin is Origin.DECLARED]
    return len(read.storeys), len(own), len(doors)
