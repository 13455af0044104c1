/** Fingers, mouse and wheel on a map: pan with one, zoom with two, tap to pick. Pixels of the element. */

import type { Point2 } from "../api/schema";

export interface Gestures {
  pan(dx: number, dy: number): void;
  zoom(factor: number, at: Point2): void;
  tap(event: PointerEvent): void;
}

/** A finger that has moved less is a tap, not a drag. */
const TAP_PX = 8;
const WHEEL_RATE = 0.0015;

/** Begin to listen; the answer ends it. */
export function watchGestures(element: SVGElement, act: Gestures): () => void {
  const fingers = new Map<number, Point2>();
  let travelled = 0;
  const at = (event: MouseEvent): Point2 => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const down = (event: PointerEvent) => {
    if (!fingers.size) {
      travelled = 0;
    }
    fingers.set(event.pointerId, at(event));
  };
  const move = (event: PointerEvent) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    const [dx, dy] = [now[0] - before[0], now[1] - before[1]];
    travelled += Math.hypot(dx, dy);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    fingers.set(event.pointerId, now);
    if (travelled > TAP_PX) {
      // Only now: a captured pointer would hide from a tap what it has hit.
      element.setPointerCapture(event.pointerId);
    }
    if (other) {
      act.zoom(distance(now, other) / Math.max(distance(before, other), 1), other);
    } else if (travelled > TAP_PX) {
      act.pan(dx, dy);
    }
  };
  const up = (event: PointerEvent) => {
    if (
      fingers.delete(event.pointerId) &&
      !fingers.size &&
      travelled <= TAP_PX &&
      event.type === "pointerup"
    ) {
      act.tap(event);
    }
  };
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    act.zoom(Math.exp(-event.deltaY * WHEEL_RATE), at(event));
  };
  element.addEventListener("pointerdown", down);
  element.addEventListener("pointermove", move);
  element.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", up);
  element.addEventListener("wheel", wheel, { passive: false });
  return () => {
    element.removeEventListener("pointerdown", down);
    element.removeEventListener("pointermove", move);
    element.removeEventListener("pointerup", up);
    element.removeEventListener("pointercancel", up);
    element.removeEventListener("wheel", wheel);
  };
}

function distance([x1, y1]: Point2, [x2, y2]: Point2): number {
  return Math.hypot(x2 - x1, y2 - y1);
}
