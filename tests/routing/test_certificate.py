"""Certificates of routes hold, and hold no longer when a part of them is spoiled."""

import copy
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.random import Generator

from tests.routing.check_certificate import RefusedError, check_certificate
from tests.support.floorplan import draw
from tests.support.marks import Connector
from twin.app.documents.certificate import certificate_document
from twin.model.ids import StoreyId
from twin.model.passage import ConnectorKind
from twin.model.profile import Profile
from twin.model.route import Location, Route
from twin.model.twin import Twin
from twin.routing.certificate import build_certificate
from twin.routing.find import find_route
from twin.routing.network import build_network
from twin.routing.profiles.named import WALKING, WHEELCHAIR

LOWER = """
###########
#A...#B..s#
#..%.+..%.#
#1...#....#
###########
"""
UPPER = """
###########
#C.+D.%..s#
#..#......#
#2.#..#...#
###########
"""
ELEVATOR = Connector(kind=ConnectorKind.ELEVATOR, accessible=True, car_width_m=1.6, car_depth_m=1.6, door_width_m=1.0)
HOUSE = draw(LOWER, UPPER, marks={"s": Connector()})
LIFTED = draw(LOWER, UPPER, marks={"s": ELEVATOR})
ENDS = Location(storey=StoreyId("S0"), x_m=1.5, y_m=1.5), Location(storey=StoreyId("S1"), x_m=1.5, y_m=1.5)


def draw_location(rng: Generator) -> Location:
    x_m, y_m = rng.uniform((1.3, 1.3), (9.7, 3.7))
    return Location(storey=StoreyId(f"S{rng.integers(2)}"), x_m=float(x_m), y_m=float(y_m))


@pytest.mark.parametrize(("twin", "profile"), [(HOUSE, WALKING), (LIFTED, WHEELCHAIR)], ids=["walking", "wheelchair"])
def test_the_certificate_of_every_route_holds(twin: Twin, profile: Profile) -> None:
    network, rng = build_network(twin, profile), np.random.default_rng(7)

    for _ in range(6):
        ends = draw_location(rng), draw_location(rng)
        route, certificate = find_route(network, *ends), build_certificate(network, *ends)

        assert (certificate is not None) == isinstance(route, Route)
        if certificate is not None and isinstance(route, Route):
            document = certificate_document(certificate)
            check_certificate(document, sha256=HOUSE.file.sha256)
            assert document["cost_s"] == pytest.approx(route.cost_s, abs=1e-6)


@pytest.fixture(scope="module")
def good() -> Any:
    certificate = build_certificate(build_network(HOUSE, WALKING), *ENDS)
    assert certificate is not None
    document = certificate_document(certificate)
    check_certificate(document)
    return document


def on_the_way(document: Any) -> list[Any]:
    """The potentials of the places on the way, in its order."""
    places = {(p["storey"], *p["at"]): p for p in document["potentials"]}
    return [places[key] for step in document["steps"][1:-1] if (key := (step["storey"], *step["at"])) in places]


def drop_a_hole(document: Any) -> None:
    for floor in document["floors"]:
        floor["polygons"] = [rings[:1] for rings in floor["polygons"]]


def drop_what_is_reached_first(document: Any) -> None:
    on_the_way(document)[0]["at"][0] += 0.5


def set_first(document: Any, key: str, change: Callable[[float], float]) -> None:
    place = on_the_way(document)[len(on_the_way(document)) // 2]
    place[key] = change(place[key])


SPOILS: dict[str, Callable[[Any], object]] = {
    "format": lambda d: d.update(format="another"),
    "model": lambda d: d["model"].update(sha256="f" * 64),
    "cost said lower": lambda d: d.update(cost_s=d["cost_s"] - 0.01),
    "cost said higher": lambda d: d.update(cost_s=d["cost_s"] + 0.01),
    "speed higher": lambda d: d.update(speed_mps=d["speed_mps"] * 1.01),
    "speed lower": lambda d: d.update(speed_mps=d["speed_mps"] / 1.01),
    "origin moved": lambda d: d["from"]["at"].__setitem__(0, d["from"]["at"][0] + 0.01),
    "destination moved": lambda d: d["to"]["at"].__setitem__(0, d["to"]["at"][0] + 0.01),
    "destination on another storey": lambda d: d["to"].update(storey="S0"),
    "a step moved": lambda d: d["steps"][2]["at"].__setitem__(0, d["steps"][2]["at"][0] + 0.01),
    "a step left out": lambda d: d["steps"].pop(1),
    "a crossing walked": lambda d: [step.update(crossing=None) for step in d["steps"]],
    "a crossing cheaper": lambda d: [c.update(cost_s=c["cost_s"] / 2) for c in d["crossings"] if c["id"] == "s"],
    "a crossing dearer": lambda d: [c.update(cost_s=c["cost_s"] * 2) for c in d["crossings"] if c["id"] == "s"],
    "a crossing elsewhere": lambda d: [c["to"]["at"].__setitem__(0, 15.0) for c in d["crossings"] if c["id"] == "s"],
    "a crossing for nothing": lambda d: d["crossings"].append(
        {"id": "x", "from": d["from"], "to": d["to"], "cost_s": 0.0}
    ),
    "a crossing that pays": lambda d: d["crossings"][0].update(cost_s=-1.0),
    "a floor without its bodies": drop_a_hole,
    "a floor that ends before the way does": lambda d: d["floors"][0].update(
        polygons=[[[[1.3, 1.3], [2.5, 1.3], [2.5, 2.5], [1.3, 2.5], [1.3, 1.3]]]]
    ),
    "a floor that is none": lambda d: d["floors"][0].update(
        polygons=[[[[0.0, 0.0], [9.0, 9.0], [9.0, 0.0], [0.0, 9.0], [0.0, 0.0]]]]
    ),
    "doors for nothing": lambda d: [door.update(cost_s=0.0) for floor in d["floors"] for door in floor["doors"]],
    "doors dearer": lambda d: [door.update(cost_s=9.0) for floor in d["floors"] for door in floor["doors"]],
    "doors that pay": lambda d: [door.update(cost_s=-9.0) for floor in d["floors"] for door in floor["doors"]],
    "a door elsewhere": lambda d: [
        door.update(line=[-9.0, -9.0, -8.0, -9.0]) for floor in d["floors"] for door in floor["doors"]
    ],
    "no potentials": lambda d: d.update(potentials=[]),
    "a potential too high": lambda d: set_first(d, "cost_s", lambda cost_s: cost_s + 0.01),
    "a potential too low": lambda d: set_first(d, "cost_s", lambda cost_s: cost_s - 0.01),
    "a potential of another place": drop_what_is_reached_first,
}


@pytest.mark.parametrize("spoil", SPOILS.values(), ids=SPOILS)
def test_a_spoiled_certificate_is_refused(good: Any, spoil: Callable[[Any], object]) -> None:
    document = copy.deepcopy(good)
    spoil(document)

    with pytest.raises(RefusedError):
        check_certificate(document, sha256=HOUSE.file.sha256)


def test_a_detour_has_no_certificate(good: Any) -> None:
    document = copy.deepcopy(good)
    first = document["steps"][0]
    aside = {**first, "at": [first["at"][0], first["at"][1] + 0.3]}
    document["steps"][1:1] = [aside, copy.deepcopy(first)]
    document["cost_s"] += 0.6 / document["speed_mps"]

    with pytest.raises(RefusedError, match="below"):
        check_certificate(document)


def test_there_is_no_certificate_of_no_way() -> None:
    closed = build_network(HOUSE, WALKING, closed=frozenset({"s"}))

    assert build_certificate(closed, *ENDS) is None
