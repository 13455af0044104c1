/** A route cut into what each storey shows of it, walked and still to walk. */

import type { Point3, RouteFound } from "../api/schema";
import { cut, lengthOf, type Path } from "../geometry/polyline";

export interface Strand {
  /** The storeys that show it: one, or the two that a connector joins. */
  readonly storeys: readonly string[];
  readonly behind: Path;
  readonly ahead: Path;
}

/** The legs of a route, cut where `walked_m` along the whole way lies. */
export function strandsOf(route: RouteFound, walked_m: number): readonly Strand[] {
  return placedLegs(route).map(({ storeys, path, start_m }) => {
    const [behind, ahead] = cut(path, walked_m - start_m);
    return { storeys, behind, ahead };
  });
}

/** The part of a route between two distances along it, as far as it is walked on one storey. */
export function stretchOf(route: RouteFound, from_m: number, to_m: number, storey: string): Path {
  return placedLegs(route)
    .filter(({ storeys }) => storeys[0] === storey)
    .flatMap(({ path, start_m }) => {
      const [untilThere] = cut(path, to_m - start_m);
      return cut(untilThere, from_m - start_m)[1];
    });
}

interface PlacedLeg {
  readonly storeys: readonly string[];
  readonly path: Path;
  /** How far along the whole way it begins. */
  readonly start_m: number;
}

function placedLegs(route: RouteFound): readonly PlacedLeg[] {
  const placed: PlacedLeg[] = [];
  let gone = 0;
  let last: Point3 | undefined;
  for (const leg of route.legs) {
    const path = leg.path.map(([x, y], i): Point3 => [x, y, leg.path_z[i] ?? leg.path_z[0] ?? 0]);
    const [first] = path;
    if (last && first) {
      gone += lengthOf([last, first]);
    }
    placed.push({ storeys: [...new Set([leg.storey, leg.to_storey ?? leg.storey])], path, start_m: gone });
    gone += lengthOf(path);
    last = path.at(-1) ?? last;
  }
  return placed;
}
