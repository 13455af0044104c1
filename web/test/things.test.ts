import fc from "fast-check";
import { expect, test } from "vitest";
import type { Point2 } from "../src/api/schema";
import { type Area, areaOf, labelOf, nameSpot, readPlan } from "../src/plan/things";

const KIND = { "zh-CN": "卫生间", en: "Toilet" };

test.each([
  [{ name: "母婴室 Nursing room" }, { "zh-CN": "母婴室", en: "Nursing room" }],
  [
    { name: "男卫", kind_name: KIND },
    { "zh-CN": "男卫", en: "Toilet" },
  ],
  [
    { name: "Bathroom 1", kind_name: KIND },
    { "zh-CN": "卫生间", en: "Bathroom 1" },
  ],
  [
    { name: "A101", long_name: "阅览区" },
    { "zh-CN": "阅览区", en: "阅览区" },
  ],
  [
    { name: "W", number: "3", kind_name: { "zh-CN": "窗口", en: "Window" } },
    { "zh-CN": "3 窗口", en: "Window 3" },
  ],
  [{ name: "", kind_name: KIND }, KIND],
  [{ name: "" }, null],
])("%j is written as %j", (properties, label) => {
  expect(labelOf(properties)).toEqual(label);
});

test("the copies of a space in other layers are not drawn, what has no shape neither", () => {
  const space = (id: string, more: object) => ({
    type: "Feature" as const,
    id,
    geometry: {
      type: "Polygon" as const,
      coordinates: [
        [
          [0, 0],
          [2, 0],
          [2, 1],
        ] as Point2[],
      ],
    },
    properties: { feature: "space", navigable: true, layer: null, ...more },
  });
  const plan = readPlan({
    type: "FeatureCollection",
    features: [
      space("real", {}),
      space("copy", { layer: "gross", navigable: false }),
      { ...space("shapeless", {}), geometry: null },
    ],
  });

  expect(plan.things.map((thing) => thing.id)).toEqual(["real"]);
  expect(plan.bounds).toEqual([0, 0, 2, 1]);
});

test("a name is written inside an L, where its middle would be outside", () => {
  const ell: Area = [
    [
      [0, 0],
      [10, 0],
      [10, 2],
      [2, 2],
      [2, 10],
      [0, 10],
    ],
  ];
  const [x, y] = nameSpot(ell) ?? [-1, -1];

  expect(isInside(ell, [x, y])).toBe(true);
});

test("a name is never written into a hole", () => {
  const frame: Area = [
    [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ],
    [
      [1, 1],
      [9, 1],
      [9, 9],
      [1, 9],
    ],
  ];

  expect(isInside(frame, nameSpot(frame) ?? [5, 5])).toBe(true);
});

test("a name is written inside any star-shaped room", () => {
  const star = fc.array(fc.integer({ min: 2, max: 30 }), { minLength: 5, maxLength: 12 }).map(
    (radii): Area => [
      radii.map((radius, i): Point2 => {
        const angle = (2 * Math.PI * i) / radii.length + 0.1;
        return [radius * Math.cos(angle), radius * Math.sin(angle)];
      }),
    ],
  );

  fc.assert(
    fc.property(star, (area) => {
      expect(isInside(area, nameSpot(area) ?? [99, 99])).toBe(true);
    }),
  );
});

test("the area of a rectangle does not depend on which way round it is drawn", () => {
  const ring: Point2[] = [
    [0, 0],
    [4, 0],
    [4, 3],
    [0, 3],
  ];

  expect(areaOf(ring)).toBe(12);
  expect(areaOf([...ring].reverse())).toBe(12);
});

/** By winding angle: another way than the crossings that the code under test counts. */
function isInside(area: Area, [x, y]: Point2): boolean {
  const windings = area.map((ring) =>
    ring.reduce((sum, [x1, y1], i) => {
      const [x2, y2] = ring[(i + 1) % ring.length] ?? [x1, y1];
      const [ax, ay, bx, by] = [x1 - x, y1 - y, x2 - x, y2 - y];
      return sum + Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
    }, 0),
  );
  return windings.filter((turn) => Math.abs(turn) > Math.PI).length % 2 === 1;
}
