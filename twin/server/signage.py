"""What is proved of signs: catchments, chains and breaks for each origin, destination and profile, and failed checks."""

from datetime import UTC, date, datetime
from typing import Annotated, Final

import orjson
from fastapi import APIRouter, Query, Request, Response

from twin.app.continuity import prove_continuity
from twin.app.documents.signs import signs_document
from twin.app.journeys import PROFILES
from twin.app.open_place import OpenPlace, get_profile
from twin.app.sign_lint import lint_signs
from twin.app.target_names import TargetNames
from twin.server.answers import JSON, Asset, build_asset
from twin.server.desk import Desk

PROFILES_MAX: Final = 3
"""Each profile is a proof of its own, of seconds."""

Profiles = Annotated[
    list[Annotated[str, Query(max_length=50)]] | None,
    Query(max_length=PROFILES_MAX, description="who has to be led; may be repeated; walking and wheelchair by default"),
]
Today = Annotated[date | None, Query(description="the day that dated signs are held against; by default today")]


def build_signage_router(desk: Desk) -> APIRouter:
    """Return ``GET /places/{id}/signs/proof``."""
    router = APIRouter(prefix="/places", tags=["signs"])

    @router.get("/{place_id}/signs/proof", summary="Whether signs lead everybody all the way, and what is wrong")
    async def prove_signs(place_id: str, request: Request, profile: Profiles = None, today: Today = None) -> Response:
        place = desk.places.get(place_id)
        asked = tuple(sorted({get_profile(one).name for one in profile or PROFILES}, key=_rank))
        day = today or datetime.now(UTC).astimezone().date()
        key = f"{place_id} {' '.join(asked)} {day}"
        proof = desk.proofs.find(key)
        if proof is None:
            desk.proof_rate.take(request.client.host if request.client else "")
            proof = await desk.proofs.get(key, lambda: _prove(place, asked, day))
        return proof.answer(request)

    return router


def _rank(profile: str) -> tuple[int, str]:
    """Return the place of a profile in the order of those that are asked for by default, others behind."""
    return (PROFILES.index(profile) if profile in PROFILES else len(PROFILES), profile)


def _prove(place: OpenPlace, profiles: tuple[str, ...], today: date) -> Asset:
    continuity = prove_continuity(place, profiles, today=today.isoformat())
    lint = lint_signs(place, today=today)
    return build_asset(orjson.dumps(signs_document(continuity, lint, TargetNames(place))), JSON)
