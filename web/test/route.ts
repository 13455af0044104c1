/** A route over two storeys, drawn by hand: 6 m east, 8 m north, up a stair of 5 m, 4 m west. */

import type { Instruction, Leg, Maneuver, RouteFound } from "../src/api/schema";

const leg = (storey: string, path: Leg["path"], path_z: Leg["path_z"], to_storey = storey): Leg => ({
  storey,
  to_storey,
  connector: storey === to_storey ? null : { id: "stair", kind: "stair" },
  path,
  path_z,
  length_m: 0,
  duration_s: 0,
});

export const maneuver = (kind: string, more: Partial<Maneuver> = {}): Maneuver => ({
  kind,
  at: [0, 0],
  z: 0,
  storey: "ground",
  turn_deg: 0,
  length_m: 0,
  ...more,
});

const said = (maneuver: number, text: string, phase: string, before_m = 0): Instruction => ({
  text,
  lang: "en",
  before_m,
  maneuver,
  phase,
});

export const ROUTE: RouteFound = {
  status: "ok",
  profile: "walking",
  length_m: 23,
  duration_s: 20,
  from: { storey: "ground", x: 0, y: 0, label: "Door" },
  to: { storey: "upper", x: 2, y: 8, label: "Desk" },
  legs: [
    leg(
      "ground",
      [
        [0, 0],
        [6, 0],
        [6, 8],
      ],
      [0, 0, 0],
    ),
    leg(
      "ground",
      [
        [6, 8],
        [6, 8],
      ],
      [0, 5],
      "upper",
    ),
    leg(
      "upper",
      [
        [6, 8],
        [2, 8],
      ],
      [5, 5],
    ),
  ],
  maneuvers: [
    maneuver("depart", { length_m: 6 }),
    maneuver("turn", { at: [6, 0], turn_deg: 90, length_m: 8 }),
    maneuver("take_stair", { at: [6, 8], up: true, to_storey: "upper", length_m: 5 }),
    maneuver("continue", { at: [6, 8], z: 5, storey: "upper", length_m: 4 }),
    maneuver("arrive", { at: [2, 8], z: 5, storey: "upper" }),
  ],
  instructions: [
    said(0, "Go.", "at"),
    said(1, "Soon turn left.", "approach", 6),
    said(1, "Turn left.", "at"),
    said(2, "Take the stairs.", "at"),
    said(4, "You are there.", "arrive"),
  ],
  notices: [],
};
