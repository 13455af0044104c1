"""
Shortest ways: the product beside its peers, on the same floors and queries, in one run.

Every way on every floor is a process of its own, one after the other. Build
time is processor time and counts from the floor that is free (the product,
which erodes it) or from the eroded floor (the others). Memory is what the
process has more than before, at its peak and after building. A query's time
is the median of seven rounds, as far as the time per way reaches, path
included. A path that leaves the eroded floor by more than a millimetre is
wrong, and so is one that does not reach the goal; times and lengths of right
answers are compared. What is not installed is left out, and the reason
printed: ``pip install .[bench]``, and for Recast
``npm install --no-package-lock --prefix benchmarks/routing``.
"""

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import shapely

from benchmarks.routing.check import Judge, Measured
from benchmarks.routing.floors import FLOORS, ROOT, Floor, make_floor

LIMIT_S: Final = 60.0
"""How long one way is asked on one floor."""
GIVE_UP_S: Final = 900
HERE: Final = Path(__file__).resolve().parent
RECAST: Final = "@recast-navigation/core"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way of answering: its module here, what it needs, and the floors it is left out on, with the reason."""

    module: str
    needs: str | None = None
    not_on: Mapping[str, str] | None = None


PYTHON_IS_SLOW: Final = {name: "takes minutes" for name in FLOORS if name != "hall"}
WAYS: Final[Mapping[str, Way]] = {
    "twin": Way(module="twin_way"),
    "twin-route": Way(module="twin_way"),
    "taut-rustworkx": Way(module="taut", needs="rustworkx"),
    "taut-networkx": Way(module="taut", not_on={"large": "takes minutes", "larger": "takes minutes"}),
    "funnel": Way(module="funnel"),
    "recast": Way(module="recast", needs=RECAST),
    "recast-inset": Way(module="recast", needs=RECAST),
    "jupedsim": Way(module="jupedsim_way", needs="jupedsim"),
    "grid-rustworkx": Way(module="grid", needs="rustworkx"),
    "grid-scipy": Way(module="grid"),
    "grid-networkx": Way(module="grid", not_on=PYTHON_IS_SLOW),
}
INSET_CELLS: Final = {"recast": 0, "recast-inset": 1}
"""How many cells of 0.05 m Recast keeps from the edge of the eroded floor: one, and it never leaves it."""


def main() -> None:
    """Measure and print a table for every floor."""
    arguments = _parse()
    missing = {way: reason for way in arguments.ways if (reason := _why_not(WAYS[way]))}
    for way, reason in missing.items():
        print(f"{way} is left out: {reason}")
    for name in arguments.floor:
        with tempfile.TemporaryDirectory() as folder:
            floor = make_floor(FLOORS[name](), arguments.queries)
            ways = [way for way in arguments.ways if way not in missing and name not in (WAYS[way].not_on or {})]
            _print_floor(name, floor)
            _print_table(_measure(floor, Path(folder), ways, arguments.limit))


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--floor", nargs="+", choices=FLOORS, default=["hall", "institute", "large"])
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS))
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--limit", type=float, default=LIMIT_S, help="seconds of queries for one way on one floor")
    return parser.parse_args()


def _why_not(way: Way) -> str | None:
    if way.needs == RECAST:
        if shutil.which("node") is None:
            return "there is no node"
        asked = f"require.resolve({RECAST!r}, {{paths: [{str(HERE)!r}, ...(process.env.NODE_PATH || '').split(':')]}})"
        found = subprocess.run(["node", "-e", asked], capture_output=True, check=False)  # noqa: S603, S607  # node is looked up
        return None if found.returncode == 0 else f"npm's {RECAST} is not installed"
    return None if way.needs is None or importlib.util.find_spec(way.needs) else f"{way.needs} is not installed"


def _measure(floor: Floor, folder: Path, ways: Sequence[str], limit_s: float) -> dict[str, Measured]:
    """Run every way; what crashed or took too long is missing."""
    floor.write(folder)
    triangles = shapely.orient_polygons(shapely.constrained_delaunay_triangles(floor.eroded))
    corners = shapely.get_coordinates(triangles).reshape(-1, 4, 2)[:, :3]
    (folder / "triangles.bin").write_bytes(np.ascontiguousarray(corners).tobytes())
    (folder / "queries.bin").write_bytes(floor.queries.tobytes())
    judge = Judge(floor)
    found = {}
    for way in ways:
        try:
            run = subprocess.run(  # noqa: S603  # our own interpreter, and node
                _command(way, folder, limit_s),
                capture_output=True,
                check=False,
                cwd=ROOT,
                timeout=GIVE_UP_S,
                env=os.environ,
            )
        except subprocess.TimeoutExpired:
            print(f"{way} was given up after {GIVE_UP_S} s")
            continue
        if run.returncode != 0:
            print(f"{way} ended with {run.returncode}: {run.stderr.decode('utf-8', 'replace').strip()[-300:]}")
            continue
        found[way] = judge.read(folder / f"{way}.json")
        print(f"{way} is done", file=sys.stderr, flush=True)
    return found


def _command(way: str, folder: Path, limit_s: float) -> list[str]:
    if WAYS[way].module != "recast":
        return [sys.executable, "-m", "benchmarks.routing.child", WAYS[way].module, way, str(folder), str(limit_s)]
    files = [str(folder / name) for name in ("triangles.bin", "queries.bin", f"{way}.json")]
    return ["node", str(HERE / "recast.mjs"), *files, str(INSET_CELLS[way]), str(limit_s)]


def _print_floor(name: str, floor: Floor) -> None:
    free, eroded = (len(shapely.get_coordinates(shape)) for shape in (floor.free, floor.eroded))
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(
        f"\n{name}: {floor.eroded.area:,.0f} m², {eroded:,} vertices eroded by the radius of a walker, "
        f"{free:,} before; {len(floor.queries)} queries; load {load}\n"
    )


def _print_table(found: Mapping[str, Measured]) -> None:
    """Print what was measured; lengths are compared with the shortest right answer that anybody gave."""
    best_m = _find_shortest(found)
    ours = found.get("twin")
    print(
        "| way | build CPU s | MB peak / kept | median µs | p99 µs | right | ÷ twin | length ÷ optimum | outside mm |"
    )
    print("|---|" + "---:|" * 8)
    for way, measured in found.items():
        right = measured.right
        count = len(right)
        median = f"{np.median(measured.times_us):,.1f} | {np.quantile(measured.times_us, 0.99):,.1f}"
        times = ratios = ""
        if ours is not None and right.any():
            both = right & ours.right[:count]
            times = f"{np.median(measured.times_us[both]) / np.median(ours.times_us[:count][both]):,.1f}"
        if right.any():
            ratio = measured.lengths_m[right] / best_m[:count][right]
            ratios = f"{ratio.mean():.4f}, at most {ratio.max():.3f}"
        print(
            f"| {way} | {measured.build_cpu_s:.2f} | {measured.peak_mb:.0f} / {measured.kept_mb:.0f} | {median} "
            f"| {right.sum()} of {count} | {times} | {ratios} | {1e3 * measured.outside_m.max():.0f} |"
        )


def _find_shortest(found: Mapping[str, Measured]) -> "np.ndarray":
    longest = max((len(measured.right) for measured in found.values()), default=0)
    best_m = np.full(longest, np.inf)
    for measured in found.values():
        count = len(measured.right)
        best_m[:count] = np.minimum(best_m[:count], np.where(measured.right, measured.lengths_m, np.inf))
    return best_m


if __name__ == "__main__":
    main()
