"""What goes back to a client: JSON made once by orjson, and files that know their hash and their short form."""

import gzip
import hashlib
from dataclasses import dataclass
from typing import Any, Final

import orjson
from starlette.requests import Request
from starlette.responses import Response

JSON: Final = "application/json"
GZIP_LEVEL: Final = 6
GZIP_MIN_BYTES: Final = 600
"""Smaller bodies fit into one packet anyway."""

REVALIDATE: Final = "no-cache"
"""Clients may keep it, but ask whether it is still the same."""


def json_answer(document: Any, status: int = 200) -> Response:
    """
    Return a document as JSON.

    A ready ``Response`` passes the framework untouched; a dictionary would
    be walked and copied first, which costs more than all the rest.
    """
    return Response(orjson.dumps(document), status, {"Cache-Control": REVALIDATE}, JSON)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """Bytes that do not change while their address means the same, with what is sent along with them."""

    body: bytes
    short: bytes | None
    etag: str
    media_type: str
    cache_control: str

    def __len__(self) -> int:
        """Return the memory it takes, bytes."""
        return len(self.body) + len(self.short or b"")

    def answer(self, request: Request) -> Response:
        """Return it as the client asked: nothing if it has it already, the short form if it can unpack it."""
        headers = {"ETag": self.etag, "Cache-Control": self.cache_control, "Vary": "Accept-Encoding"}
        if has_tag(request.headers.get("if-none-match"), self.etag):
            return Response(status_code=304, headers=headers)
        if self.short is not None and accepts_gzip(request.headers.get("accept-encoding")):
            return Response(self.short, 200, headers | {"Content-Encoding": "gzip"}, self.media_type)
        return Response(self.body, 200, headers, self.media_type)


def build_asset(body: bytes, media_type: str, *, cache_control: str = REVALIDATE, shorten: bool = True) -> Asset:
    """Hash and compress a body; the same body gives the same asset on every machine."""
    short = gzip.compress(body, GZIP_LEVEL, mtime=0) if shorten and len(body) >= GZIP_MIN_BYTES else None
    if short is not None and len(short) >= len(body):
        short = None
    # weak: both forms share the tag, and they mean the same
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    return Asset(body=body, short=short, etag=etag, media_type=media_type, cache_control=cache_control)


def has_tag(header: str | None, etag: str) -> bool:
    """Whether an ``If-None-Match`` header names this tag, by the weak comparison it asks for (RFC 9110, 13.1.2)."""
    if header is None:
        return False
    named = {part.strip().removeprefix("W/") for part in header.split(",")}
    return "*" in named or etag.removeprefix("W/") in named


def accepts_gzip(header: str | None) -> bool:
    """Whether an ``Accept-Encoding`` header allows gzip (RFC 9110, 12.5.3)."""
    for part in (header or "").split(","):
        coding, _, weight = part.strip().partition(";")
        if coding.strip().lower() in {"gzip", "*"}:
            return weight.replace(" ", "").lower() not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
