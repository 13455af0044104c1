"""
What it costs to make a twin, beside IfcOpenShell's iterators, ifclite-geom and web-ifc, in one run.

Every measurement is a process of its own: processor time, wall time and peak
memory count from after the imports. The order is shuffled from a seed, and
medians are printed. Our own ways find the environment that a reading process
of ours finds (one thread, memory kept for reuse), the others their user's.
Real models lie where ``TWIN_MODELS`` says; ``--all`` takes them all. What is
not installed is left out, and the reason printed.

    python -m benchmarks.ingest                  the demo hall and two small models
    python -m benchmarks.ingest --all            every model, some minutes
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

import numpy as np

from twin.ingest.process.child_environment import READING_ENVIRONMENT

ROOT: Final = Path(__file__).resolve().parents[1]
HALL: Final = ROOT / "models_ifc" / "demo_hall.ifc"
MODELS: Final = Path(os.environ.get("TWIN_MODELS", ROOT.parent / "shared" / "models"))
LARGE: Final = (
    "janesville_restaurant",
    "bimpulse_test",
    "grf005_blank_mapconv",
    "institute_ac11",
    "crash_course_04",
    "multizone_building",
)
"""Models whose times are given as shares of the default iterator's; the goal is at most 0.15, median 0.10."""
SMALL: Final = (
    "amplify_model", "duplex_a", "fzk_haus_ac20", "large_building", "pcert_building_architecture_ifc4x3", "voxel_demo2",
)  # fmt: skip
QUICK: Final = ("duplex_a", "voxel_demo2")
WAYS: Final = ("twin", "gates", "open", "default", "manifold", "ifclite", "web-ifc", "cached")
OURS: Final = ("twin", "gates", "cached")
LIMIT_S: Final = 900

PYTHON: Final = """
import json, resource, sys, time
from pathlib import Path
{imports}
path = sys.argv[1]
{before}
def used():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss
cpu_s, rss_kb = used()
wall_s = time.perf_counter()
{work}
wall_s = time.perf_counter() - wall_s
after_s, after_kb = used()
print(json.dumps([after_s - cpu_s, wall_s, (after_kb - rss_kb) / 1024]))
"""
ITERATE: Final = """
model = ifcopenshell.open(path)
iterator = ifcopenshell.geom.iterator(ifcopenshell.geom.settings(), model, 1{kernel})
more = iterator.initialize()
while more:
    iterator.get()
    more = iterator.next()
"""
REMEMBER: Final = """
import tempfile
from twin.ingest.read import read_ifc
from twin.store.files import TwinFiles
from twin.store.reading import RememberingReader
"""
REMEMBERED: Final = """
folder = tempfile.TemporaryDirectory()
files = TwinFiles(folder=Path(folder.name), reader_version="benchmark")
reader = RememberingReader(reader=read_ifc, files=files)
reader(Path(path), with_scene=False, progress=None)
"""
GEOMETRY: Final = "import numpy, shapely, ifcopenshell, ifcopenshell.geom"
SCRIPTS: Final = {
    "twin": ("from twin.ingest.read import read_ifc", "", "read_ifc(Path(path))"),
    "gates": ("from twin.ingest.records.step_text import read_step_text", "", "read_step_text(Path(path))"),
    "open": (GEOMETRY, "", "ifcopenshell.open(path)"),
    "default": (GEOMETRY, "", ITERATE.format(kernel="")),
    "manifold": (GEOMETRY, "", ITERATE.format(kernel=", geometry_library='manifold'")),
    "ifclite": ("import ifclite_geom", "", "ifclite_geom.geometry_data_buffers(Path(path).read_bytes())"),
    "cached": (REMEMBER, REMEMBERED, "reader(Path(path), with_scene=False, progress=None)"),
}  # fmt: skip
"""Imports, what is done before the clock starts, and the work."""
WEB_IFC: Final = """
const WebIFC = require("web-ifc"), fs = require("fs");
(async () => {
  const api = new WebIFC.IfcAPI();
  await api.Init();
  const data = new Uint8Array(fs.readFileSync(process.argv[2]));
  const rss = process.resourceUsage().maxRSS, cpu = process.cpuUsage(), start = performance.now();
  const model = api.OpenModel(data);
  api.StreamAllMeshes(model, (mesh) => {
    for (let i = 0; i < mesh.geometries.size(); i++) {
      const geometry = api.GetGeometry(model, mesh.geometries.get(i).geometryExpressID);
      api.GetVertexArray(geometry.GetVertexData(), geometry.GetVertexDataSize());
      geometry.delete();
    }
  });
  const used = process.cpuUsage(cpu);
  const memory = (process.resourceUsage().maxRSS - rss) / 1024;
  console.log(JSON.stringify([(used.user + used.system) / 1e6, (performance.now() - start) / 1e3, memory]));
})();
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one way cost on one model, medians of some runs."""

    cpu_s: float
    wall_s: float
    memory_mb: float


def main() -> None:
    """Measure and print a table."""
    arguments = _parse()
    names = LARGE if arguments.large else (*LARGE, *SMALL) if arguments.all else QUICK
    paths = [HALL, *(MODELS / f"{name}.ifc" for name in names)]
    paths = [path for path in paths if path.exists()]
    missing = {way: reason for way in WAYS if (reason := _why_not(way))}
    for way, reason in missing.items():
        print(f"{way} is left out: {reason}")
    ways = [way for way in arguments.ways if way not in missing]
    tasks = [(path, way) for path in paths for way in ways for _ in range(arguments.runs)]
    order = np.random.default_rng(arguments.seed).permutation(len(tasks)).tolist()
    runs: dict[tuple[Path, str], list[list[float]]] = defaultdict(list)
    for done, (path, way) in enumerate((tasks[index] for index in order), start=1):
        measured = _measure(path, way)
        if measured is not None:
            runs[path, way].append(measured)
        print(f"\r{done} of {len(tasks)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    costs = {key: Cost(cpu_s=_middle(v, 0), wall_s=_middle(v, 1), memory_mb=_middle(v, 2)) for key, v in runs.items()}
    _print_table(paths, ways, costs)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="every model, not only the demo hall and two small ones")
    parser.add_argument("--large", action="store_true", help="only the models that the goals are about")
    parser.add_argument("--runs", type=int, default=1, help="of which the median is taken")
    parser.add_argument("--seed", type=int, default=1, help="of the order of measurements")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=WAYS)
    return parser.parse_args()


def _why_not(way: str) -> str | None:
    if way == "web-ifc":
        if shutil.which("node") is None:
            return "there is no node"
        found = subprocess.run(["node", "-e", 'require("web-ifc")'], capture_output=True, check=False)  # noqa: S607  # node is looked up
        return None if found.returncode == 0 else "npm's web-ifc is not installed where NODE_PATH points"
    imports = SCRIPTS[way][0]
    found = subprocess.run([sys.executable, "-c", imports], capture_output=True, check=False, cwd=ROOT)  # noqa: S603  # our own interpreter
    return None if found.returncode == 0 else f"{imports!r} fails"


def _measure(path: Path, way: str) -> list[float] | None:
    """Return processor time, wall time and memory of one run; ``None`` where it crashed or took too long."""
    if way == "web-ifc":
        command = ["node", "-e", WEB_IFC, "--", "-", str(path)]
    else:
        imports, before, work = SCRIPTS[way]
        command = [sys.executable, "-c", PYTHON.format(imports=imports, before=before, work=work), str(path)]
    try:
        environment = {**os.environ, **READING_ENVIRONMENT} if way in OURS else None
        run = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, timeout=LIMIT_S, env=environment)  # noqa: S603  # our own interpreter
    except subprocess.TimeoutExpired:
        return None
    if run.returncode != 0:
        last = run.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        print(f"\n{path.name} {way} ended with {run.returncode}: {last}", file=sys.stderr)
        return None
    numbers: Any = json.loads(run.stdout.splitlines()[-1])
    return [float(number) for number in numbers]


def _middle(runs: list[list[float]], index: int) -> float:
    return median(run[index] for run in runs)


def _print_table(paths: list[Path], ways: list[str], costs: dict[tuple[Path, str], Cost]) -> None:
    print(f"| model | way | CPU s | wall s | memory MB | CPU ÷ default |\n|{'---|' * 6}")
    for path in paths:
        default = costs.get((path, "default"))
        for way in ways:
            cost = costs.get((path, way))
            if cost is None:
                print(f"| {path.stem} | {way} | failed | | | |")
                continue
            ratio = f"{cost.cpu_s / default.cpu_s:.3f}" if default else ""
            print(f"| {path.stem} | {way} | {cost.cpu_s:.3f} | {cost.wall_s:.2f} | {cost.memory_mb:.0f} | {ratio} |")
    ratios = sorted(
        costs[path, "twin"].cpu_s / costs[path, "default"].cpu_s
        for path in paths
        if path.stem in (*LARGE, HALL.stem) and {(path, "twin"), (path, "default")} <= costs.keys()
    )
    if ratios:
        print(f"twin ÷ default: median {median(ratios):.3f}, most {ratios[-1]:.3f} over {len(ratios)} models")


if __name__ == "__main__":
    main()
