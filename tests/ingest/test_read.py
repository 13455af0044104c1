"""One drawing, many files: the twin does not depend on units, schema, line numbers or where the site lies."""

from pathlib import Path

import numpy as np
import pytest

from tests.support.made_files import renumber, two_rooms
from tests.support.make_ifc import UNITS_M, guid
from twin.ingest.read import _by_id, read_ifc
from twin.model.codec import from_bytes, to_bytes
from twin.model.ids import OUTSIDE
from twin.model.twin import Ingested, Twin


def comparable(twin: Twin) -> bytes:
    """Return everything of a twin but what is about its file."""
    return to_bytes(
        (
            twin.place,
            list(twin.storeys.values()),
            list(twin.spaces.values()),
            list(twin.zones.values()),
            list(twin.portals.values()),
            list(twin.connectors.values()),
            list(twin.facilities.values()),
            list(twin.signs.values()),
            list(twin.obstacles.values()),
        )
    )


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Twin:
    return read_ifc(two_rooms(unit="m").write(tmp_path_factory.mktemp("reference") / "house.ifc")).twin


@pytest.mark.parametrize("unit", sorted(UNITS_M))
@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3_ADD2"])
def test_units_and_schemas_die_at_the_door(tmp_path: Path, reference: Twin, unit: str, schema: str) -> None:
    twin = read_ifc(two_rooms(unit=unit, schema=schema).write(tmp_path / "house.ifc")).twin

    assert twin.file.length_unit_m == pytest.approx(UNITS_M[unit])
    assert twin.file.schema == schema
    assert comparable(twin) == comparable(reference)


@pytest.mark.parametrize("seed", [1, 2])
def test_line_numbers_and_their_order_do_not_matter(tmp_path: Path, reference: Twin, seed: int) -> None:
    path = two_rooms().write(tmp_path / "house.ifc")
    before = path.read_bytes()
    renumber(path, seed)

    assert path.read_bytes() != before
    assert comparable(read_ifc(path).twin) == comparable(reference)


def test_where_the_site_lies_does_not_matter(tmp_path: Path, reference: Twin) -> None:
    twin = read_ifc(two_rooms(origin=(500_000.0, -20_000.0, 40.0)).write(tmp_path / "far.ifc")).twin

    assert comparable(twin) == comparable(reference)


def test_the_house_is_what_was_drawn(reference: Twin) -> None:
    assert [space.name for space in reference.spaces.values()] == ["A", "B"]
    sides = {portal.name: set(portal.spaces) for portal in reference.portals.values()}
    assert sides == {"d": {guid("A"), guid("B")}, "e": {guid("A"), OUTSIDE}}
    widths = {p.name: p.clear_width_m.value for p in reference.portals.values() if p.clear_width_m is not None}
    assert widths["d"] == 0.82
    assert {obstacle.name for obstacle in reference.obstacles.values()} == {"middle", "south", "table"}


def test_whatever_order_a_reader_gives_the_twin_is_in_the_order_of_ids(reference: Twin) -> None:
    first, second = reference.spaces.values()

    assert list(_by_id((second, first))) == sorted((first.id, second.id))


def test_two_runs_give_the_same_bytes_and_the_codec_keeps_them(tmp_path: Path) -> None:
    path = two_rooms().write(tmp_path / "house.ifc")
    one, other = read_ifc(path, with_scene=True), read_ifc(path, with_scene=True)

    assert to_bytes((one.twin, one.findings, one.scene)) == to_bytes((other.twin, other.findings, other.scene))
    assert to_bytes(from_bytes(to_bytes(one), Ingested)) == to_bytes(one)


def test_progress_only_goes_forward(tmp_path: Path) -> None:
    heard: list[tuple[str, float]] = []
    read_ifc(two_rooms().write(tmp_path / "house.ifc"), progress=lambda stage, done: heard.append((stage, done)))

    assert [done for _, done in heard] == sorted(done for _, done in heard)
    assert list(dict.fromkeys(stage for stage, _ in heard)) == ["open", "geometry", "twin", "scene", "done"]
    assert heard[-1][1] == 1.0


def test_the_scene_holds_the_house_with_its_openings_cut(tmp_path: Path) -> None:
    ingested = read_ifc(two_rooms().write(tmp_path / "house.ifc"), with_scene=True)

    scene = ingested.scene
    assert scene is not None
    layers = {item.name: item.layer for item in scene.items}
    assert layers == {
        "A": "space", "B": "space", "d": "door", "e": "door", "middle": "wall", "south": "wall", "table": "furniture",
    }  # fmt: skip
    middle = next(scene.meshes[item.mesh] for item in scene.items if item.name == "middle")
    a, b, c = (middle.vertices[middle.faces[:, corner]] for corner in range(3))
    volume_m3 = float((a * np.cross(b, c)).sum() / 6.0)
    assert volume_m3 == pytest.approx(0.2 * (3.0 * 3.0 - 0.9 * 2.1))
