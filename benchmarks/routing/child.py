"""
One way on one floor, in a process of its own: ``python -m benchmarks.routing.child MODULE WAY FOLDER SECONDS``.

A small floor comes first, so that imports, compilers and caches are done with;
then the clock starts and the peak of memory is set back. Every query is asked
in several rounds as long as there is time; what counts is each query's median.
"""

import gc
import importlib
import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.routing.floors import draw_small_floor, read_floor
from benchmarks.routing.solver import Build, Solver

ROUNDS: Final = 7
STATUS: Final = Path("/proc/self/status")
FORGET_PEAK: Final = "5"


def main() -> None:
    """Measure, and write what was measured and answered into the folder."""
    module, way, folder, limit_s = sys.argv[1], sys.argv[2], Path(sys.argv[3]), float(sys.argv[4])
    build: Build = importlib.import_module(f"benchmarks.routing.{module}").BUILD[way]
    small, floor = draw_small_floor(), read_floor(folder)
    warm = build(small)
    for query in small.queries.tolist():
        warm.answer(*query)
    gc.collect()
    Path("/proc/self/clear_refs").write_text(FORGET_PEAK, encoding="ascii")
    before_mb = read_memory_mb("VmRSS")
    cpu_s, wall_s = time.process_time(), time.perf_counter()
    solver = build(floor)
    cpu_s, wall_s = time.process_time() - cpu_s, time.perf_counter() - wall_s
    gc.collect()
    kept_mb = read_memory_mb("VmRSS") - before_mb
    times_us, answers = _ask(solver, floor.queries.tolist(), limit_s)
    measured = {
        "build_cpu_s": cpu_s,
        "build_s": wall_s,
        "peak_mb": read_memory_mb("VmHWM") - before_mb,
        "kept_mb": kept_mb,
        "times_us": times_us,
        "paths": [solver.unfold(answer, query).tolist() for answer, query in zip(answers, floor.queries, strict=False)],
    }
    (folder / f"{way}.json").write_text(json.dumps(measured), encoding="utf-8")


def read_memory_mb(name: str) -> float:
    """Return a line of the kernel's own book about this process, in megabytes."""
    lines = STATUS.read_text(encoding="ascii").splitlines()
    return next(float(line.split()[1]) / 1024.0 for line in lines if line.startswith(f"{name}:"))


def _ask(solver: Solver, queries: Iterable[list[float]], limit_s: float) -> tuple[list[float], list[Any]]:
    """Return the median time of each query and its answer; only as many as fit into the time."""
    clock, answer = time.perf_counter_ns, solver.answer
    asked, answers, first = [], [], []
    until = time.perf_counter() + limit_s
    gc.disable()
    for query in queries:
        begin = clock()
        found = answer(*query)
        first.append(clock() - begin)
        asked.append(query)
        answers.append(found)
        if time.perf_counter() > until:
            break
    rounds = [first]
    while len(rounds) < ROUNDS and time.perf_counter() + 1e-9 * sum(first) < until:
        times = []
        for query in asked:
            begin = clock()
            answer(*query)
            times.append(clock() - begin)
        rounds.append(times)
    return (1e-3 * np.median(rounds, axis=0)).tolist(), answers


if __name__ == "__main__":
    main()
