"""
What a route costs over HTTP: processor time per request, beside FastAPI answering the same bytes ready-made.

Both are servers of their own, asked the same questions over one connection:
ways through the demo hall. The ready-made one takes the same body, checked in
the same way, and returns the bytes that ours returned. Processor time is all
threads of the server, as the kernel books it, from when its networks are
built; the two take turns, and the median of some rounds counts, so that a
busy machine tells the same.

Two sorts of questions, each with instructions and without:

- ``new``: every question is asked for the first time, between pairs of public places.
- ``mix``: people who scan a code at an entrance, an elevator or a stair and go
  where people go: goals by Zipf's law, most on foot, some by wheelchair or
  slowly, some in English, all in the same half hour. Here questions come
  again, and answers that are kept count.

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
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, Final

import numpy as np
import uvicorn
from fastapi import FastAPI, Request, Response

from twin.server.routes import RouteBody

ROOT: Final = Path(__file__).resolve().parents[1]
HALL: Final = ROOT / "models_ifc" / "demo_hall.ifc"
SEED: Final = 3
ROUNDS: Final = 5
START_S: Final = 300.0
AT: Final = "2026-11-25T10:00"
"""When the questions are for: a Wednesday morning, when halls are open."""
GOALS: Final = {True: 2.5, False: 1.35}
"""What is asked for, with instructions and without."""
QUIET_S: Final = 2.0
QUIET_SHARE: Final = 0.05
"""A server that has used less of a processor than this for so long has nothing more to build."""

PROFILES: Final = {"walking": 0.80, "elderly": 0.08, "wheelchair": 0.05, "stroller": 0.05, "blind": 0.02}
ENGLISH: Final = 0.1
MINUTES: Final = 30
"""The mix: who comes, who reads English, and within what time."""

Ask = tuple[str, bytes]
"""The path, and the body."""
Draw = Callable[[int], list[dict[str, object]]]
"""Gives so many more questions."""


def main() -> None:
    """Measure and print, or serve ready-made answers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=200, help="in a round (default: %(default)s)")
    parser.add_argument("--at", default=AT, help="when the questions are for (default: %(default)s)")
    parser.add_argument("--ready", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.ready:
        _serve_ready(arguments.port)
        return
    for told in GOALS:
        for sort, draw in (("new", _draw_pairs), ("mix", _draw_visitors)):
            _compare(sort, draw, arguments, told=told)


def _compare(sort: str, draw: Callable[[int, str], Draw], arguments: argparse.Namespace, *, told: bool) -> None:
    with _server(["-m", "twin", "serve", str(HALL)]) as ours, _server(["-m", "benchmarks.service", "--ready"]) as ready:
        _wait(ours[1], "/api/v1/readyz")
        _wait(ready[1], "/ready")
        _wait_until_quiet(ours[0])
        place = json.loads(_get(ours[1], "/api/v1/places"))["places"][0]["id"]
        path, more = f"/api/v1/places/{place}/routes", draw(ours[1], arguments.at)
        rounds = []
        for _ in range(ROUNDS + 1):
            asks = [(path, json.dumps({**body, "instructions": told}).encode()) for body in more(arguments.requests)]
            our_us, bodies = _measure_us(*ours, asks)
            _ask(ready[1], [("/load", json.dumps([body.decode() for body in bodies]).encode())])
            ready_us, same = _measure_us(*ready, asks)
            assert same == bodies
            rounds.append((our_us, ready_us, float(np.mean([len(body) for body in bodies]))))
    our_us, ready_us, size = (median(column) for column in zip(*rounds[1:], strict=True))  # the first one compiles
    words = "with instructions" if told else "without"
    print(
        f"{sort} {words:17s} {our_us:7,.0f} us a request, ready-made {ready_us:5,.0f} us: {our_us / ready_us:5.2f} times, "
        f"goal {GOALS[told]}; {len(rounds) - 1} x {arguments.requests} answers of {size:,.0f} bytes; "
        f"load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


def _list_goals(port: int) -> tuple[str, list[str]]:
    """Return the place, and what its search suggests."""
    place = json.loads(_get(port, "/api/v1/places"))["places"][0]["id"]
    found = json.loads(_get(port, f"/api/v1/places/{place}/search?q=&lang=zh-CN&limit=50"))["results"]
    return place, [result["to"] for result in found]


def _draw_pairs(port: int, at: str) -> Draw:
    """Draw pairs of public places, none of them twice."""
    _, goals = _list_goals(port)
    pairs = list(itertools.permutations(goals, 2))
    order = iter(np.random.default_rng(SEED).permutation(len(pairs)).tolist())

    def draw(count: int) -> list[dict[str, object]]:
        chosen = [pairs[i] for i in itertools.islice(order, count)]
        assert len(chosen) == count, "there are no more pairs"
        return [{"from": start, "to": goal, "at": at} for start, goal in chosen]

    return draw


def _draw_visitors(port: int, at: str) -> Draw:
    """Draw people who start where a code hangs."""
    place, goals = _list_goals(port)
    found = json.loads(_get(port, f"/api/v1/places/{place}"))["entrances"]
    for kind in ("%E7%94%B5%E6%A2%AF", "%E6%A5%BC%E6%A2%AF"):  # elevator, stair
        found += json.loads(_get(port, f"/api/v1/places/{place}/search?q={kind}&limit=50"))["results"]
    starts = sorted({thing["id"] for thing in found if thing.get("kind", "entrance") in {"entrance", "connector"}})
    random = np.random.default_rng(SEED)
    goals = [goals[i] for i in random.permutation(len(goals))]
    ranks = 1.0 / np.arange(1, len(goals) + 1)

    def draw(count: int) -> list[dict[str, object]]:
        chosen = random.choice(len(goals), size=count, p=ranks / ranks.sum())
        return [
            {
                "from": starts[random.integers(len(starts))],
                "to": goals[goal],
                "profile": str(random.choice(list(PROFILES), p=list(PROFILES.values()))),
                "lang": "en" if random.random() < ENGLISH else "zh-CN",
                "at": f"{at[:-2]}{random.integers(MINUTES):02d}",
            }
            for goal in chosen
        ]

    return draw


def _measure_us(server: int, port: int, asks: Sequence[Ask]) -> tuple[float, list[bytes]]:
    begin_ns = _read_cpu_ns(server)
    found = _ask(port, asks)
    return 1e-3 * (_read_cpu_ns(server) - begin_ns) / len(asks), found


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


def _wait_until_quiet(server: int) -> None:
    """Wait until a server has built what it builds in the background."""
    until = time.monotonic() + START_S
    while time.monotonic() < until:
        begin_ns = _read_cpu_ns(server)
        time.sleep(QUIET_S)
        if _read_cpu_ns(server) - begin_ns < QUIET_SHARE * QUIET_S * 1e9:
            return
    msg = f"the server was still busy after {START_S:.0f} s"
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


def _serve_ready(port: int) -> None:
    """Answer question after question with what has been loaded, whatever is asked."""
    bodies: Iterator[bytes] = iter(())
    app = FastAPI()

    @app.get("/ready")
    async def tell() -> Response:
        return Response(b"ready")

    @app.post("/load")
    async def load(request: Request) -> Response:
        nonlocal bodies
        bodies = iter([body.encode() for body in await request.json()])
        return Response(b"loaded")

    @app.post("/api/v1/places/{place_id}/routes")
    async def answer(place_id: str, body: RouteBody) -> Response:
        assert place_id
        assert body.to
        return Response(next(bodies), media_type="application/json")

    server: Any = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)
    uvicorn.Server(server).run()


if __name__ == "__main__":
    main()
