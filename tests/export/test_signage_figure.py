"""A picture of what is proved of signs: each thing on the plan of its storey, named, breaks on top."""

from xml.etree import ElementTree as ET

import pytest
from shapely import Polygon, box

from tests.export.hall import GROUND, UPPER, build_hall_twin
from twin.export.signage_figure import draw_signage
from twin.model.overlay import Area, Gap, SignageOverlay, Tie

SVG = "{http://www.w3.org/2000/svg}"


def _read(shown: SignageOverlay) -> ET.Element:
    return ET.fromstring(draw_signage(build_hall_twin(), "标识", shown))  # noqa: S314  # our own


def test_everything_lies_on_its_storey_under_its_name() -> None:
    ring = Polygon([(1, 1), (5, 1), (5, 4), (1, 4)], [[(2, 2), (3, 2), (3, 3)]])
    root = _read(
        SignageOverlay(
            catchments=(Area(storey=GROUND, shape=ring, name="吊挂 <1>"),),
            decisions=(Area(storey=GROUND, shape=box(2, 1, 3, 2), name="转弯"),),
            links=(Tie(storey=GROUND, reader=(2, 2), sign=(4, 2), name="业务受理区"),),
            breaks=(Gap(storey=UPPER, at=(3, 3), name="缺标识"),),
        )
    )

    drawn = {layer.get("class"): layer for layer in root.iter(f"{SVG}g") if layer.get("class")}
    titles = [title.text for title in root.iter(f"{SVG}title")]

    assert titles == ["吊挂 <1>", "转弯", "业务受理区", "缺标识"]
    assert list(drawn) == ["catchments", "decisions", "links", "breaks"]
    plans = [plan for plan in root if plan.get("transform")]
    assert [len(list(plan.iter(f"{SVG}line"))) for plan in plans] == [1, 0]
    assert [len([one for one in plan.iter(f"{SVG}circle") if one.get("fill") == "white"]) for plan in plans] == [0, 1]
    catchment = next(root.iter(f"{SVG}title"))
    path = next(path for path in root.iter(f"{SVG}path") if catchment in list(path))
    assert str(path.get("d")).count("M") == 2  # the hole too
    line = next(root.iter(f"{SVG}line"))
    assert [float(line.get(name, "")) for name in ("x1", "y1", "x2", "y2")] == [2, 2, 4, 2]


def test_only_storeys_with_something_on_them_are_drawn() -> None:
    root = _read(SignageOverlay(breaks=(Gap(storey=UPPER, at=(3, 3), name="缺标识"),)))

    assert sum(plan.get("transform") is not None for plan in root) == 1


@pytest.mark.parametrize("count", [0, 3])
def test_a_break_is_a_cross_in_a_ring_as_well_as_a_colour(count: int) -> None:
    breaks = tuple(Gap(storey=GROUND, at=(2 + n, 3), name=f"{n}") for n in range(count))
    root = _read(SignageOverlay(breaks=breaks))

    crosses = [path for path in root.iter(f"{SVG}path") if path.get("pointer-events") == "none"]
    assert [str(cross.get("d")).count("M") for cross in crosses] == [2] * count
