import fc from "fast-check";
import { expect, test } from "vitest";
import { layout, type MapLabel, textWidth } from "../src/plan/labels";

const label = (text: string, x: number, y: number, weight = 1): MapLabel => ({
  at: [x, y, 0],
  text,
  icon: null,
  weight,
});
const flat = (at: MapLabel["at"]) => [at[0], at[1]] as const;

test("of two names in one spot the heavier is shown", () => {
  const boxes = layout([label("杂物间", 50, 50, 1), label("大厅", 55, 52, 9)], flat, [200, 100], []);

  expect(boxes.map((box) => box.label.text)).toEqual(["大厅"]);
});

test("a name that would be cut off by the edge, or lies out of sight, is left out", () => {
  const unseen = (at: MapLabel["at"]) => (at[0] > 100 ? null : flat(at));

  expect(layout([label("服务大厅", 2, 50), label("大厅", 150, 50)], unseen, [200, 100], [])).toEqual([]);
});

test("a pin keeps its place", () => {
  expect(layout([label("大厅", 100, 40)], flat, [200, 100], [[100, 50]])).toEqual([]);
});

test("no two names that are shown touch, however many there are", () => {
  const labels = fc.array(
    fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }), n: fc.nat(9) }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(labels, (spots) => {
      const shown = layout(
        spots.map(({ x, y, n }) => label("字".repeat(n + 1), x, y, n)),
        flat,
        [300, 300],
        [],
      );
      for (const [i, one] of shown.entries()) {
        for (const other of shown.slice(i + 1)) {
          const dx = Math.abs(one.middle[0] - other.middle[0]);
          const dy = Math.abs(one.middle[1] - other.middle[1]);
          const apart = dx >= (textWidth(one.label.text) + textWidth(other.label.text)) / 2 || dy >= 24;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});

test("a Chinese letter is wider than a Latin one", () => {
  expect(textWidth("大厅")).toBeGreaterThan(textWidth("ab"));
});
