/** A storey as SVG: floors by use, walls, things, doors. The drawing is in metres; a group maps it to pixels. */

import { svg } from "../element";
import type { Area, Plan, Ring, Thing } from "./things";

/** Bottom to top; what is not listed is not drawn. */
const ORDER: readonly string[] = ["space", "connector", "facility", "obstacle", "portal", "sign"];

const SIGN_RADIUS_M = 0.25;

export function drawFloor(plan: Plan): SVGGElement {
  const shown = plan.things.filter((thing) => ORDER.includes(thing.feature));
  shown.sort((one, other) => ORDER.indexOf(one.feature) - ORDER.indexOf(other.feature));
  return svg("g", { class: "floor" }, ...shown.flatMap(drawThing));
}

function drawThing(thing: Thing): SVGElement[] {
  const common = { class: `${thing.feature} ${thing.feature}-${thing.kind}`, "data-id": thing.id };
  const areas = thing.areas.map((area) =>
    svg("path", { ...common, d: areaPath(area), "fill-rule": "evenodd" }),
  );
  const lines = thing.lines.map((line) => svg("path", { ...common, d: linePath(line) }));
  const points = thing.points.map(([cx, cy]) => svg("circle", { ...common, cx, cy, r: SIGN_RADIUS_M }));
  return [...areas, ...lines, ...points];
}

export function linePath(line: Ring): string {
  return line.map(([x, y], i) => `${i ? "L" : "M"}${round(x)} ${round(y)}`).join("");
}

function areaPath(area: Area): string {
  return area.map((ring) => `${linePath(ring)}Z`).join("");
}

/** Centimetres are finer than any screen shows a hall. */
function round(metres: number): number {
  return Math.round(metres * 100) / 100;
}
