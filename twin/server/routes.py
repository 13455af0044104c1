"""The way from here to there."""

from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from twin.app.open_place import OpenPlace
from twin.app.put_down import CORNERS_MAX, PutDown
from twin.app.way import ALTERNATIVES_MAX, Bar, RouteRequest, find_way, is_prompt, seek_way, tell_bar
from twin.server.answers import JSON, REVALIDATE
from twin.server.desk import Desk
from twin.server.kept import KeptAnswer, keep, key_of

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


class _Unwrapped(APIRoute):
    """
    Reads a question itself, since the framework's own reading costs as much as the answer.

    What is not understood goes the framework's way, so that mistakes are
    told as they are everywhere, and the description of the API is its own.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return what answers a request."""
        by_framework = super().get_route_handler()
        endpoint = self.endpoint

        async def handle(request: Request) -> Response:
            if request.headers.get("content-type") != JSON:
                return await by_framework(request)
            try:
                body = RouteBody.model_validate_json(await request.body())
            except ValidationError:
                return await by_framework(request)
            answer: Response = await endpoint(request.path_params["place_id"], body)
            return answer

        return handle


def build_routes_router(desk: Desk) -> APIRouter:
    """Return ``POST /places/{id}/routes``."""
    router = APIRouter(prefix="/places", tags=["routes"], route_class=_Unwrapped)

    @router.post("/{place_id}/routes", summary="A route with instructions, or what is in the way")
    async def find_route(place_id: str, body: RouteBody) -> Response:
        request, now = body.to_request(), datetime.now()  # noqa: DTZ005  # a building's clock has no zone
        moment = (request.at or now).replace(second=0, microsecond=0, tzinfo=None)
        kept = await _find_answer(desk, desk.places.get(place_id), request, moment)
        return Response(kept.tell(moment), 200, {"Cache-Control": REVALIDATE}, JSON)

    return router


async def _find_answer(desk: Desk, place: OpenPlace, request: RouteRequest, moment: datetime) -> KeptAnswer:
    """Return an answer that is kept, or else a new one; what takes longer than passing it to a thread goes to one."""
    key = key_of(place, request, moment)
    kept = desk.answers.find(key)
    if kept is not None:
        return kept
    if not is_prompt(place, request):
        return await desk.answers.get(key, lambda: keep(find_way(place, request, now=moment)))
    found = seek_way(place, request, now=moment)
    if isinstance(found, Bar):
        return await desk.answers.get(key, lambda: keep(tell_bar(found)))
    kept = keep(found)
    desk.answers.put(key, kept)
    return kept
