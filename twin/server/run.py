"""Serving until interrupted."""

import socket

import uvicorn

from twin.app.services import OpenPlaces
from twin.server.app import create_app


def serve(places: OpenPlaces, *, host: str, port: int) -> None:
    """
    Serve places over HTTP until SIGINT or SIGTERM.

    Raises
    ------
    OSError
        If the address cannot be listened on; its ``filename`` is the address.
    """
    with _listen(host, port) as listener:
        config = uvicorn.Config(create_app(places), log_level="warning", server_header=False, access_log=False)
        uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise OSError(error.errno, error.strerror, f"{host}:{port}") from error
