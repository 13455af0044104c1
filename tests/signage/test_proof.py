"""Chains of signs: what proves a way, where it breaks and why, and what an edit keeps."""

import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.signage.hand_made import GOAL, TODAY, build_hall, build_journey, say
from twin.model.continuity import Break, Chain, Role, Want
from twin.model.facility import Obstacle, ObstacleKind
from twin.model.ids import ObstacleId, SignId, StoreyId
from twin.model.sign import Arrow, Sign, SignStatus
from twin.model.space import SpaceUse
from twin.model.twin import Twin
from twin.signage.faces import Faces
from twin.signage.proof import Prover

B, D, E = SignId("b"), SignId("d"), SignId("e")
TURN, ARRIVE = 1, 2


def _prover(twin: Twin) -> Prover:
    return Prover(Faces(twin, today=TODAY), {}, {})


def _turned(sign: Sign) -> Sign:
    return replace(sign, faces=tuple(replace(face, facing_rad=face.facing_rad + math.pi) for face in sign.faces))


def _shrunk(sign: Sign) -> Sign:
    assert sign.letter_height_m is not None
    return replace(sign, letter_height_m=replace(sign.letter_height_m, value=sign.letter_height_m.value / 30))


def _saying(arrow: Arrow, zh: str = "目的地", target: str = "zone:goal") -> Callable[[Sign], Sign]:
    return lambda sign: replace(
        sign, faces=tuple(replace(face, legends=(say(arrow, target, zh),)) for face in sign.faces)
    )


def test_signs_that_lead_all_the_way_are_a_chain() -> None:
    twin = build_hall()

    found = _prover(twin).prove(build_journey(twin))

    assert isinstance(found, Chain)
    assert [(link.line.sign, link.role) for link in found.links] == [(B, Role.NEXT), (B, Role.ARROW), (D, Role.HERE)]


@pytest.mark.parametrize(
    ("sign", "change", "at", "want"),
    [
        (D, _turned, ARRIVE, Want.HIDDEN),
        (D, _shrunk, ARRIVE, Want.TOO_SMALL),
        (D, _saying(Arrow.AHEAD), ARRIVE, Want.WRONG_ARROW),
        (D, _saying(Arrow.NONE, zh="别的名字"), ARRIVE, Want.NAME_CHANGES),
        (D, _saying(Arrow.NONE, target="zone:other"), ARRIVE, Want.NO_SIGN),
        (D, lambda sign: replace(sign, letter_height_m=None), ARRIVE, Want.DATUM),
        (D, lambda sign: replace(sign, status=SignStatus.DAMAGED), ARRIVE, Want.NO_SIGN),
        (B, _saying(Arrow.LEFT), 0, Want.WRONG_ARROW),
        (B, _shrunk, 0, Want.NO_SIGN),
    ],
)
def test_what_is_missing_where_a_chain_breaks(
    sign: SignId, change: Callable[[Sign], Sign], at: int, want: Want
) -> None:
    twin = build_hall()
    broken = _prover(replace(twin, signs={**twin.signs, sign: change(twin.signs[sign])}))

    found = broken.prove(build_journey(twin))

    assert isinstance(found, Break)
    assert found.decision == at
    assert found.want is want


def test_furniture_taller_than_eyes_hides_a_sign_and_a_bench_does_not() -> None:
    twin = build_hall()
    x, y, _ = twin.signs[D].at

    def prove(top_m: float) -> Chain | Break:
        import shapely  # noqa: PLC0415  # only here

        shelf = Obstacle(
            id=ObstacleId("shelf"),
            kind=ObstacleKind.FURNITURE,
            name="shelf",
            storey=StoreyId("S0"),
            footprint=shapely.MultiPolygon([shapely.box(x - 0.9, y + 0.2, x + 0.9, y + 0.5)]),
            bottom_z_m=0.0,
            top_z_m=top_m,
        )
        return _prover(replace(twin, obstacles={**twin.obstacles, shelf.id: shelf})).prove(build_journey(twin))

    assert isinstance(prove(0.8), Chain)
    assert isinstance(prove(3.0), Break)


@pytest.mark.parametrize("removed", [B, D, E])
def test_an_edited_place_is_as_if_it_were_new(removed: SignId) -> None:
    twin = build_hall()
    journey = build_journey(twin)
    before = _prover(twin)
    before.prove(journey)

    edited = before.with_signs([], [removed]).prove(journey)
    new = _prover(replace(twin, signs={key: sign for key, sign in twin.signs.items() if key != removed})).prove(journey)

    assert edited == new
    assert isinstance(edited, Chain) is (removed is E)


def test_a_sign_that_is_hung_before_another_hides_it_and_gives_it_back_when_it_goes() -> None:
    twin = build_hall()
    journey = build_journey(twin)
    before = _prover(twin)
    assert isinstance(before.prove(journey), Chain)
    x, y, z = twin.signs[D].at
    board = replace(
        twin.signs[D],
        id=SignId("z"),
        at=(x, y + 0.3, z - 0.6),
        faces=(replace(twin.signs[D].faces[0], width_m=2.6, height_m=1.6, legends=()),),
    )

    covered = before.with_signs([board])

    assert isinstance(covered.prove(journey), Break)
    assert covered.with_signs([], [SignId("z")]).prove(journey) == before.prove(journey)


def test_who_wants_something_wider_is_led_by_its_name() -> None:
    twin = build_hall()
    twin = replace(twin, signs={**twin.signs, B: _saying(Arrow.RIGHT, "本层", "storey:here")(twin.signs[B])})

    found = _prover(twin).prove(build_journey(twin))

    assert isinstance(found, Chain)
    assert found.links[TURN].target in GOAL.wider


@pytest.mark.parametrize(("storey", "kind"), [("here", Chain), ("above", Break)])
def test_a_name_without_arrow_leads_nobody_where_it_hangs_elsewhere(storey: str, kind: type) -> None:
    twin = build_hall()
    signs = {B: _saying(Arrow.RIGHT, target="zone:toilet"), D: _saying(Arrow.NONE, target="zone:toilet")}
    signed = {**twin.signs, **{key: change(twin.signs[key]) for key, change in signs.items()}}
    space = next(iter(twin.spaces.values()))
    uses = replace(space.uses, value=(SpaceUse.TOILET,))
    on = space.storey if storey == "here" else StoreyId(storey)
    journey = build_journey(twin)
    goal = replace(journey.goal, own=frozenset({"zone:toilet"}))

    found = _prover(replace(twin, signs=signed, spaces={space.id: replace(space, storey=on, uses=uses)}))

    assert isinstance(found.prove(replace(journey, goal=goal)), kind)
