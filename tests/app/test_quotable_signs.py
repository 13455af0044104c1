"""Which signs a spoken route may quote."""

import math
from dataclasses import replace

import pytest
from shapely import MultiPolygon, box

from tests.support.floorplan import draw
from tests.support.marks import Board, Connector, Door, Room, Thing
from tests.support.ways import leg, ride, way
from twin.app.quotable_signs import QuotableSigns, list_targets
from twin.guidance.maneuvers import build_maneuvers
from twin.model.facility import WindowKind
from twin.model.ids import ObstacleId, SignId, StoreyId
from twin.model.origin import Origin, Sourced
from twin.model.passage import ConnectorKind
from twin.model.route import Location
from twin.model.sign import Arrow, Legend
from twin.model.space import SpaceUse
from twin.model.twin import Twin

GROUND = """
####################
#A...............e.#
#..................#
#..................#
#.................b#
#..................#
#..w...............#
x..................#
####################
"""
UPPER = """
####################
#B...............e.#
#..................#
####################
"""


def _twin(target: str, arrow: Arrow = Arrow.LEFT) -> Twin:
    """Return a hall with a sign at its east end that faces west and has letters of 6 cm."""
    line = Legend(arrow=arrow, target=target, zh="这边", en="This way", symbol=None)
    twin = draw(
        GROUND,
        UPPER,
        marks={
            "b": Board(facing_rad=math.pi, legends=(line,)),
            "e": Connector(kind=ConnectorKind.ELEVATOR),
            "w": Thing(number="3", window_kinds=(WindowKind.GENERAL_ACCEPTANCE,), front_rad=0.0),
            "x": Door(),
        },
        rooms={"A": Room(use=SpaceUse.BUSINESS_ACCEPTANCE), "B": Room(use=SpaceUse.CERTIFICATE_ISSUING)},
    )
    height = Sourced(value=0.06, origin=Origin.DECLARED, carrier="Twin_Sign.LetterHeight")
    return replace(twin, signs={SignId("b"): replace(twin.signs[SignId("b")], letter_height_m=height)})


def _quoted(twin: Twin, element: str | None = None, profile: str = "walking") -> bool:
    """Whether the sign is quoted on the way along the hall, left to the elevator, and up."""
    route = way(
        leg(twin, (4.5, 4.5), (17.5, 4.5), (17.5, 7.5)),
        ride(twin, "e"),
        leg(twin, (17.5, 2.5), (3, 2.5), storey="S1"),
        element=element,
    )
    signs = QuotableSigns(twin).along(replace(route, profile=profile))
    maneuvers = build_maneuvers(route, twin, readable_signs=signs)
    return any(m.landmark is not None and m.landmark.kind == "sign" for m in maneuvers)


@pytest.mark.parametrize("target", ["connector:e", "zone:certificate_issuing", "space:B"])
def test_a_sign_to_the_goal_or_to_the_elevator_on_the_way_is_quoted(target: str) -> None:
    assert _quoted(_twin(target), element="B")


@pytest.mark.parametrize("target", ["connector:f", "zone:back_office", "space:A", "exit", "facility:aed"])
def test_a_sign_to_anything_else_is_not_quoted(target: str) -> None:
    assert not _quoted(_twin(target), element="B")


def test_a_line_that_names_no_target_is_not_quoted() -> None:
    twin = _twin("connector:e")
    sign = twin.signs[SignId("b")]
    (face,) = sign.faces
    legends = tuple(replace(legend, target=None) for legend in face.legends or ())
    nameless = replace(twin, signs={sign.id: replace(sign, faces=(replace(face, legends=legends),))})

    assert not _quoted(nameless, element="B")


def test_a_sign_with_unknown_letters_is_not_quoted() -> None:
    twin = _twin("connector:e")
    sign = replace(twin.signs[SignId("b")], letter_height_m=None)

    assert not _quoted(replace(twin, signs={sign.id: sign}), element="B")


def test_a_seated_visitor_is_shown_only_what_can_be_read_from_a_seat() -> None:
    """A wall of 1.6 m, 3 m before the sign: seen over from 1.6 m, not from 1.1 m."""
    twin = _twin("connector:e")
    wall = twin.obstacles[ObstacleId("S0.wall")]
    screen = replace(
        wall,
        id=ObstacleId("screen"),
        footprint=MultiPolygon([box(14.0, 3.0, 14.1, 6.0)]),
        bottom_z_m=0.0,
        top_z_m=1.75,
    )
    twin = replace(twin, obstacles={**twin.obstacles, screen.id: screen})

    assert _quoted(twin, element="B")
    assert not _quoted(twin, element="B", profile="wheelchair")


@pytest.mark.parametrize(
    ("element", "targets"),
    [
        (
            "w",
            {
                "facility:w",
                "facility:service_window",
                "window:general_acceptance",
                "space:A",
                "zone:business_acceptance",
            },
        ),
        ("B", {"space:B", "zone:certificate_issuing"}),
        ("x", {"exit"}),
        ("e", {"connector:e"}),
        (None, set()),
    ],
)
def test_signs_name_a_place_by_itself_its_kind_and_its_zone(element: str | None, targets: set[str]) -> None:
    place = Location(storey=StoreyId("S0"), x_m=0.0, y_m=0.0, element=element)

    assert list_targets(_twin("exit"), place) == targets
