"""Reads about places: what is there, what it is called, how it looks."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from twin.app.documents.element import element_document
from twin.app.documents.findings import finding_document
from twin.app.documents.ingest import sign_document
from twin.app.documents.place import name_of, place_document, search_document, storeys_document
from twin.app.open_place import OpenPlace
from twin.server.answers import json_answer
from twin.server.desk import Desk

QUERY_LETTERS_MAX = 100
RESULTS_MAX = 100

Storey = Annotated[str, Query(max_length=64, description="id of a storey")]
Text = Annotated[str, Query(max_length=QUERY_LETTERS_MAX, description="Chinese, pinyin, initials or English")]
Limit = Annotated[int, Query(ge=1, le=RESULTS_MAX)]


def build_places_router(desk: Desk) -> APIRouter:
    """Return the reads of ``/places``."""
    router = APIRouter(prefix="/places", tags=["places"])

    @router.get("", summary="The places this server knows")
    async def list_places() -> Response:
        places = desk.places.places
        return json_answer({"places": [{"id": key, "name": name_of(places[key].twin)} for key in sorted(places)]})

    @router.get("/{place_id}", summary="A place, its storeys and entrances")
    async def get_place(place_id: str, request: Request) -> Response:
        return (await desk.document(place_id, "place", place_document)).answer(request)

    @router.get("/{place_id}/storeys", summary="The storeys, bottom to top")
    async def list_storeys(place_id: str, request: Request) -> Response:
        return (await desk.document(place_id, "storeys", lambda p: storeys_document(p.twin))).answer(request)

    @router.get("/{place_id}/search", summary="Places to go to; an empty query suggests some")
    async def search_place(place_id: str, q: Text = "", limit: Limit = 20) -> Response:
        place = desk.places.get(place_id)
        return json_answer(await desk.questions.run(lambda: search_document(place, q, limit=limit)))

    @router.get("/{place_id}/model.glb", summary="The bodies, of one storey or of all")
    async def get_model(place_id: str, request: Request, storey: Storey | None = None) -> Response:
        return (await desk.model(place_id, storey)).answer(request)

    @router.get("/{place_id}/plan.geojson", summary="The plan of a storey, in metres")
    async def get_plan(place_id: str, storey: Storey, request: Request) -> Response:
        return (await desk.plan(place_id, storey)).answer(request)

    @router.get("/{place_id}/elements/{element_id}", summary="All that is known of an element")
    async def get_element(place_id: str, element_id: str) -> Response:
        return json_answer(element_document(desk.places.get(place_id), element_id))

    @router.get("/{place_id}/signs", summary="The signs, with faces and legends")
    async def list_signs(place_id: str, request: Request) -> Response:
        return (await desk.document(place_id, "signs", _signs)).answer(request)

    @router.get("/{place_id}/findings", summary="What was odd about the model")
    async def list_findings(place_id: str, request: Request) -> Response:
        return (await desk.document(place_id, "findings", _findings)).answer(request)

    return router


def _signs(place: OpenPlace) -> dict[str, object]:
    return {"signs": [sign_document(sign) for sign in place.twin.signs.values()]}


def _findings(place: OpenPlace) -> dict[str, object]:
    return {"findings": [finding_document(finding) for finding in place.ingested.findings]}
