import { expect, test } from "vitest";
import { lengthOf } from "../src/geometry/polyline";
import { strandsOf, stretchOf } from "../src/plan/strands";
import { ROUTE } from "./route";

const lengths = (walked: number) =>
  strandsOf(ROUTE, walked).map((strand) => [lengthOf(strand.behind), lengthOf(strand.ahead)]);

test("at the start all of the way lies ahead", () => {
  expect(lengths(0)).toEqual([
    [0, 14],
    [0, 5],
    [0, 4],
  ]);
});

test("half way up the stair the storey below lies behind and the one above ahead", () => {
  expect(lengths(16)).toEqual([
    [14, 0],
    [2, 3],
    [0, 4],
  ]);
});

test("behind and ahead always make up the whole way", () => {
  for (let walked = 0; walked <= 24; walked += 0.5) {
    const sum = lengths(walked)
      .flat()
      .reduce((one, other) => one + other, 0);
    expect(sum).toBeCloseTo(23, 9);
  }
});

test("a stair belongs to both storeys it joins", () => {
  expect(strandsOf(ROUTE, 0).map((strand) => strand.storeys)).toEqual([
    ["ground"],
    ["ground", "upper"],
    ["upper"],
  ]);
});

test("a stretch is what lies between two steps, and only on its storey", () => {
  expect(stretchOf(ROUTE, 6, 14, "ground")).toEqual([
    [6, 0, 0],
    [6, 8, 0],
  ]);
  expect(stretchOf(ROUTE, 0, 3, "ground")).toEqual([
    [0, 0, 0],
    [3, 0, 0],
  ]);
  expect(stretchOf(ROUTE, 0, 14, "upper")).toEqual([]);
  expect(stretchOf(ROUTE, 21, Number.POSITIVE_INFINITY, "upper")).toEqual([
    [4, 8, 5],
    [2, 8, 5],
  ]);
});
