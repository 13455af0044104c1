/** Names and signs laid over a map: which of them fit, the important ones first. Pixels. */

import type { Language, Point2, Point3 } from "../api/schema";
import { hasIconFor, iconNameFor } from "../icons";
import { inLanguage } from "../words";
import { areaOf, nameSpot, type Plan, type Thing } from "./things";

export interface MapLabel {
  readonly at: Point3;
  readonly text: string;
  readonly icon: string | null;
  /** Higher goes first. */
  readonly weight: number;
}

const LETTER_PX = 15;
const LATIN_SHARE = 0.56;
/** From here on letters are as wide as high: CJK radicals, then everything Chinese. */
const FIRST_WIDE = 0x2e80;
const ICON_PX = 28;
const LINE_PX = 24;
const GAP_PX = 4;

/** Roughly how wide a text is; nothing has to be measured in the page while it moves. */
export function textWidth(text: string): number {
  let letters = 0;
  for (const letter of text) {
    letters += (letter.codePointAt(0) ?? 0) >= FIRST_WIDE ? 1 : LATIN_SHARE;
  }
  return letters * LETTER_PX;
}

export interface Box {
  readonly label: MapLabel;
  readonly middle: Point2;
}

/**
 * Choose labels that do not touch each other or the edge, heaviest first; of equal weight the first.
 * `taken` are middles of what is already there, such as pins.
 */
export function layout(
  labels: readonly MapLabel[],
  project: (at: Point3) => Point2 | null,
  [width, height]: Point2,
  taken: readonly Point2[],
): readonly Box[] {
  const boxes = taken.map(([x, y]): Rectangle => [x - ICON_PX, y - 2 * ICON_PX, x + ICON_PX, y + GAP_PX]);
  const chosen: Box[] = [];
  for (const label of [...labels].sort((one, other) => other.weight - one.weight)) {
    const middle = project(label.at);
    if (middle) {
      const box = boxAround(middle, label);
      const inside = box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height;
      if (inside && boxes.every((other) => apart(box, other))) {
        boxes.push(box);
        chosen.push({ label, middle });
      }
    }
  }
  return chosen;
}

type Rectangle = readonly [number, number, number, number];

function boxAround([x, y]: Point2, label: MapLabel): Rectangle {
  const width = Math.max(textWidth(label.text), label.icon ? ICON_PX : 0);
  const height = (label.text ? LINE_PX : 0) + (label.icon ? ICON_PX : 0);
  return [x - width / 2 - GAP_PX, y - height / 2 - GAP_PX, x + width / 2 + GAP_PX, y + height / 2 + GAP_PX];
}

function apart(one: Rectangle, other: Rectangle): boolean {
  return one[2] <= other[0] || other[2] <= one[0] || one[3] <= other[1] || other[3] <= one[1];
}

/** Rooms that a visitor must tell from afar, and ways up and down, come before any other room. */
const LANDMARK_WEIGHT = 1000;
const QUIET_USES: readonly string[] = ["plant", "unknown", "back_office", "outdoor"];
const SMALLEST_M2 = 3;

/** The labels of one storey, whose floor is at `z_m`. */
export function labelsOf(plan: Plan, z_m: number, language: Language): readonly MapLabel[] {
  return plan.things.flatMap((thing) => {
    if (thing.feature === "connector") {
      return connectorLabel(thing, z_m);
    }
    return thing.feature === "space" ? spaceLabel(thing, z_m, language) : [];
  });
}

function spaceLabel(thing: Thing, z_m: number, language: Language): readonly MapLabel[] {
  const [area] = [...thing.areas].sort((one, other) => areaOf(other[0] ?? []) - areaOf(one[0] ?? []));
  const text = inLanguage(thing.label, language);
  const size = area ? areaOf(area[0] ?? []) : 0;
  const spot = area && nameSpot(area);
  if (!spot || !text || size < SMALLEST_M2) {
    return [];
  }
  const landmark = hasIconFor(thing.kind);
  const weight = QUIET_USES.includes(thing.kind)
    ? size / LANDMARK_WEIGHT
    : size + (landmark ? LANDMARK_WEIGHT : 0);
  return [
    { at: [spot[0], spot[1], z_m], text, icon: landmark ? iconNameFor("space", thing.kind) : null, weight },
  ];
}

function connectorLabel(thing: Thing, z_m: number): readonly MapLabel[] {
  const [area] = thing.areas;
  const spot = area ? nameSpot(area) : thing.points[0];
  return spot
    ? [
        {
          at: [spot[0], spot[1], z_m],
          text: "",
          icon: iconNameFor("connector", thing.kind),
          weight: 2 * LANDMARK_WEIGHT,
        },
      ]
    : [];
}
