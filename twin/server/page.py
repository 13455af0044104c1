"""The built web page: the files of one folder, listed at the start, so that no request can name any other."""

import mimetypes
from pathlib import Path
from typing import Final

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse

from twin.server.answers import REVALIDATE, build_asset
from twin.server.desk import Desk

FOLDER: Final = Path(__file__).with_name("static")

IMMUTABLE: Final = "public, max-age=31536000, immutable"
"""For files whose name holds their hash: the build puts those under ``assets/``."""

MEDIA_TYPES: Final = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
}
"""Said here because a machine's own table may say otherwise, and browsers refuse scripts of another type."""

NOT_BUILT: Final = """\
The page has not been built yet. Run "make web" in the project's folder (it brings its own Node where there is none),
then start the server again. The API works without it: /api/v1/places
网页尚未构建：请在项目目录运行 make web 后重新启动。接口不受影响：/api/v1/places
"""


def build_page_router(desk: Desk, folder: Path = FOLDER) -> APIRouter:
    """Return the pages and their files."""
    router = APIRouter(include_in_schema=False)
    files = list_files(folder)

    @router.get("/{path:path}")
    async def get_file(path: str, request: Request) -> Response:
        if "index.html" not in files and not path:
            return PlainTextResponse(NOT_BUILT, 503)
        file = files.get(path or "index.html")
        if file is None:
            raise HTTPException(404, f"nothing is at /{path}")
        keep = IMMUTABLE if path.startswith("assets/") else REVALIDATE
        asset = await desk.shelf.get(
            f"file {path}", lambda: build_asset(file.read_bytes(), media_type_of(file), cache_control=keep)
        )
        return asset.answer(request)

    return router


def list_files(folder: Path) -> dict[str, Path]:
    """Return the files of a folder by the path under which they are served."""
    return {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*")) if file.is_file()}


def media_type_of(file: Path) -> str:
    """Return what a file is, by its ending."""
    known = MEDIA_TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"{known}; charset=utf-8" if known.startswith("text/") else known
