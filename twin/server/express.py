"""
The short way for the question that is asked most: from here to there, where the answer is kept or takes a millisecond.

The framework's own work on a request costs as much as such an answer. What
is not understood, takes longer or goes wrong is handed on to it with every byte that was
read, so that mistakes are told as they are everywhere.
"""

import logging
from datetime import datetime
from typing import Final

from pydantic import ValidationError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from twin.app.open_place import OpenPlace
from twin.app.way import Bar, RouteRequest, is_prompt, seek_way
from twin.errors import TwinError
from twin.server.answers import JSON, REVALIDATE
from twin.server.desk import Desk
from twin.server.kept import KeptAnswer, keep, key_of
from twin.server.routes import RouteBody, moment_of

_CONTENT_TYPE: Final = (b"content-type", JSON.encode())
_HEADERS: Final = (_CONTENT_TYPE, (b"cache-control", REVALIDATE.encode()))

log = logging.getLogger("twin.server")


class Express:
    """Answers ``POST /places/{id}/routes`` where it can; all else is for the app behind it."""

    def __init__(self, app: ASGIApp, desk: Desk, *, prefix: str, body_bytes_max: int) -> None:
        self._app = app
        self._desk = desk
        self._start = f"{prefix}/places/"
        self._bytes_max = body_bytes_max

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        place_id = self._find_place(scope)
        if place_id is None:
            await self._app(scope, receive, send)
            return
        read = await self._read(receive)
        answer = self._answer(place_id, b"".join(message.get("body", b"") for message in read))
        if answer is None:
            await self._app(scope, _replay(read, receive), send)
            return
        headers = [*_HEADERS, (b"content-length", b"%d" % len(answer))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    def _find_place(self, scope: Scope) -> str | None:
        """Return the place that a way through is asked for, ``None`` for any other request."""
        if scope["type"] != "http" or scope["method"] != "POST" or _CONTENT_TYPE not in scope["headers"]:
            return None
        start, _, place_id = scope["path"].removesuffix("/routes").rpartition("/")
        return place_id if f"{start}/" == self._start and scope["path"].endswith("/routes") else None

    async def _read(self, receive: Receive) -> list[Message]:
        """Return the messages of a body, no more of one that is too long than tells that it is."""
        read: list[Message] = []
        count = 0
        while not read or (read[-1].get("more_body", False) and count <= self._bytes_max):
            read.append(await receive())
            count += len(read[-1].get("body", b""))
        return read

    def _answer(self, place_id: str, said: bytes) -> bytes | None:
        """Return the answer to a question, ``None`` where that is for the framework to give."""
        try:
            request = RouteBody.model_validate_json(said).to_request()
            place, moment = self._desk.places.get(place_id), moment_of(request)
            kept = self._find(place, request, moment)
        except (ValidationError, TwinError):
            return None
        except Exception:  # the framework will meet it, too, and tell the client
            log.exception("a question could not be answered the short way")
            return None
        return None if kept is None else kept.tell(moment)

    def _find(self, place: OpenPlace, request: RouteRequest, moment: datetime) -> KeptAnswer | None:
        """Return an answer that is kept, or a new one if that is there at once."""
        key = key_of(place, request, moment)
        kept = self._desk.answers.find(key)
        if kept is not None or not is_prompt(place, request):
            return kept
        found = seek_way(place, request, now=moment)
        if isinstance(found, Bar):
            return None
        kept = keep(found)
        self._desk.answers.put(key, kept)
        return kept


def _replay(read: list[Message], receive: Receive) -> Receive:
    """Return what receives what was read once more, and then the rest."""
    left = iter(read)

    async def receive_again() -> Message:
        for message in left:
            return message
        return await receive()

    return receive_again
