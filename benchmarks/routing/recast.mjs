// Recast and Detour on one floor, measured as child.py measures the others.
//   node recast.mjs TRIANGLES.bin QUERIES.bin ANSWERS.json INSET_CELLS SECONDS
// Triangles are rows of six numbers, queries rows of four (x, y, to x, to y). Plan x is x, plan y is -z.
// Packages are looked for beside this file, then where NODE_PATH points.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const ROUNDS = 7;
const CELL_M = 0.05;
const TILE_CELLS = 256;
const WARMING_QUERIES = 2000;

const require = createRequire(import.meta.url);
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const core = await load("@recast-navigation/core");
const generators = await load("@recast-navigation/generators");
await core.init();

const [trianglesFile, queriesFile, answersFile, inset, seconds] = process.argv.slice(2);
const readNumbers = (file) => {
  const bytes = readFileSync(file);
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
};

function build(numbers) {
  const corners = numbers.length / 2;
  const positions = new Float32Array(3 * corners);
  for (let i = 0; i < corners; i++) {
    positions[3 * i] = numbers[2 * i];
    positions[3 * i + 2] = -numbers[2 * i + 1];
  }
  const indices = new Uint32Array(corners).map((_, i) => i);
  const config = {
    cs: CELL_M,
    ch: CELL_M,
    walkableRadius: Number(inset),
    walkableHeight: 2,
    walkableClimb: 1,
    maxSimplificationError: 1,
    maxEdgeLen: 0,
    minRegionArea: 0,
    mergeRegionArea: 0,
  };
  // one mesh is asked faster than tiles, but has room for 65,535 corners only
  const solo = generators.generateSoloNavMesh(positions, indices, config);
  const made = solo.success
    ? solo
    : generators.generateTiledNavMesh(positions, indices, { ...config, tileSize: TILE_CELLS });
  if (!made.success) throw new Error(made.error);
  return new core.NavMeshQuery(made.navMesh, { maxNodes: 65535 });
}

const OPTIONS = { maxPathPolys: 8192, maxStraightPathPoints: 8192, halfExtents: { x: 0.3, y: 1, z: 0.3 } };
const ask = (query, q, i) =>
  query.computePath({ x: q[i], y: 0, z: -q[i + 1] }, { x: q[i + 2], y: 0, z: -q[i + 3] }, OPTIONS);

const status = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync("/proc/self/status", "ascii"))[1]) / 1024;

const triangles = readNumbers(trianglesFile);
const queries = readNumbers(queriesFile);
const small = build(new Float64Array([0, 0, 9, 0, 0, 9, 9, 0, 9, 9, 0, 9]));
for (let i = 0; i < WARMING_QUERIES; i++) ask(small, [1, 1, 8, 7], 0);

writeFileSync("/proc/self/clear_refs", "5");
const beforeMb = status("VmRSS");
const cpu = process.cpuUsage();
const begin = performance.now();
const query = build(triangles);
const buildS = (performance.now() - begin) / 1e3;
const used = process.cpuUsage(cpu);
const keptMb = status("VmRSS") - beforeMb;

const until = performance.now() + 1e3 * Number(seconds);
const rounds = [];
const answers = [];
const count = queries.length / 4;
for (let round = 0; round < ROUNDS && (round === 0 || performance.now() < until); round++) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    const found = ask(query, queries, 4 * i);
    times.push(1e3 * (performance.now() - start));
    if (round === 0) answers.push(found.success ? found.path.map((p) => [p.x, -p.z]) : []);
  }
  rounds.push(times);
}
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
writeFileSync(
  answersFile,
  JSON.stringify({
    build_cpu_s: (used.user + used.system) / 1e6,
    build_s: buildS,
    peak_mb: status("VmHWM") - beforeMb,
    kept_mb: keptMb,
    times_us: rounds[0].map((_, i) => median(rounds.map((times) => times[i]))),
    paths: answers,
  }),
);
