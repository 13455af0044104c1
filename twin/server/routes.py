"""The way from here to there."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from twin.app.documents.route import route_document
from twin.app.way import ALTERNATIVES_MAX, RouteRequest, find_way
from twin.server.answers import json_answer
from twin.server.desk import Desk

STOPS_MAX = 8
KINDS_MAX = 8
CLOSED_MAX = 50

Name = Annotated[str, Field(min_length=1, max_length=200)]


class RouteBody(BaseModel):
    """
    From where to where, by way of what, for whom.

    A key that this server does not know is refused: a wish that is ignored
    in silence would be a wrong answer.
    """

    model_config = ConfigDict(extra="forbid", title="Route")

    origin: Name = Field(alias="from", examples=["entrance"])
    to: Name = Field(examples=["nearest:toilet"])
    via: list[Name] = Field(default=[], max_length=STOPS_MAX)
    via_order: Annotated[str, Field(max_length=20, description="given or best")] = "given"
    alternatives: Annotated[int, Field(ge=0, le=ALTERNATIVES_MAX, description="other ways that really differ")] = 0
    profile: Annotated[str, Field(max_length=50)] = "walking"
    avoid: list[Annotated[str, Field(max_length=50)]] = Field(default=[], max_length=KINDS_MAX)
    at: Annotated[datetime | None, Field(description="when, by the clock of the place; by default now")] = None
    closed: list[Name] = Field(default=[], max_length=CLOSED_MAX)
    lang: Annotated[str, Field(max_length=20)] = "zh-CN"
    mode: (
        Annotated[str, Field(max_length=20, description="plain, simple or blind; by default as the profile has it")]
        | None
    ) = None

    def to_request(self) -> RouteRequest:
        """Return the same in the words of the use case."""
        return RouteRequest(
            origin=self.origin,
            destination=self.to,
            via=tuple(self.via),
            via_order=self.via_order,
            alternatives=self.alternatives,
            profile=self.profile,
            avoid=tuple(self.avoid),
            at=self.at,
            closed=tuple(self.closed),
            language=self.lang,
            mode=self.mode,
        )


def build_routes_router(desk: Desk) -> APIRouter:
    """Return ``POST /places/{id}/routes``."""
    router = APIRouter(prefix="/places", tags=["routes"])

    @router.post("/{place_id}/routes", summary="A route with instructions, or what is in the way")
    async def find_route(place_id: str, body: RouteBody) -> Response:
        place = desk.places.get(place_id)
        return json_answer(await desk.questions.run(lambda: route_document(find_way(place, body.to_request()))))

    return router
