/**
 * Affine maps of the plane.
 *
 *     | a  c  e |   | x |
 *     | b  d  f | · | y |
 *     | 0  0  1 |   | 1 |
 *
 * The order of the tuple is that of SVG's `matrix(a b c d e f)`.
 */

import type { Bounds, Point2 } from "../api/schema";

export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Affine = [1, 0, 0, 1, 0, 0];

/** Move by (dx, dy). */
export function translation(dx: number, dy: number): Affine {
  return [1, 0, 0, 1, dx, dy];
}

/** Scale about a point that stays where it is. */
export function scalingAbout(factor: number, [x, y]: Point2): Affine {
  return [factor, 0, 0, factor, x * (1 - factor), y * (1 - factor)];
}

/** First `inner`, then `outer`. */
export function compose(outer: Affine, inner: Affine): Affine {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

export function apply([a, b, c, d, e, f]: Affine, [x, y]: Point2): Point2 {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The map that undoes `map`; throws a RangeError if it flattens the plane. */
export function invert([a, b, c, d, e, f]: Affine): Affine {
  const area = a * d - b * c;
  if (area === 0) {
    throw new RangeError("a map that flattens the plane cannot be undone");
  }
  return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area];
}

/** How much longer the map makes things; the plan's maps scale both axes alike. */
export function scaleOf([a, b]: Affine): number {
  return Math.hypot(a, b);
}

/**
 * The map from plan metres (y up) to screen pixels (y down) that shows all of `bounds` in the middle of a
 * width × height window, with `margin` pixels left free on each side. Plan north is up, or plan east if `turned`.
 */
export function fitting(
  [minX, minY, maxX, maxY]: Bounds,
  width: number,
  height: number,
  margin: number,
  turned = false,
): Affine {
  const room = (size: number) => Math.max(size - 2 * margin, 1);
  const [across, along] = turned ? [maxY - minY, maxX - minX] : [maxX - minX, maxY - minY];
  const scale = Math.min(room(width) / Math.max(across, 1e-6), room(height) / Math.max(along, 1e-6));
  const turn: Affine = turned ? [0, -scale, -scale, 0, 0, 0] : [scale, 0, 0, -scale, 0, 0];
  const [x, y] = apply(turn, [(minX + maxX) / 2, (minY + maxY) / 2]);
  return compose(translation(width / 2 - x, height / 2 - y), turn);
}
