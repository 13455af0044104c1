import fc from "fast-check";
import { expect, test } from "vitest";
import type { Point3 } from "../src/api/schema";
import { between, cut, join, lengthOf, locate } from "../src/geometry/polyline";

const ELL: readonly Point3[] = [
  [0, 0, 0],
  [3, 0, 0],
  [3, 4, 0],
];

const coordinate = fc.integer({ min: -30, max: 30 });
const path = fc
  .array(fc.tuple(coordinate, coordinate, coordinate), { minLength: 2, maxLength: 8 })
  .map((points) => join([points]))
  .filter((points) => points.length > 1);

test("the length of an L is the sum of its arms", () => {
  expect(lengthOf(ELL)).toBe(7);
});

test("a path walked backwards is as long", () => {
  fc.assert(
    fc.property(path, (way) => {
      expect(lengthOf([...way].reverse())).toBeCloseTo(lengthOf(way), 9);
    }),
  );
});

test("what lies behind and what lies ahead make up the whole, and meet at the cut", () => {
  fc.assert(
    fc.property(path, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (way, share) => {
      const distance = lengthOf(way) * share;
      const [behind, ahead] = cut(way, distance);

      expect(lengthOf(behind)).toBeCloseTo(distance, 6);
      expect(lengthOf(behind) + lengthOf(ahead)).toBeCloseTo(lengthOf(way), 6);
      expect(behind.at(-1)).toEqual(ahead[0]);
      expect(behind[0]).toEqual(way[0]);
      expect(ahead.at(-1)).toEqual(way.at(-1));
    }),
  );
});

test("cut before the start all lies ahead, cut past the end all lies behind", () => {
  expect(cut(ELL, 0)).toEqual([[], ELL]);
  expect(cut(ELL, -1)).toEqual([[], ELL]);
  expect(cut(ELL, 8)).toEqual([ELL, []]);
});

test("an empty path can be cut", () => {
  expect(cut([], 1)).toEqual([[], []]);
});

test("a place on the path is found where it is", () => {
  expect(locate(ELL, [3, 1, 0])).toEqual({ along: 4, off: 0 });
});

test("a point beside the path is found at its foot", () => {
  expect(locate(ELL, [1, -2, 0])).toEqual({ along: 1, off: 2 });
});

test("nothing on the path is nearer than the place found: brute force agrees", () => {
  fc.assert(
    fc.property(path, fc.tuple(coordinate, coordinate, coordinate), (way, point) => {
      const { off } = locate(way, point);
      const length = lengthOf(way);
      for (let i = 0; i <= 200; i += 1) {
        const at = cut(way, (length * i) / 200)[0].at(-1) ?? way[0];
        const distance = Math.hypot(...([0, 1, 2] as const).map((axis) => (at?.[axis] ?? 0) - point[axis]));
        expect(off).toBeLessThanOrEqual(distance + 2e-6);
      }
    }),
    { numRuns: 40 },
  );
});

test("on a way that comes back, the search goes on from where one was", () => {
  const thereAndBack: readonly Point3[] = [
    [0, 0, 0],
    [10, 0, 0],
    [0, 0, 0],
  ];

  expect(locate(thereAndBack, [4, 0, 0]).along).toBe(4);
  expect(locate(thereAndBack, [4, 0, 0], 5).along).toBe(16);
});

test("joined paths keep a point that comes twice only once", () => {
  expect(join([ELL.slice(0, 2), ELL.slice(1)])).toEqual(ELL);
});

test("between two heights lies exactly what is not above and not below", () => {
  fc.assert(
    fc.property(path, (way) => {
      const inside = between(way, -5, 10);
      const above = between(way, 10, 1000);
      const below = between(way, -1000, -5);

      for (const [, , z] of inside.flat()) {
        expect(z).toBeGreaterThanOrEqual(-5 - 1e-9);
        expect(z).toBeLessThanOrEqual(10 + 1e-9);
      }
      const level = lengthOf(way.filter(([, , z]) => z === 10 || z === -5));
      const sum = [inside, above, below].flat().reduce((all, part) => all + lengthOf(part), 0);
      expect(sum).toBeGreaterThanOrEqual(lengthOf(way) - 1e-6);
      if (level === 0) {
        expect(sum).toBeCloseTo(lengthOf(way), 6);
      }
    }),
  );
});

test("an elevator shaft is seen only as high as its storey, and only once", () => {
  const ride: readonly Point3[] = [
    [0, 0, 0],
    [4, 0, 0],
    [4, 0, 9],
    [8, 0, 9],
  ];

  expect(between(ride, -0.3, 3)).toEqual([
    [
      [0, 0, 0],
      [4, 0, 0],
      [4, 0, 3],
    ],
  ]);
  expect(between(ride, 8.7, 12)[0]?.at(-1)).toEqual([8, 0, 9]);
});

test("a floor at the very edge of the heights is seen", () => {
  expect(between(ELL, 0, 3)).toEqual([ELL]);
  expect(between(ELL, -3, 0)).toEqual([ELL]);
});
