/** Ways through space as lists of points, metres. A place on a way is its distance from the start along it. */

import type { Point3 } from "../api/schema";

export type Path = readonly Point3[];

function apart(one: Point3, other: Point3): number {
  return Math.hypot(other[0] - one[0], other[1] - one[1], other[2] - one[2]);
}

function mix(one: Point3, other: Point3, share: number): Point3 {
  const at = (i: 0 | 1 | 2) => one[i] + (other[i] - one[i]) * share;
  return [at(0), at(1), at(2)];
}

export function lengthOf(path: Path): number {
  let sum = 0;
  for (const [one, other] of segments(path)) {
    sum += apart(one, other);
  }
  return sum;
}

function* segments(path: Path): Generator<readonly [Point3, Point3]> {
  let previous: Point3 | undefined;
  for (const point of path) {
    if (previous) {
      yield [previous, point];
    }
    previous = point;
  }
}

/** Join paths end to end; a point that comes twice in a row is kept once. */
export function join(paths: readonly Path[]): Path {
  const joined: Point3[] = [];
  for (const point of paths.flat()) {
    const last = joined.at(-1);
    if (!last || apart(last, point) > 0) {
      joined.push(point);
    }
  }
  return joined;
}

/**
 * Cut a path at a distance from its start: what lies behind and what lies ahead. Both hold the cut itself.
 * A distance outside the path gives an empty part.
 */
export function cut(path: Path, distance: number): readonly [behind: Path, ahead: Path] {
  if (distance <= 0) {
    return [[], path];
  }
  const behind: Point3[] = path.slice(0, 1);
  let gone = 0;
  let index = 0;
  for (const [one, other] of segments(path)) {
    index += 1;
    const step = apart(one, other);
    if (gone + step > distance) {
      const edge = mix(one, other, (distance - gone) / step);
      return [
        [...behind, edge],
        [edge, ...path.slice(index)],
      ];
    }
    gone += step;
    behind.push(other);
  }
  return [path, []];
}

/** The parts of a path between two heights, in order; a path that leaves and comes back gives several. */
export function between(path: Path, low: number, high: number): readonly Path[] {
  const parts: Point3[][] = [];
  let open: Point3[] = [];
  for (const [one, other] of segments(path)) {
    const rise = other[2] - one[2];
    const [from, to] = rise === 0 ? levelShare(one[2], low, high) : risingShare(one[2], rise, low, high);
    const inside = from <= to;
    if (inside) {
      if (!open.length || from > 0) {
        open = [mix(one, other, from)];
        parts.push(open);
      }
      open.push(mix(one, other, to));
    }
    if (!inside || to < 1) {
      open = [];
    }
  }
  return parts;
}

/** Of a level segment all or nothing lies between the heights. */
function levelShare(z: number, low: number, high: number): readonly [from: number, to: number] {
  return z >= low && z <= high ? [0, 1] : [1, 0];
}

/** From which to which share of a segment that rises or falls it lies between the heights; none if reversed. */
function risingShare(
  z: number,
  rise: number,
  low: number,
  high: number,
): readonly [from: number, to: number] {
  const [enter, leave] = rise > 0 ? [low, high] : [high, low];
  return [Math.max((enter - z) / rise, 0), Math.min((leave - z) / rise, 1)];
}

export interface Place {
  /** Distance along the path. */
  readonly along: number;
  /** Distance off the path. */
  readonly off: number;
}

/**
 * The place on a path nearest to a point, not before `from`. Of places equally near within `SAME_M` the first
 * wins, so that a way that crosses itself is followed in order.
 */
export function locate(path: Path, point: Point3, from = 0): Place {
  let best: Place = { along: from, off: Number.POSITIVE_INFINITY };
  let gone = 0;
  for (const [one, other] of segments(path)) {
    const step = apart(one, other);
    if (gone + step >= from && step > 0) {
      const share = Math.max(nearestShare(one, other, point), (from - gone) / step);
      const off = apart(mix(one, other, Math.min(share, 1)), point);
      if (off < best.off - SAME_M) {
        best = { along: gone + Math.min(share, 1) * step, off };
      }
    }
    gone += step;
  }
  return best;
}

const SAME_M = 1e-6;

function nearestShare(one: Point3, other: Point3, point: Point3): number {
  let along = 0;
  let square = 0;
  for (const i of [0, 1, 2] as const) {
    along += (point[i] - one[i]) * (other[i] - one[i]);
    square += (other[i] - one[i]) ** 2;
  }
  return Math.min(Math.max(along / square, 0), 1);
}
