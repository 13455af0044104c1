/** Where to stand to see a box whole. Three's frame: y up, metres; angles in radians. */

import type { PerspectiveCamera } from "three";
import { Vector3 } from "three";

export interface Pose {
  readonly position: Vector3;
  readonly target: Vector3;
}

/** Steep enough that walls hide little, flat enough that stairs and signs can be told. */
const TILT_RAD = (58 * Math.PI) / 180;

/** Flatter, so that stacked storeys lie beside each other on the screen rather than upon each other. */
export const STACK_TILT_RAD = (38 * Math.PI) / 180;

/**
 * Stand at `tilt` above the horizon, plan direction `up_rad` pointing up the screen, just far enough that all
 * corners are seen within the `free` share of the width and the height. Each corner asks for a distance on its own; the largest wins.
 */
export function seeing(
  corners: readonly Vector3[],
  camera: PerspectiveCamera,
  up_rad: number,
  [freeX, freeY]: readonly [number, number],
  tilt_rad = TILT_RAD,
): Pose {
  const target = middleOf(corners);
  // Into the screen, along the floor: plan (cos, sin) is three's (cos, ., -sin).
  const ahead = new Vector3(Math.cos(up_rad), 0, -Math.sin(up_rad));
  const back = ahead.clone().multiplyScalar(-Math.cos(tilt_rad)).setY(Math.sin(tilt_rad));
  const right = new Vector3().crossVectors(ahead, new Vector3(0, 1, 0)).normalize();
  const up = new Vector3().crossVectors(back, right);
  const half = Math.tan((camera.fov * Math.PI) / 360);
  const tall = half * freeY;
  const wide = half * camera.aspect * freeX;
  let distance = 0;
  for (const corner of corners) {
    const from = corner.clone().sub(target);
    const near = from.dot(back);
    distance = Math.max(
      distance,
      Math.abs(from.dot(right)) / wide + near,
      Math.abs(from.dot(up)) / tall + near,
    );
  }
  return { target, position: target.clone().addScaledVector(back, distance) };
}

function middleOf(corners: readonly Vector3[]): Vector3 {
  const least = new Vector3(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  const most = least.clone().negate();
  for (const corner of corners) {
    least.min(corner);
    most.max(corner);
  }
  return least.add(most).multiplyScalar(0.5);
}

export const FLIGHT_MS = 420;

/** Slow at both ends. */
export function ease(share: number): number {
  const inside = Math.min(Math.max(share, 0), 1);
  return inside * inside * (3 - 2 * inside);
}
