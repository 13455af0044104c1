"""What surrounds every answer, plain ASGI: security headers, a limit on what is read, HEAD where there is GET."""

from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from twin.server.errors import problem

CONTENT_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "media-src 'self' blob:; connect-src 'self' blob: data:; worker-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Models come as blobs inside the viewer; speech is played from blobs when the page is offline."""

HEADERS: Final = (
    ("Content-Security-Policy", CONTENT_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
)
_ENCODED: Final = tuple((name.lower().encode(), value.encode()) for name, value in HEADERS)


def surround(app: ASGIApp, *, body_bytes_max: int) -> ASGIApp:
    """Return the app with all of it, so that also the answer to a fault carries the headers."""
    return SecurityHeaders(BodyLimit(HeadAsGet(app), bytes_max=body_bytes_max))


class SecurityHeaders:
    """Adds the headers to every answer, also to those of faults."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and add the headers to its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message.setdefault("headers", [])
                said = {name for name, _ in headers}
                headers.extend(header for header in _ENCODED if header[0] not in said)
            await send(message)

        await self._app(scope, receive, send_with_headers)


class BodyLimit:
    """Refuses a body that says it is too long; one that does not say is cut off by the framework while it is read."""

    def __init__(self, app: ASGIApp, *, bytes_max: int) -> None:
        self._app = app
        self._bytes_max = bytes_max

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it unread."""
        said = next((value for name, value in scope.get("headers", ()) if name == b"content-length"), b"")
        if said.isdigit() and int(said) > self._bytes_max:
            detail = f"the body has {int(said)} bytes; more than {self._bytes_max} are not read"
            await problem(Request(scope), 413, "content-too-large", detail)(scope, receive, send)
            return
        await self._app(scope, receive, send)


class HeadAsGet:
    """Answers HEAD like GET; the server leaves the body out, because it knows what was asked."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self._app(scope, receive, send)
