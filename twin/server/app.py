"""The HTTP service: routers, errors, headers, and what is built while it starts."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI
from starlette.types import ASGIApp

from twin import __version__
from twin.app.services import OpenPlaces
from twin.server.desk import Desk
from twin.server.errors import add_error_answers
from twin.server.express import Express
from twin.server.health import build_health_router
from twin.server.middleware import surround
from twin.server.page import FOLDER, build_page_router
from twin.server.places import build_places_router
from twin.server.reach import build_reach_router
from twin.server.routes import build_routes_router
from twin.server.signage import build_signage_router
from twin.server.speech import build_speech_router

BODY_BYTES_MAX: Final = 64 << 10
"""A question with eight stops is two thousand bytes."""

PREFIX: Final = "/api/v1"

ROUTERS: Final = (
    build_routes_router,  # first: asked most, and addresses are tried in this order
    build_reach_router,
    build_places_router,
    build_signage_router,
    build_speech_router,
    build_health_router,
)

log = logging.getLogger("twin.server")


def create_app(places: OpenPlaces, *, page_folder: Path = FOLDER) -> FastAPI:
    """
    Return the service for a set of places.

    It answers at once; networks and models are built in threads from the
    moment it starts, and ``/readyz`` tells when that is done.
    """
    desk = Desk(places=places)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        building = asyncio.create_task(_warm_up(desk))
        yield
        building.cancel()

    app = _Service(
        desk,
        title="Twin",
        summary="Floor plans, routes and spoken guidance for public service halls",
        version=__version__,
        docs_url=None,  # both load scripts from other hosts
        redoc_url=None,
        lifespan=lifespan,
        max_body_size=BODY_BYTES_MAX,
    )
    for build in ROUTERS:
        app.include_router(build(desk), prefix=PREFIX)
    app.include_router(build_page_router(desk, page_folder))
    add_error_answers(app)
    return app


class _Service(FastAPI):
    """The framework's own answers to faults and long bodies get the same headers and form as ours."""

    def __init__(self, desk: Desk, **framework: Any) -> None:
        super().__init__(**framework)
        self._desk = desk

    def build_middleware_stack(self) -> ASGIApp:
        behind = super().build_middleware_stack()
        express = Express(behind, self._desk, prefix=PREFIX, body_bytes_max=BODY_BYTES_MAX)
        return surround(express, body_bytes_max=BODY_BYTES_MAX)


async def _warm_up(desk: Desk) -> None:
    try:
        await desk.warm_up()
    except Exception:  # requests still get their own errors; the reason belongs into the log
        log.exception("what the first visitors need could not be built")
        desk.fault = "what the first visitors need could not be built; the server's log says why"
