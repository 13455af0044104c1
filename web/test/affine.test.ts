import fc from "fast-check";
import { expect, test } from "vitest";
import type { Bounds, Point2 } from "../src/api/schema";
import {
  type Affine,
  apply,
  compose,
  fitting,
  IDENTITY,
  invert,
  scaleOf,
  scalingAbout,
  translation,
} from "../src/geometry/affine";

const number = fc.integer({ min: -50, max: 50 });
const point = fc.tuple(number, number);
const affine: fc.Arbitrary<Affine> = fc
  .tuple(number, number, number, number, number, number)
  .filter(([a, b, c, d]) => a * d - b * c !== 0);

test("composing with the identity changes nothing", () => {
  fc.assert(
    fc.property(affine, (map) => {
      expect(compose(map, IDENTITY)).toEqual(map);
      expect(compose(IDENTITY, map)).toEqual(map);
    }),
  );
});

test("a composed map does first the inner, then the outer", () => {
  fc.assert(
    fc.property(affine, affine, point, (outer, inner, at) => {
      // Whole numbers: both ways are exact.
      expect(apply(compose(outer, inner), at)).toEqual(apply(outer, apply(inner, at)));
    }),
  );
});

test("scaling, then moving differs from moving, then scaling", () => {
  const twice = scalingAbout(2, [0, 0]);
  const aside = translation(1, 0);

  expect(apply(compose(aside, twice), [1, 0])).toEqual([3, 0]);
  expect(apply(compose(twice, aside), [1, 0])).toEqual([4, 0]);
});

test("the inverse brings every point back", () => {
  fc.assert(
    fc.property(affine, point, (map, at) => {
      const [x, y] = apply(invert(map), apply(map, at));
      expect(x).toBeCloseTo(at[0], 6);
      expect(y).toBeCloseTo(at[1], 6);
    }),
  );
});

test("a map that flattens the plane cannot be undone", () => {
  expect(() => invert([1, 2, 2, 4, 0, 0])).toThrow(RangeError);
});

test("scaling about a point leaves that point where it is", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), point, (factor, at) => {
      expect(apply(scalingAbout(factor, at), at)).toEqual(at);
    }),
  );
});

const box: fc.Arbitrary<Bounds> = fc
  .tuple(number, number, fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 }))
  .map(([x, y, width, height]) => [x, y, x + width, y + height]);

test("a fitted box lies inside the margin, touches it, keeps its shape, and is not mirrored", () => {
  fc.assert(
    fc.property(box, fc.boolean(), (bounds, turned) => {
      const map = fitting(bounds, 300, 200, 20, turned);
      const corners: Point2[] = [
        [bounds[0], bounds[1]],
        [bounds[2], bounds[3]],
      ];
      const seen = corners.map((corner) => apply(map, corner));
      const xs = seen.map(([x]) => x).sort((one, other) => one - other);
      const ys = seen.map(([, y]) => y).sort((one, other) => one - other);

      expect(xs[0]).toBeGreaterThanOrEqual(20 - 1e-9);
      expect(xs[1]).toBeLessThanOrEqual(280 + 1e-9);
      expect(ys[0]).toBeGreaterThanOrEqual(20 - 1e-9);
      expect(ys[1]).toBeLessThanOrEqual(180 + 1e-9);
      const gaps = [(xs[0] ?? 0) - 20, (ys[0] ?? 0) - 20];
      expect(Math.min(...gaps.map(Math.abs))).toBeLessThan(1e-6);
      expect(Math.hypot(map[2], map[3])).toBeCloseTo(scaleOf(map), 9);
      // y up becomes y down: the map as seen on the screen must still turn the way the plan does.
      expect(map[0] * map[3] - map[1] * map[2]).toBeLessThan(0);
    }),
  );
});

test("plan north is up, or plan east where the plan is turned", () => {
  const bounds: Bounds = [0, 0, 10, 10];
  const [, up] = apply(fitting(bounds, 100, 100, 0), [5, 10]);
  const [, turnedUp] = apply(fitting(bounds, 100, 100, 0, true), [10, 5]);

  expect(up).toBeCloseTo(0, 9);
  expect(turnedUp).toBeCloseTo(0, 9);
});
