// How many bytes of JavaScript a phone must fetch, gzipped: before it shows text, and in all. Fails over budget.

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const STATIC = new URL("../twin/server/static/", import.meta.url);
const FIRST_KB = 60;
const ALL_KB = 250;

const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", STATIC), "utf8"));
const chunks = Object.values(manifest);

/** The files of a chunk and of everything it needs before it runs. */
function needed(chunk, seen = new Set()) {
  seen.add(chunk.file);
  for (const key of chunk.imports ?? []) {
    if (!seen.has(manifest[key].file)) {
      needed(manifest[key], seen);
    }
  }
  return seen;
}

function kilobytes(files) {
  const scripts = [...files].filter((file) => file.endsWith(".js"));
  return scripts.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, STATIC))).length, 0) / 1000;
}

const first = kilobytes(
  new Set(chunks.filter((chunk) => chunk.isEntry).flatMap((chunk) => [...needed(chunk)])),
);
const all = kilobytes(new Set(chunks.map((chunk) => chunk.file)));
process.stdout.write(
  `first paint ${first.toFixed(1)} of ${FIRST_KB} kB, all ${all.toFixed(1)} of ${ALL_KB} kB (gzip)\n`,
);
process.exitCode = first > FIRST_KB || all > ALL_KB ? 1 : 0;
