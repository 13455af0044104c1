"""Stairs and ramps of drawn buildings: what they reach and how they measure."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.make_ifc import Drawing, guid, rectangle
from tests.support.make_ways import GOING_M, RISER_M, merged, prism_at, ramp, stair
from twin.ingest.read import read_ifc
from twin.model.ids import OUTSIDE, ConnectorId
from twin.model.origin import Origin
from twin.model.passage import ConnectorKind, VerticalConnector
from twin.model.twin import Ingested

RISERS = 20


def read(drawing: Drawing, tmp_path: Path) -> Ingested:
    return read_ifc(drawing.write(tmp_path / "levels.ifc"))


def connector(ingested: Ingested, name: str) -> VerticalConnector:
    return ingested.twin.connectors[ConnectorId(guid(name))]


def two_storeys(drawing: Drawing) -> tuple[Any, Any]:
    """Draw two storeys 3 m apart with one large space each."""
    lower, upper = drawing.storey("Ground", 0.0), drawing.storey("First", RISERS * RISER_M)
    drawing.space(lower, "hall", rectangle(0.0, 0.0, 12.0, 6.0), height_m=2.8)
    drawing.space(upper, "gallery", rectangle(8.0, 0.0, 12.0, 6.0), height_m=2.8)
    return lower, upper


@pytest.mark.parametrize("unit", ["mm", "inch"])
def test_a_stair_reaches_the_floors_before_its_first_and_behind_its_last_step(tmp_path: Path, unit: str) -> None:
    drawing = Drawing(unit=unit)
    lower, _ = two_storeys(drawing)
    stair(drawing, lower, "stair", (2.0, 2.0, 0.0), risers=RISERS)

    found = connector(read(drawing, tmp_path), "stair")

    top_x = 2.0 + (RISERS - 1) * GOING_M
    assert found.kind is ConnectorKind.STAIR
    # The space of the upper storey begins at x = 8, further on than half a metre: the landing goes to it.
    assert [landing.space for landing in found.landings] == [guid("hall"), guid("gallery")]
    assert found.landings[0].at == pytest.approx((1.5, 2.6, 0.0))
    assert found.landings[1].at[0] > top_x
    assert found.landings[1].at[2] == pytest.approx(3.0)
    assert found.storeys == (guid("Ground"), guid("First"))


def test_a_stair_is_measured_step_by_step(tmp_path: Path) -> None:
    drawing = Drawing()
    lower, _ = two_storeys(drawing)
    stair(drawing, lower, "stair", (2.0, 2.0, 0.0), risers=RISERS, width_m=1.4)

    found = connector(read(drawing, tmp_path), "stair")

    (run,) = found.runs
    assert run.risers == RISERS
    assert run.riser_m == pytest.approx(RISER_M)
    assert run.tread_m == pytest.approx(GOING_M)
    assert run.slope_ratio is not None
    assert run.slope_ratio.value == pytest.approx(RISER_M / GOING_M)
    assert found.clear_width_m is not None
    assert found.clear_width_m.value == pytest.approx(1.4)
    assert found.clear_width_m.origin is Origin.MEASURED
    assert run.path[0] == found.landings[0].at
    assert run.path[-1] == found.landings[1].at
    assert [z for _, _, z in run.path] == sorted(z for _, _, z in run.path)


def test_a_slab_far_above_the_last_step_is_no_step(tmp_path: Path) -> None:
    drawing = Drawing()
    lower, _ = two_storeys(drawing)
    made = stair(drawing, lower, "stair", (2.0, 2.0, 0.0), risers=RISERS)
    roof = drawing.root(
        "IfcSlab",
        "roof",
        ObjectPlacement=drawing.placement((0.0, 0.0, 0.0), lower),
        Representation=merged(drawing, [prism_at(drawing, rectangle(2.0, 2.0, 4.0, 3.2), 5.0, 0.2)]),
    )
    made.IsDecomposedBy[0].RelatedObjects = [*made.IsDecomposedBy[0].RelatedObjects, roof]

    found = connector(read(drawing, tmp_path), "stair")

    assert max(z for _, _, z in found.runs[0].path) == pytest.approx(3.0)


def test_a_stair_whose_top_reaches_no_space_says_so(tmp_path: Path) -> None:
    drawing = Drawing()
    lower = drawing.storey("Ground", 0.0)
    drawing.space(lower, "hall", rectangle(0.0, 0.0, 12.0, 6.0), height_m=2.8)
    for name, outline in {
        "w": rectangle(-0.2, -0.2, 0.0, 6.2),
        "e": rectangle(12.0, -0.2, 12.2, 6.2),
        "s": rectangle(0.0, -0.2, 12.0, 0.0),
        "n": rectangle(0.0, 6.0, 12.0, 6.2),
    }.items():
        drawing.element("IfcWall", lower, name, outline, height_m=6.0)
    stair(drawing, lower, "stair", (2.0, 2.0, 0.0), risers=RISERS)

    ingested = read(drawing, tmp_path)

    assert connector(ingested, "stair").landings[1].space is None
    assert [f.subject.id for f in ingested.findings if f.code == "ING502"] == [guid("stair")]


def test_entrance_steps_join_two_floors_of_one_storey(tmp_path: Path) -> None:
    drawing = Drawing()
    ground = drawing.storey("Ground", 0.0)
    drawing.space(ground, "platform", rectangle(3.0, 0.0, 8.0, 6.0), height_m=3.0)
    stair(drawing, ground, "steps", (2.1, 2.0, -0.6), risers=4)

    found = connector(read(drawing, tmp_path), "steps")

    assert [landing.storey for landing in found.landings] == [guid("Ground")] * 2
    assert [landing.space for landing in found.landings] == [OUTSIDE, guid("platform")]
    assert found.landings[0].at[2] == pytest.approx(-0.6)


@pytest.mark.parametrize("declared_ratio", [None, 0.05])
def test_a_ramps_slope_is_what_was_built(tmp_path: Path, declared_ratio: float | None) -> None:
    drawing = Drawing()
    ground = drawing.storey("Ground", 0.0)
    drawing.space(ground, "yard", rectangle(0.0, 0.0, 2.0, 6.0))
    upper = drawing.storey("Platform", 0.6)
    drawing.space(upper, "platform", rectangle(9.2, 0.0, 12.0, 6.0))
    made = ramp(drawing, ground, "ramp", (2.0, 2.0, 0.0), length_m=7.2, rise_m=0.6, width_m=1.5)
    if declared_ratio is not None:
        drawing.properties(made, "Pset_RampCommon", RequiredSlope=declared_ratio)

    found = connector(read(drawing, tmp_path), "ramp")

    slope = found.runs[0].slope_ratio
    assert slope is not None
    assert slope.value == pytest.approx(1 / 12, abs=1e-6)
    assert slope.origin is Origin.MEASURED
    assert [landing.space for landing in found.landings] == [guid("yard"), guid("platform")]
    assert found.clear_width_m is not None
    assert found.clear_width_m.value == pytest.approx(1.5)
    assert found.landings[0].at == pytest.approx((1.5, 2.75, 0.0), abs=1e-3)


@pytest.mark.parametrize(("declared_m", "told_m", "origin"), [(1.3, 1.3, Origin.DECLARED), (1.8, 1.5, Origin.MEASURED)])
def test_a_ramp_is_as_wide_as_declared_unless_it_was_built_narrower(
    tmp_path: Path, declared_m: float, told_m: float, origin: Origin
) -> None:
    drawing = Drawing()
    ground = drawing.storey("Ground", 0.0)
    drawing.space(ground, "yard", rectangle(0.0, 0.0, 2.0, 6.0))
    made = ramp(drawing, ground, "ramp", (2.0, 2.0, 0.0), length_m=7.2, rise_m=0.6, width_m=1.5)
    drawing.properties(made, "Pset_RampFlightCommon", ClearWidth_m=declared_m)

    found = connector(read(drawing, tmp_path), "ramp").clear_width_m

    assert found is not None
    assert found.value == pytest.approx(told_m)
    assert found.origin is origin
