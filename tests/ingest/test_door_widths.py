"""Clear widths of doors: declared, else what lining and leaves leave of the opening."""

import pytest

from twin.ingest.portals.door_widths import clear_height, clear_width
from twin.model.origin import Origin

PANELS = {"lining": {"LiningThickness": 0.05}, "panel": {"PanelDepth": 0.045}}


def test_a_declared_width_beats_everything() -> None:
    found = clear_width({"Twin_Portal": {"ClearWidth": 0.86}}, 1.0, 1.0, "SINGLE_SWING_LEFT")

    assert found is not None
    assert (found.value, found.origin, found.carrier) == (0.86, Origin.DECLARED, "Twin_Portal.ClearWidth")


@pytest.mark.parametrize(
    ("operation", "expected_m"),
    [
        ("SINGLE_SWING_LEFT", 0.9 - 2 * 0.05 - 0.045),
        ("DOUBLE_SWING_RIGHT", 0.9 - 2 * 0.05 - 0.045),
        ("DOUBLE_DOOR_SINGLE_SWING", 0.9 - 2 * 0.05 - 2 * 0.045),
        ("DOUBLE_DOOR_DOUBLE_SWING", 0.9 - 2 * 0.05 - 2 * 0.045),
        ("SLIDING_TO_LEFT", 0.9 - 2 * 0.05),
        ("DOUBLE_DOOR_SLIDING", 0.9 - 2 * 0.05),
        ("FOLDING_TO_RIGHT", 0.9 - 2 * 0.05 - 2 * 0.045),
        ("SWING_FIXED_LEFT", 0.45 - 2 * 0.05 - 0.045),
        (None, 0.9 - 2 * 0.05 - 0.045),
    ],
)
def test_lining_and_leaves_come_off_the_width_as_the_door_opens(operation: str | None, expected_m: float) -> None:
    found = clear_width(PANELS, 0.9, None, operation)

    assert found is not None
    assert found.value == pytest.approx(expected_m)
    assert found.origin is Origin.DERIVED


def test_an_ordinary_swing_door_of_ninety_leaves_eighty() -> None:
    found = clear_width({}, 0.9, None, "SINGLE_SWING_LEFT")

    assert found is not None
    assert found.value == pytest.approx(0.8)


def test_placeholder_thicknesses_are_not_believed() -> None:
    found = clear_width({"panel": {"PanelDepth": 0.001}}, 0.9, None, "SINGLE_SWING_LEFT")

    assert found is not None
    assert found.value == pytest.approx(0.8)


def test_without_overall_width_the_hole_is_measured() -> None:
    found = clear_width({}, None, 1.0, None)

    assert found is not None
    assert found.value == pytest.approx(0.9)
    assert found.carrier == "geometry less lining and leaf"


@pytest.mark.parametrize(("overall_m", "operation"), [(2.0, "REVOLVING"), (None, None), (0.08, None)])
def test_what_cannot_be_concluded_is_unknown(overall_m: float | None, operation: str | None) -> None:
    assert clear_width({}, overall_m, None, operation) is None


def test_the_head_of_the_lining_comes_off_the_height() -> None:
    found = clear_height(PANELS, 2.1, None)

    assert found is not None
    assert found.value == pytest.approx(2.05)
