/** Upright boxes in the plan, metres. */

import type { Bounds, Point2 } from "../api/schema";

/** The smallest box around the points, or `null` around none. */
export function boundsOf(points: Iterable<Point2 | readonly number[]>): Bounds | null {
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (const [x = Number.NaN, y = Number.NaN] of points) {
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  return Number.isFinite(minX + minY + maxX + maxY) ? [minX, minY, maxX, maxY] : null;
}

/** The box around both. */
export function union(one: Bounds, other: Bounds): Bounds {
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ];
}

/** The box, made at least `size` wide and high about its middle. */
export function atLeast([minX, minY, maxX, maxY]: Bounds, size: number): Bounds {
  const growX = Math.max(size - (maxX - minX), 0) / 2;
  const growY = Math.max(size - (maxY - minY), 0) / 2;
  return [minX - growX, minY - growY, maxX + growX, maxY + growY];
}

export function middleOf([minX, minY, maxX, maxY]: Bounds): Point2 {
  return [(minX + maxX) / 2, (minY + maxY) / 2];
}
