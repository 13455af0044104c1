/** From a route's maneuvers and sentences to the cards a person goes through, one at a time. */

import type { Instruction, Maneuver, Point3, RouteFound } from "./api/schema";
import { join, locate, type Path } from "./geometry/polyline";

export interface Step {
  readonly text: string;
  readonly icon: string;
  readonly storey: string;
  /** Where the step is done, as the distance along the whole way, m. */
  readonly along_m: number;
}

/** The whole way as one line in space. */
export function pathOf(route: RouteFound): Path {
  return join(
    route.legs.map((leg) => leg.path.map(([x, y], i): Point3 => [x, y, leg.path_z[i] ?? leg.path_z[0] ?? 0])),
  );
}

/** One step for each maneuver that has words; a route without words gives none. */
export function stepsOf(route: RouteFound): readonly Step[] {
  const path = pathOf(route);
  const steps: Step[] = [];
  let along = 0;
  for (const [index, maneuver] of route.maneuvers.entries()) {
    along = locate(path, [...maneuver.at, maneuver.z], along).along;
    const sentence = mainSentence(route.instructions.filter((said) => said.maneuver === index));
    if (sentence) {
      steps.push({
        text: sentence.text,
        icon: iconOf(maneuver),
        storey: maneuver.storey,
        along_m: along,
      });
    }
  }
  return steps;
}

const ON_THE_SPOT: readonly string[] = ["at", "arrive"];

/** Of the sentences about one maneuver, the one that is said where it is done. */
function mainSentence(sentences: readonly Instruction[]): Instruction | undefined {
  const spot = sentences.find((said) => said.phase !== undefined && ON_THE_SPOT.includes(said.phase));
  return spot ?? [...sentences].sort((one, other) => one.before_m - other.before_m)[0];
}

/** Turns below this are walked without noticing; the others get the arrow that fits. Degrees. */
const SLIGHT_DEG = 20;
const FULL_DEG = 60;
const SHARP_DEG = 125;

function turnIcon(turn_deg: number): string {
  const size = Math.abs(turn_deg);
  if (size < SLIGHT_DEG) {
    return "ahead";
  }
  const side = turn_deg > 0 ? "left" : "right";
  return size < FULL_DEG ? `slight-${side}` : size < SHARP_DEG ? side : `sharp-${side}`;
}

const ICONS: Readonly<Record<string, string>> = {
  depart: "depart",
  continue: "ahead",
  pass_door: "door",
  take_ramp: "ramp",
  take_elevator: "elevator",
  take_escalator: "escalator",
  take_moving_walk: "ahead",
  arrive: "arrive",
};

export function iconOf(maneuver: Maneuver): string {
  if (maneuver.kind === "turn") {
    return turnIcon(maneuver.turn_deg);
  }
  if (maneuver.kind === "take_stair") {
    return maneuver.up === false ? "stair-down" : "stair";
  }
  return ICONS[maneuver.kind] ?? "ahead";
}
