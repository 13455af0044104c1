/** The flat map: the storey's plan as SVG, moved and scaled by one affine map. Works on anything that shows a page. */

import type { Bounds, Place, Point2, RouteFound } from "../api/schema";
import { svg } from "../element";
import {
  type Affine,
  apply,
  compose,
  fitting,
  IDENTITY,
  invert,
  scaleOf,
  scalingAbout,
  translation,
} from "../geometry/affine";
import { drawFloor } from "./floor";
import { watchGestures } from "./gestures";
import { drawRoute } from "./route";
import { strandsOf } from "./strands";
import type { Plan } from "./things";
import type { MapListener, MapView } from "./view";

const MARGIN_PX = 56;
/** Closer than this nobody learns anything; further out the hall is a dot. Pixels a metre. */
const SCALE_PX_PER_M: readonly [number, number] = [1.5, 120];

export function createFlat(
  place: Place,
  getPlan: (storey: string) => Promise<Plan>,
  listener: MapListener,
): MapView {
  const world = svg("g");
  const element = svg("svg", { class: "flat" }, world);
  let map: Affine = IDENTITY;
  let size: Point2 = [1, 1];
  let plan: Plan | null = null;
  let storey: string | null = null;
  let route: RouteFound | null = null;
  let walked = 0;
  let floor = svg("g");
  let way = svg("g");

  const move = (next: Affine) => {
    const scale = scaleOf(next);
    if (scale < SCALE_PX_PER_M[0] && scale < scaleOf(map)) return;
    if (scale > SCALE_PX_PER_M[1] && scale > scaleOf(map)) return;
    map = next;
    world.setAttribute("transform", `matrix(${map.join(" ")})`);
    listener.moved();
  };
  const redraw = () => {
    const drawn = storey && route ? drawRoute(strandsOf(route, walked), storey) : svg("g");
    way.replaceWith(drawn);
    way = drawn;
  };
  const turned = () => isTurned(place.bounds ?? plan?.bounds ?? null, size);
  const look = (bounds: Bounds | null) => {
    const shown = bounds ?? plan?.bounds ?? place.bounds;
    if (shown) {
      map = IDENTITY;
      move(fitting(shown, size[0], size[1], MARGIN_PX, turned()));
    }
  };
  const zoomAt = (factor: number, at: Point2) => move(compose(scalingAbout(factor, at), map));
  world.append(floor, way);

  const stop = watchGestures(element, {
    pan: (dx, dy) => move(compose(translation(dx, dy), map)),
    zoom: zoomAt,
    tap: (event) => {
      const hit = event.target instanceof Element ? event.target.closest("[data-id]") : null;
      listener.picked(hit?.getAttribute("data-id") ?? null);
    },
  });

  return {
    element,
    async showStorey(next) {
      const loaded = await getPlan(next);
      plan = loaded;
      storey = next;
      const drawn = drawFloor(loaded);
      floor.replaceWith(drawn);
      floor = drawn;
      redraw();
    },
    showRoute(shown, walked_m) {
      route = shown;
      walked = walked_m;
      redraw();
    },
    look,
    zoom: (factor) => zoomAt(factor, [size[0] / 2, size[1] / 2]),
    pan: (dx, dy) => move(compose(translation(dx, dy), map)),
    project: (point, on) => (on === storey ? apply(map, [point[0], point[1]]) : null),
    upDeg: () => (turned() ? 0 : 90),
    resize() {
      const box = element.getBoundingClientRect();
      const middle = apply(invert(map), [size[0] / 2, size[1] / 2]);
      size = [box.width, box.height];
      const [x, y] = apply(map, middle);
      move(compose(translation(size[0] / 2 - x, size[1] / 2 - y), map));
    },
    destroy: stop,
  };
}

/** A long hall on a tall screen is seen better with plan east up; the compass says so. */
export function isTurned(bounds: Bounds | null, [width, height]: Point2): boolean {
  return bounds !== null && height > width * 1.1 && bounds[2] - bounds[0] > (bounds[3] - bounds[1]) * 1.1;
}
