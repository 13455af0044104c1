"""
What a route costs over HTTP: processor time per request, beside FastAPI answering the same bytes ready-made.

Both are servers of their own, asked the same questions over one connection:
ways between public spaces of the demo hall. The ready-made one takes the same
body, checked in the same way, and returns the bytes that ours returned.
Processor time is all threads of the server, as the kernel books it; the two
take turns, and the median of some rounds counts, so that a busy machine tells
the same.

    python -m benchmarks.service
"""

import argparse
import http.client
import itertools
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, Final

import numpy as np
import uvicorn
from fastapi import FastAPI, Response

from twin.server.routes import RouteBody

ROOT: Final = Path(__file__).resolve().parents[1]
HALL: Final = ROOT / "models_ifc" / "demo_hall.ifc"
SEED: Final = 3
ROUNDS: Final = 5
START_S: Final = 300.0
AT: Final = "2026-11-25T10:00"
"""When the questions are for: a Wednesday morning, when halls are open."""

Ask = tuple[str, bytes]
"""The path, and the body."""


def main() -> None:
    """Measure and print, or serve ready-made answers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=300, help="different questions")
    parser.add_argument("--at", default=AT, help="when the questions are for (default: %(default)s)")
    parser.add_argument("--ready", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.ready is not None:
        _serve_ready(arguments.ready, arguments.port)
        return
    with tempfile.TemporaryDirectory() as folder:
        _compare(arguments.requests, arguments.at, Path(folder) / "answers.json")


def _compare(requests: int, at: str, answers: Path) -> None:
    with _server(["-m", "twin", "serve", str(HALL)]) as (ours, our_port):
        _wait(our_port, "/api/v1/readyz")
        asks = _list_asks(our_port, requests, at)
        bodies = [_ask(our_port, [ask])[0] for ask in asks]
        answers.write_text(json.dumps([body.decode() for body in bodies]), encoding="utf-8")
        with _server(["-m", "benchmarks.service", "--ready", str(answers)]) as (ready, ready_port):
            _wait(ready_port, "/ready")
            assert _ask(ready_port, asks) == bodies
            ours_us, ready_us = [], []
            for _ in range(ROUNDS):
                ours_us.append(_measure_us(ours, our_port, asks))
                ready_us.append(_measure_us(ready, ready_port, asks))
    size = np.mean([len(body) for body in bodies])
    print(f"{len(asks)} questions, answers of {size:,.0f} bytes; load {os.getloadavg()[0]:.1f}")
    print(f"with instructions {median(ours_us):,.0f} us a request, ready-made {median(ready_us):,.0f} us")
    print(f"{median(ours_us) / median(ready_us):.2f} times; the goal is 2.5")


def _list_asks(port: int, count: int, at: str) -> list[Ask]:
    """Return seeded pairs of public places."""
    place = json.loads(_get(port, "/api/v1/places"))["places"][0]["id"]
    found = json.loads(_get(port, f"/api/v1/places/{place}/search?q=&lang=zh-CN&limit=50"))["results"]
    pairs = list(itertools.permutations([result["to"] for result in found], 2))
    chosen = np.random.default_rng(SEED).permutation(len(pairs))[:count]
    bodies = [json.dumps({"from": pairs[i][0], "to": pairs[i][1], "at": at}).encode() for i in chosen]
    return [(f"/api/v1/places/{place}/routes", body) for body in bodies]


def _measure_us(server: int, port: int, asks: Sequence[Ask]) -> float:
    begin_ns = _read_cpu_ns(server)
    _ask(port, asks)
    return 1e-3 * (_read_cpu_ns(server) - begin_ns) / len(asks)


def _ask(port: int, asks: Sequence[Ask]) -> list[bytes]:
    """Return the answers, over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_S)
    found = []
    for path, body in asks:
        connection.request("POST", path, body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        found.append(response.read())
        assert response.status == http.HTTPStatus.OK, found[-1]
    connection.close()
    return found


def _get(port: int, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_S)
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read()
    assert response.status == http.HTTPStatus.OK, body
    return body


def _wait(port: int, path: str) -> None:
    """Wait until a server answers."""
    until = time.monotonic() + START_S
    while time.monotonic() < until:
        try:
            _get(port, path)
        except (OSError, AssertionError):
            time.sleep(0.2)
        else:
            return
    msg = f"nothing answered {path} within {START_S:.0f} s"
    raise TimeoutError(msg)


@contextmanager
def _server(arguments: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the process and the port of a server for as long as it is needed."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    command = [sys.executable, *arguments, "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  # our own interpreter
    try:
        yield server.pid, port
    finally:
        server.terminate()
        server.wait()


def _read_cpu_ns(process: int) -> int:
    """Return the processor time of a process, all its threads, also of those that have ended (Linux's clock ids)."""
    return time.clock_gettime_ns((~process << 3) | 2)


def _serve_ready(answers: Path, port: int) -> None:
    """Answer question after question with what is ready, whatever is asked."""
    bodies = itertools.cycle([body.encode() for body in json.loads(answers.read_text(encoding="utf-8"))])
    app = FastAPI()

    @app.get("/ready")
    async def tell() -> Response:
        return Response(b"ready")

    @app.post("/api/v1/places/{place_id}/routes")
    async def answer(place_id: str, body: RouteBody) -> Response:
        assert place_id
        assert body.to
        return Response(next(bodies), media_type="application/json")

    server: Any = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)
    uvicorn.Server(server).run()


if __name__ == "__main__":
    main()
