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
    with listen(host, port) as listener:
        config = uvicorn.Config(create_app(places), log_level="warning", server_header=False, access_log=False)
        uvicorn.Server(config).run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """
    Return a socket that listens; connections inherit that they send at once.

    Without that the body of an answer waits until the client has
    acknowledged its head, which clients put off for 40 ms.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise OSError(error.errno, error.strerror, f"{host}:{port}") from error
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
