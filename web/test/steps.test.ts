import { expect, test } from "vitest";
import { lengthOf } from "../src/geometry/polyline";
import { hasIcon } from "../src/icons";
import { iconOf, pathOf, stepsOf } from "../src/steps";
import { maneuver, ROUTE } from "./route";

test("a step is what is said on the spot; a maneuver without words makes none", () => {
  expect(stepsOf(ROUTE).map((step) => step.text)).toEqual([
    "Go.",
    "Turn left.",
    "Take the stairs.",
    "You are there.",
  ]);
});

test("each step lies where it is done along the way, the upper storey's above the lower's", () => {
  expect(stepsOf(ROUTE).map((step) => step.along_m)).toEqual([0, 6, 14, 23]);
  expect(stepsOf(ROUTE).map((step) => step.storey)).toEqual(["ground", "ground", "ground", "upper"]);
});

test("where no sentence says its phase, the nearest to the maneuver is taken", () => {
  const instructions = ROUTE.instructions.map(({ text, lang, before_m, maneuver: of }) => ({
    text,
    lang,
    before_m,
    maneuver: of,
  }));

  expect(stepsOf({ ...ROUTE, instructions })[1]?.text).toBe("Turn left.");
});

test("the whole way goes up the stair", () => {
  expect(lengthOf(pathOf(ROUTE))).toBe(6 + 8 + 5 + 4);
});

test.each([
  [90, "left"],
  [-90, "right"],
  [35, "slight-left"],
  [-35, "slight-right"],
  [150, "sharp-left"],
  [-150, "sharp-right"],
  [5, "ahead"],
])("a turn of %d degrees is drawn as %s", (turn_deg, icon) => {
  expect(iconOf(maneuver("turn", { turn_deg }))).toBe(icon);
});

test("a mirrored turn has the mirrored arrow", () => {
  for (let turn_deg = 1; turn_deg < 180; turn_deg += 1) {
    const left = iconOf(maneuver("turn", { turn_deg }));
    const right = iconOf(maneuver("turn", { turn_deg: -turn_deg }));
    expect(right).toBe(left.replace("left", "right"));
  }
});

test("every kind of maneuver has a drawing, also one that is not known yet", () => {
  const kinds = ["depart", "continue", "turn", "pass_door", "take_stair", "take_ramp", "take_elevator"];
  for (const kind of [...kinds, "take_escalator", "take_moving_walk", "arrive", "fly"]) {
    expect(hasIcon(iconOf(maneuver(kind))), kind).toBe(true);
  }
  expect(iconOf(maneuver("take_stair", { up: false }))).toBe("stair-down");
});
