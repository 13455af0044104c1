/** What a storey's plan holds, read from GeoJSON once and drawn by both views. Metres, plan frame. */

import type { Bounds, Label, PlanDocument, PlanFeature, PlanGeometry, Point2 } from "../api/schema";
import { boundsOf } from "../geometry/bounds";

export type Ring = readonly Point2[];
/** The first ring is the outline, the others are holes. */
export type Area = readonly Ring[];

export interface Thing {
  readonly id: string;
  readonly feature: string;
  readonly kind: string;
  readonly label: Label | null;
  readonly areas: readonly Area[];
  readonly lines: readonly Ring[];
  readonly points: readonly Point2[];
  readonly bottom_z_m: number | null;
  readonly top_z_m: number | null;
}

export interface Plan {
  readonly things: readonly Thing[];
  /** Around what is inside; yards and car parks count only where there is nothing else. */
  readonly bounds: Bounds | null;
}

export function readPlan(document: PlanDocument): Plan {
  const things = document.features.filter(isShown).map(readThing);
  const inside = things.filter((thing) => thing.feature === "space" && thing.kind !== "outdoor");
  return { things, bounds: boundsOf(cornersOf(inside)) ?? boundsOf(cornersOf(things)) };
}

function cornersOf(things: readonly Thing[]): readonly Point2[] {
  return things.flatMap((thing) => [...thing.areas.flat(2), ...thing.lines.flat(), ...thing.points]);
}

/** Copies of spaces in other layers of the model would only lie on top of each other. */
function isShown({ geometry, properties }: PlanFeature): boolean {
  return geometry !== null && !(properties["layer"] && properties["navigable"] === false);
}

function readThing({ id, geometry, properties }: PlanFeature): Thing {
  return {
    id: id ?? text(properties["id"]) ?? "",
    feature: text(properties["feature"]) ?? "",
    kind: text(properties["kind"]) ?? "",
    label: labelOf(properties),
    bottom_z_m: number(properties["bottom_z_m"]),
    top_z_m: number(properties["top_z_m"]),
    ...shapeOf(geometry),
  };
}

function shapeOf(geometry: PlanGeometry | null): Pick<Thing, "areas" | "lines" | "points"> {
  const nothing = { areas: [], lines: [], points: [] };
  switch (geometry?.type) {
    case "Polygon":
      return { ...nothing, areas: [geometry.coordinates] };
    case "MultiPolygon":
      return { ...nothing, areas: geometry.coordinates };
    case "LineString":
      return { ...nothing, lines: [geometry.coordinates] };
    case "Point":
      return { ...nothing, points: [geometry.coordinates] };
    case "MultiPoint":
      return { ...nothing, points: geometry.coordinates };
    default:
      return nothing;
  }
}

const HANZI = /\p{Script=Han}/u;
const TRAILING_LATIN = /^(.*\p{Script=Han}\S*)\s+([A-Za-z][\w\s'’&/-]+)$/u;

/**
 * What to write on the plan: the author's words in the language they are in, the kind's name in the other.
 * A bilingual name such as “母婴室 Nursing room” is parted. A thing of no known kind and no name stays blank.
 */
export function labelOf(properties: Readonly<Record<string, unknown>>): Label | null {
  const name = (text(properties["long_name"]) ?? text(properties["name"]) ?? "").trim();
  const number = text(properties["number"]);
  const kind = isLabel(properties["kind_name"]) ? properties["kind_name"] : null;
  if (number && kind) {
    return { "zh-CN": `${number} ${kind["zh-CN"]}`, en: `${kind.en} ${number}` };
  }
  const parts = TRAILING_LATIN.exec(name);
  if (parts?.[1] && parts[2]) {
    return { "zh-CN": parts[1], en: parts[2] };
  }
  if (!name) {
    return kind;
  }
  return HANZI.test(name)
    ? { "zh-CN": name, en: kind?.en ?? name }
    : { "zh-CN": kind?.["zh-CN"] ?? name, en: name };
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

function isLabel(value: unknown): value is Label {
  return typeof value === "object" && value !== null && "zh-CN" in value && "en" in value;
}

/**
 * Where to write a name: the middle of the widest stretch, inside the area, of the level lines through it. It is
 * inside for any shape, and away from walls for most.
 */
export function nameSpot(area: Area): Point2 | null {
  const box = boundsOf(area[0] ?? []);
  if (!box) {
    return null;
  }
  let best: { at: Point2; width: number } | null = null;
  for (const share of LEVELS) {
    const y = box[1] + (box[3] - box[1]) * share;
    const stretch = widestStretch(area, y);
    if (stretch && (!best || stretch.width > best.width * CLEARLY_WIDER)) {
      best = { at: [stretch.middle, y], width: stretch.width };
    }
  }
  return best?.at ?? null;
}

/** The middle is tried first, and kept unless another level is clearly wider. */
const LEVELS: readonly number[] = [0.5, 0.38, 0.62, 0.25, 0.75, 0.13, 0.87];
const CLEARLY_WIDER = 1.25;

function widestStretch(area: Area, y: number): { middle: number; width: number } | null {
  const crossings: number[] = [];
  for (const ring of area) {
    for (const [i, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[(i + 1) % ring.length] ?? [x1, y1];
      if (y1 > y !== y2 > y) {
        crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
      }
    }
  }
  crossings.sort((one, other) => one - other);
  let best: { middle: number; width: number } | null = null;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [from = 0, to = 0] = crossings.slice(i, i + 2);
    if (!best || to - from > best.width) {
      best = { middle: (from + to) / 2, width: to - from };
    }
  }
  return best;
}

/** Area of a ring by the shoelace formula, m², always positive. */
export function areaOf(ring: Ring): number {
  let twice = 0;
  for (const [i, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(i + 1) % ring.length] ?? [x1, y1];
    twice += x1 * y2 - x2 * y1;
  }
  return Math.abs(twice) / 2;
}
