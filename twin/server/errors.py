"""
The one table from exceptions to answers: ``application/problem+json``, RFC 9457.

No router catches anything; each handler is registered for one class. A fault of ours tells the client that it is ours,
and nothing of our insides.
"""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

import orjson
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from twin.errors import (
    AmbiguousNameError,
    ExportError,
    GeometryError,
    RequestError,
    TwinError,
    UnknownIdError,
    VoiceError,
)
from twin.server.rate import TooManyError
from twin.server.workers import BusyError

PROBLEM: Final = "application/problem+json"
BUSY_RETRY_S: Final = 2

STATUS_OF: Final[tuple[tuple[type[TwinError], int, str], ...]] = (
    (UnknownIdError, 404, "unknown-name"),
    (AmbiguousNameError, 409, "ambiguous-name"),
    (GeometryError, 422, "bad-geometry"),
    (RequestError, 422, "bad-request"),
    (ExportError, 503, "cannot-export"),
    (VoiceError, 503, "cannot-speak"),
    (TwinError, 500, "fault"),
)
"""What is raised on purpose, most special first: status, and the last part of the problem's type."""

log = logging.getLogger("twin.server")


def add_error_answers(app: FastAPI) -> None:
    """Make every exception an answer."""
    app.add_exception_handler(TwinError, _answer_ours)
    app.add_exception_handler(RequestValidationError, _answer_invalid)
    app.add_exception_handler(HTTPException, _answer_http)
    app.add_exception_handler(TooManyError, _answer_too_many)
    app.add_exception_handler(BusyError, _answer_busy)
    app.add_exception_handler(Exception, _answer_fault)


def problem(  # noqa: PLR0917  # the members of RFC 9457 in their order
    request: Request,
    status: int,
    kind: str,
    detail: str,
    more: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a problem: what sort, which sentence for people, and what helps to mend it."""
    document = {
        "type": f"urn:twin:problem:{kind}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.url.path,
        **(more or {}),
    }
    return Response(orjson.dumps(document), status, {"Cache-Control": "no-store", **(headers or {})}, PROBLEM)


async def _answer_ours(request: Request, error: Any) -> Response:
    status, kind = next((status, kind) for known, status, kind in STATUS_OF if isinstance(error, known))
    detail = str(error.args[0]) if error.args else kind
    more = (
        {"candidates": _candidates(error.args[1])} if isinstance(error, AmbiguousNameError) and error.args[1:] else {}
    )
    return problem(request, status, kind, detail, more)


def _candidates(entries: Sequence[Any]) -> list[dict[str, Any]]:
    """Return the things a name may stand for, each with what to say instead."""
    return [
        {"id": entry.id, "kind": entry.kind.value, "label": entry.label, "storey": entry.storey, "to": entry.to}
        for entry in entries
    ]


async def _answer_invalid(request: Request, error: Any) -> Response:
    found = [{"where": ".".join(str(part) for part in one["loc"]), "what": one["msg"]} for one in error.errors()]
    detail = "; ".join(f"{one['where']}: {one['what']}" for one in found)
    return problem(request, 422, "bad-request", detail, {"errors": found})


async def _answer_http(request: Request, error: Any) -> Response:
    kind = HTTPStatus(error.status_code).phrase.lower().replace(" ", "-")
    return problem(request, error.status_code, kind, str(error.detail), headers=error.headers)


async def _answer_too_many(request: Request, error: Any) -> Response:
    wait_s = error.args[0]
    detail = f"too many requests from this address; again in {wait_s} s"
    return problem(request, 429, "too-many-requests", detail, headers={"Retry-After": str(wait_s)})


async def _answer_busy(request: Request, _: Exception) -> Response:
    detail = f"many people ask at this moment; again in {BUSY_RETRY_S} s"
    return problem(request, 503, "busy", detail, headers={"Retry-After": str(BUSY_RETRY_S)})


async def _answer_fault(request: Request, error: Exception) -> Response:
    log.error("fault in %s %s", request.method, request.url.path, exc_info=error)
    return problem(request, 500, "fault", "a fault of the server, which is ours to mend")
