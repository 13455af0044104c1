"""What is within reach."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from twin.app.documents.nearby import nearby_document
from twin.app.nearby import WITHIN_MAX_S, find_nearby
from twin.server.answers import json_answer
from twin.server.desk import Desk
from twin.server.routes import CLOSED_MAX, KINDS_MAX, Name


class ReachBody(BaseModel):
    """From where, within what time, for whom; a key that this server does not know is refused."""

    model_config = ConfigDict(extra="forbid", title="Reach")

    origin: Name = Field(alias="from", examples=["entrance"])
    within_s: Annotated[float, Field(gt=0.0, le=WITHIN_MAX_S, examples=[60])]
    profile: Annotated[str, Field(max_length=50)] = "walking"
    avoid: list[Annotated[str, Field(max_length=50)]] = Field(default=[], max_length=KINDS_MAX)
    at: Annotated[datetime | None, Field(description="when, by the clock of the place; by default now")] = None
    closed: list[Name] = Field(default=[], max_length=CLOSED_MAX)
    lang: Annotated[str, Field(max_length=20)] = "zh-CN"


def build_reach_router(desk: Desk) -> APIRouter:
    """Return ``POST /places/{id}/reach``."""
    router = APIRouter(prefix="/places", tags=["routes"])

    @router.post("/{place_id}/reach", summary="The places and the floor that are reached in a time")
    async def find_reach(place_id: str, body: ReachBody) -> Response:
        place = desk.places.get(place_id)

        def find() -> dict[str, object]:
            return nearby_document(
                find_nearby(
                    place,
                    origin=body.origin,
                    within_s=body.within_s,
                    profile=body.profile,
                    language=body.lang,
                    avoid=tuple(body.avoid),
                    closed=tuple(body.closed),
                    at=body.at,
                )
            )

        return json_answer(await desk.questions.run(find))

    return router
