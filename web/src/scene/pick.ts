/** A tap in space, and the element under it. */

import { type Camera, Mesh, type Object3D, Raycaster, Vector2 } from "three";
import { elementAt } from "./storey";

/** A finger that has moved less is a tap, not a drag. */
const TAP_PX = 8;

/** Begin to listen for taps; the answer ends it. Only what `bodies` gives can be hit. */
export function pickElement(
  element: HTMLElement,
  camera: Camera,
  bodies: () => Object3D | undefined,
  picked: (id: string | null) => void,
): () => void {
  const began = new Map<number, Vector2>();
  let alone = true;
  const down = (event: PointerEvent) => {
    alone = began.size === 0;
    began.set(event.pointerId, new Vector2(event.clientX, event.clientY));
  };
  const up = (event: PointerEvent) => {
    const from = began.get(event.pointerId);
    began.delete(event.pointerId);
    const still = from && from.distanceTo(new Vector2(event.clientX, event.clientY)) <= TAP_PX;
    const target = bodies();
    if (alone && still && target) {
      picked(firstHit(rayThrough(event, element, camera), target));
    }
  };
  const cancel = (event: PointerEvent) => began.delete(event.pointerId);
  element.addEventListener("pointerdown", down);
  element.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", cancel);
  return () => {
    element.removeEventListener("pointerdown", down);
    element.removeEventListener("pointerup", up);
    element.removeEventListener("pointercancel", cancel);
  };
}

function rayThrough(event: PointerEvent, element: HTMLElement, camera: Camera): Raycaster {
  const box = element.getBoundingClientRect();
  const at = new Vector2(
    ((event.clientX - box.left) / box.width) * 2 - 1,
    1 - ((event.clientY - box.top) / box.height) * 2,
  );
  const ray = new Raycaster();
  ray.setFromCamera(at, camera);
  return ray;
}

/** The first element that is seen: what is cut away lets the ray through. */
function firstHit(ray: Raycaster, target: Object3D): string | null {
  for (const hit of ray.intersectObject(target, true)) {
    const { object } = hit;
    if (object instanceof Mesh) {
      const planes = object.material.clippingPlanes ?? [];
      const seen = planes.every(
        (plane: { distanceToPoint(point: typeof hit.point): number }) =>
          plane.distanceToPoint(hit.point) >= 0,
      );
      const id = seen ? elementAt(object, hit.face?.a, hit.instanceId) : null;
      if (id) {
        return id;
      }
    }
  }
  return null;
}
