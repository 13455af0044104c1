"""The BCF that we write, read by another program."""

import io
import math
import zipfile
from pathlib import Path

import numpy as np
import pytest
from bcf.v2.bcfxml import BcfXml as Bcf2
from bcf.v3.bcfxml import BcfXml as Bcf3
from PIL import Image

from tests.export.reports.halls import draw_hall, gather
from twin.export.reports.bcf import VERSIONS, write_bcf


@pytest.mark.parametrize(("version", "reader"), [("2.1", Bcf2), ("3.0", Bcf3)])
def test_another_program_reads_what_fails(version: str, reader: type[Bcf2 | Bcf3], tmp_path: Path) -> None:
    twin = draw_hall()
    (door,) = twin.portals.values()
    path = tmp_path / "findings.bcfzip"
    path.write_bytes(write_bcf(gather(twin), version))
    with reader(path) as read:
        assert read.version.version_id == version
        (topic,) = read.topics.values()
        assert topic.topic.title == "ACC101 门太窄 · The door is narrow"
        assert topic.topic.topic_type == "Error"
        assert "增加200毫米" in (topic.topic.description or "")
        assert "应有无障碍通道连接" in (topic.topic.description or "")
        (view,) = topic.viewpoints.values()
        assert view.snapshot is not None
        assert Image.open(io.BytesIO(view.snapshot)).size == (720, 480)
        camera = view.visualization_info.perspective_camera
        assert camera is not None
        eye = np.array([getattr(camera.camera_view_point, axis) for axis in "xyz"])
        ahead = np.array([getattr(camera.camera_direction, axis) for axis in "xyz"])
        # The ray that one looks along meets the door.
        far_m = (door.at[2] - eye[2]) / ahead[2]
        assert far_m > 0
        assert eye + far_m * ahead == pytest.approx(np.array(door.at), abs=1e-3)
        assert math.hypot(*ahead) == pytest.approx(1.0, abs=1e-5)


def test_what_is_selected_is_the_element_if_it_has_an_id_of_ifc() -> None:
    twin = draw_hall()
    dossier = gather(twin)
    for element, selected in (("0YvctVUKr0kugbFTf53O9L", True), ("ground/n", False)):
        item = dossier.items[0]
        subject = type(item.finding.subject)(id=element, kind="door", name="门", storey=item.finding.subject.storey)
        found = {field: getattr(item.finding, field) for field in item.finding.__slots__} | {"subject": subject}
        one = type(item)(
            number=1, finding=type(item.finding)(**found), fingerprint="f", section=item.section, quotes=item.quotes
        )
        parts = {field: getattr(dossier, field) for field in dossier.__slots__} | {"items": (one,)}
        with zipfile.ZipFile(io.BytesIO(write_bcf(type(dossier)(**parts), "2.1"))) as archive:
            (view,) = (name for name in archive.namelist() if name.endswith(".bcfv"))
            assert (f'IfcGuid="{element}"' in archive.read(view).decode()) is selected


@pytest.mark.parametrize("version", VERSIONS)
def test_two_runs_give_the_same_bytes(version: str) -> None:
    assert write_bcf(gather(draw_hall()), version) == write_bcf(gather(draw_hall()), version)


def test_names_that_xml_forbids_are_readable() -> None:
    with zipfile.ZipFile(io.BytesIO(write_bcf(gather(draw_hall()), "2.1"))) as archive:
        (markup,) = (name for name in archive.namelist() if name.endswith("markup.bcf"))
        assert "\x01" not in archive.read(markup).decode()
        assert "&lt;script&gt;" in archive.read(markup).decode()
