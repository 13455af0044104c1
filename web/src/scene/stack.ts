/** Storeys on top of each other, pulled apart so that one can look in between. Metres. */

import type { Storey } from "../api/schema";

/** Free air added between two storeys when they are stacked, as a share of how deep the building is. */
const GAP_RATIO = 0.6;

/** How far each storey is lifted from its real height. The lowest stays; alone, all stay. */
export function liftsOf(
  storeys: readonly Storey[],
  depth_m: number,
  stacked: boolean,
): ReadonlyMap<string, number> {
  const sorted = [...storeys].sort((one, other) => one.ordinal - other.ordinal);
  return new Map(sorted.map((storey, i) => [storey.id, stacked ? i * depth_m * GAP_RATIO : 0]));
}

/**
 * Lift a height by what the storeys around it are lifted, in proportion: a stair between two storeys is stretched
 * with the gap. Below the lowest and above the highest storey the nearest one's lift holds.
 */
export function liftAt(
  z_m: number,
  levels: readonly { readonly z_m: number; readonly lift_m: number }[],
): number {
  let below: { z_m: number; lift_m: number } | undefined;
  for (const level of levels) {
    if (level.z_m > z_m) {
      if (!below) {
        return level.lift_m;
      }
      const share = (z_m - below.z_m) / (level.z_m - below.z_m);
      return below.lift_m + share * (level.lift_m - below.lift_m);
    }
    below = level;
  }
  return below?.lift_m ?? 0;
}
