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
  const strands: Strand[] = [];
  let gone = 0;
  let last: Point3 | undefined;
  for (const leg of route.legs) {
    const path = leg.path.map(([x, y], i): Point3 => [x, y, leg.path_z[i] ?? leg.path_z[0] ?? 0]);
    const [first] = path;
    if (last && first) {
      gone += lengthOf([last, first]);
    }
    const [behind, ahead] = cut(path, walked_m - gone);
    strands.push({ storeys: [...new Set([leg.storey, leg.to_storey ?? leg.storey])], behind, ahead });
    gone += lengthOf(path);
    last = path.at(-1) ?? last;
  }
  return strands;
}
