"""Whether this server runs, and whether it is ready to answer fast."""

from fastapi import APIRouter, Response

from twin.server.answers import json_answer
from twin.server.desk import Desk


def build_health_router(desk: Desk) -> APIRouter:
    """Return ``/healthz`` and ``/readyz``."""
    router = APIRouter(tags=["health"])

    @router.get("/healthz", summary="The process runs")
    async def healthz() -> Response:
        return json_answer({"status": "ok"})

    @router.get("/readyz", summary="Networks and models are built; 503 until then")
    async def readyz() -> Response:
        if desk.ready:
            return json_answer({"status": "ready"})
        return json_answer({"status": "starting" if desk.fault is None else "failed", "detail": desk.fault}, 503)

    return router
