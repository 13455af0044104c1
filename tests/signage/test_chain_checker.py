"""The independent checker takes true certificates and refuses spoiled ones."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from tests.signage.chain_checker import Checker
from tests.signage.hand_made import TODAY, build_hall, build_journey
from twin.model.continuity import Chain
from twin.signage.certificate import certify
from twin.signage.faces import Faces
from twin.signage.legibility import STANDING
from twin.signage.proof import Prover

HALL = build_hall()
CHECKER = Checker(HALL, today=TODAY)


def _certify() -> dict[str, Any]:
    chain = Prover(Faces(HALL, today=TODAY), {}, {}).prove(build_journey(HALL))
    assert isinstance(chain, Chain)
    return copy.deepcopy(certify(chain, STANDING, today=TODAY))


def _drop(document: dict[str, Any]) -> None:
    del document["decisions"][1]


def _set(path: list[Any], value: object) -> Callable[[dict[str, Any]], None]:
    def spoil(document: dict[str, Any]) -> None:
        inner: Any = document
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value

    return spoil


def _shift_run(document: dict[str, Any]) -> None:
    """Claim that the sign at the goal is read from right below it."""
    document["decisions"][2]["link"]["run"] = [0, 5]


def test_a_true_certificate_holds() -> None:
    assert CHECKER.check(_certify()) == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_drop, "follow"),
        (lambda document: document["decisions"].pop(), "arrives"),
        (_shift_run, "read on all"),
        (_set(["decisions", 1, "link", "sign"], "e"), "does not lead on"),
        (_set(["decisions", 1, "link", "sign"], "d"), "does not lead on"),
        (_set(["decisions", 1, "link", "sign"], "nobody"), "no such face"),
        (_set(["decisions", 1, "link", "legend"], 1), "names something else"),
        (_set(["decisions", 1, "link", "legend"], 9), "no such line"),
        (_set(["decisions", 1, "link", "role"], "here"), "does not lead on"),
        (_set(["decisions", 1, "link", "target"], "zone:other"), "names something else"),
        (_set(["decisions", 1, "link", "run"], [4, 4]), "too short"),
        (_set(["decisions", 1, "onward_rad"], 1.5707963), "does not lead on"),
        (_set(["decisions", 1, "sections", 3, "heading_rad"], 3.14), "head along"),
        (_set(["decisions", 1, "sections", 3, "heading_rad"], None), "looks round"),
        (_set(["decisions", 1, "sections", 3, "centre"], [3.0, 3.0]), "not on the way"),
        (_set(["decisions", 1, "via"], "lift"), "serve"),
        (_set(["goal", "own"], ["zone:elsewhere"]), "names something else|does not lead on"),
        (_set(["reader", "eye_height_m"], 2.4), "somebody else"),
        (_set(["today"], "2020-01-01"), "this day"),
    ],
)
def test_a_spoiled_certificate_is_refused(spoil: Callable[[dict[str, Any]], None], said: str) -> None:
    document = _certify()
    spoil(document)

    wrong = CHECKER.check(document)

    assert wrong
    assert any(each in wrong[0] for each in said.split("|")), wrong
