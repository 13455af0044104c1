"""The way from here to there."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from twin.app.put_down import CORNERS_MAX, PutDown
from twin.app.way import ALTERNATIVES_MAX, RouteRequest, find_way
from twin.server.answers import JSON, REVALIDATE
from twin.server.desk import Desk
from twin.server.kept import keep, key_of

STOPS_MAX = 8
KINDS_MAX = 8
CLOSED_MAX = 50

OBSTACLES_MAX = 10

Name = Annotated[str, Field(min_length=1, max_length=200)]
Metres = Annotated[float, Field(allow_inf_nan=False)]


class ObstacleBody(BaseModel):
    """Something that stands there since the model was drawn: its storey, and its corners in metres of the plan frame."""

    model_config = ConfigDict(extra="forbid", title="Obstacle")

    storey: Name
    polygon: list[tuple[Metres, Metres]] = Field(min_length=3, max_length=CORNERS_MAX)


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
    obstacles: list[ObstacleBody] = Field(default=[], max_length=OBSTACLES_MAX)
    lang: Annotated[str, Field(max_length=20)] = "zh-CN"
    mode: (
        Annotated[str, Field(max_length=20, description="plain, simple or blind; by default as the profile has it")]
        | None
    ) = None
    instructions: Annotated[bool, Field(description="false: the way alone, without maneuvers and words")] = True

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
            obstacles=tuple(PutDown(storey=body.storey, corners=tuple(body.polygon)) for body in self.obstacles),
            language=self.lang,
            mode=self.mode,
            instructions=self.instructions,
        )


def build_routes_router(desk: Desk) -> APIRouter:
    """Return ``POST /places/{id}/routes``; most questions are answered before they come here (``express``)."""
    router = APIRouter(prefix="/places", tags=["routes"])

    @router.post("/{place_id}/routes", summary="A route with instructions, or what is in the way")
    async def find_route(place_id: str, body: RouteBody) -> Response:
        request, place = body.to_request(), desk.places.get(place_id)
        moment = moment_of(request)
        key = key_of(place, request, moment)
        kept = await desk.answers.get(key, lambda: keep(find_way(place, request, now=moment)))
        return Response(kept.tell(moment), 200, {"Cache-Control": REVALIDATE}, JSON)

    return router


def moment_of(request: RouteRequest) -> datetime:
    """Return the minute that a question is for, by the clock of the place."""
    moment = request.at or datetime.now()  # noqa: DTZ005  # a building's clock has no zone
    return moment.replace(second=0, microsecond=0, tzinfo=None)
