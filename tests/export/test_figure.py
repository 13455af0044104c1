"""A picture shows the storey and the route; a machine that cannot draw is told what to install."""

import io
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests.export.hall import GROUND, UPPER, build_hall_scene, build_hall_twin
from twin.errors import ExportError, UnknownIdError
from twin.export import figure, fonts, painter
from twin.export.figure import render_storey
from twin.model.ids import StoreyId
from twin.model.passage import Point3
from twin.model.route import Leg, Location, Route
from twin.model.scene import Scene
from twin.model.twin import Ingested, ReadSeconds

SMALL = (400, 250)


def hall(scene: Scene | None = None) -> Ingested:
    return Ingested(
        twin=build_hall_twin(), findings=(), seconds=ReadSeconds(open=0.0, geometry=0.0, total=0.0), scene=scene
    )


def route() -> Route:
    """From the south-west along the west wall and then east along the north wall."""
    leg = Leg(
        storey=GROUND,
        to_storey=GROUND,
        connector=None,
        connector_kind=None,
        path=((1.0, 1.0, 0.0), (1.0, 8.0, 0.0), (18.0, 8.0, 0.0)),
        spaces=(),
        portals=(),
        length_m=24.0,
        duration_s=20.0,
        cost_s=20.0,
    )
    return Route(
        profile="walking",
        origin=Location(storey=GROUND, x_m=1.0, y_m=1.0),
        destination=Location(storey=GROUND, x_m=18.0, y_m=8.0),
        legs=(leg,),
    )


def pixels(png: bytes) -> NDArray[np.int64]:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=np.int64)


def reddish(image: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the (row, column) of the pixels in the colour of the route."""
    red, green, blue = image[..., 0], image[..., 1], image[..., 2]
    return np.argwhere((red > 150) & (green < 80) & (blue < 160))


needs_graphics = pytest.mark.skipif(
    not painter.has_graphics(), reason=f"this machine cannot draw: install {figure.PACKAGES}"
)


@needs_graphics
def test_the_route_is_where_it_should_be() -> None:
    plain = pixels(render_storey(hall(build_hall_scene()), GROUND, size_px=SMALL))
    drawn = pixels(render_storey(hall(build_hall_scene()), GROUND, route(), size_px=SMALL))

    line = reddish(drawn)
    assert drawn.shape == (250, 400, 3)
    assert len(reddish(plain)) == 0
    assert len(line) > 200
    far_east = line[line[:, 1] > 250]
    assert len(far_east)
    assert far_east[:, 0].max() < 125  # its eastern end runs along the north wall, in the upper half


def view_from(low: Point3, high: Point3) -> painter.View:
    """Return the view of a picture of 400 x 250 pixels that must hold a box."""
    picture = figure.Picture(
        batches=(),
        low=low,
        high=high,
        cut_z_m=0.0,
        route=(),
        start=None,
        goal=None,
        labels=(),
        title="",
        font_file=None,
        width_px=SMALL[0],
        height_px=SMALL[1],
    )
    return painter.find_view(picture)


def test_a_wide_floor_lies_with_its_west_on_the_left() -> None:
    view = view_from((0.0, 0.0, 0.0), (40.0, 10.0, 0.0))

    west, east, north = (view.project(at) for at in ((0.0, 5.0, 0.0), (40.0, 5.0, 0.0), (20.0, 10.0, 0.0)))

    assert -SMALL[0] / 2 < west[0] < -SMALL[0] / 3
    assert SMALL[0] / 3 < east[0] < SMALL[0] / 2
    assert north[1] > west[1] > -SMALL[1] / 2


def test_a_deep_floor_is_turned_to_lie_across_the_picture() -> None:
    view = view_from((0.0, 0.0, 0.0), (10.0, 40.0, 0.0))

    south, north, west = (view.project(at) for at in ((5.0, 0.0, 0.0), (5.0, 40.0, 0.0), (0.0, 20.0, 0.0)))

    assert south[0] < -SMALL[0] / 3
    assert north[0] > SMALL[0] / 3
    assert west[1] > north[1]  # one looks from the east


def test_a_name_that_would_cover_another_is_left_out() -> None:
    view = view_from((0.0, 0.0, 0.0), (40.0, 10.0, 0.0))
    hall, inside, beside = (
        figure.Label(text=text, at=(x, 5.0, 0.0)) for text, x in (("办事大厅", 10.0), ("门斗", 11.0), ("卫生间", 30.0))
    )

    assert painter.drop_overlaps((hall, inside, beside), view) == (hall, beside)
    assert painter.drop_overlaps((hall, beside), view, marks=(inside,)) == (beside,)


@needs_graphics
def test_a_route_is_drawn_only_on_its_own_storey() -> None:
    assert len(reddish(pixels(render_storey(hall(), UPPER, route(), size_px=SMALL)))) == 0


@needs_graphics
def test_a_chinese_title_is_drawn() -> None:
    """Without a font that has them the letters vanish, and the picture is the one without a title."""
    try:
        fonts.find_font()
    except ExportError as error:
        pytest.skip(str(error))

    plain, titled, other = (
        pixels(render_storey(hall(), GROUND, title=text, size_px=SMALL)) for text in ("", "一", "办")
    )

    assert (plain != titled).any()
    assert (titled != other).any()


@pytest.mark.parametrize("code", [-11, figure.NO_GRAPHICS])
def test_a_machine_without_graphics_is_told_which_packages_it_needs(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(subprocess, "run", finished(code))

    with pytest.raises(ExportError, match="libegl1"):
        render_storey(hall(), GROUND)


def test_a_renderer_that_fails_is_quoted_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", finished(1, b"Traceback\n  File\nValueError: no such colour\n"))

    with pytest.raises(ExportError, match=r"^the picture could not be drawn: ValueError: no such colour$"):
        render_storey(hall(), GROUND)


def test_a_renderer_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: Any, timeout: float, **__: Any) -> None:
        command = "painter"
        raise subprocess.TimeoutExpired(command, timeout)

    monkeypatch.setattr(subprocess, "run", hang)

    with pytest.raises(ExportError, match="not ready after 120 s"):
        render_storey(hall(), GROUND)


def finished(code: int, stderr: bytes = b"") -> Callable[..., Any]:
    return lambda command, **_: subprocess.CompletedProcess(command, code, b"", stderr)


def test_graphics_are_missing_where_a_library_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(painter, "LIBRARIES", ("libNoSuchGraphics.so.1",))

    assert not painter.has_graphics()


def test_chinese_words_without_a_font_are_refused_not_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    fonts.find_font.cache_clear()
    monkeypatch.setattr(fonts, "_list_fontconfig", list)
    monkeypatch.setattr(fonts, "_list_packaged", list)
    try:
        with pytest.raises(ExportError, match="fonts-noto-cjk"):
            render_storey(hall(), GROUND, title="一层")
    finally:
        fonts.find_font.cache_clear()


def test_a_plain_upright_font_is_preferred() -> None:
    found = ["/f/NotoSansCJK-Bold.ttc", "/f/NotoSansCJK-Regular.ttc", "/f/NotoSerifCJK-Regular.ttc"]

    assert min(found, key=fonts._rank) == "/f/NotoSansCJK-Regular.ttc"


def test_a_storey_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownIdError, match="3F"):
        render_storey(hall(), StoreyId("3F"))
