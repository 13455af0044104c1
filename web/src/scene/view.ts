/** The map in space. Draws only when something has changed. Three's frame: X = x, Y = z, Z = −y of the plan. */

import {
  DirectionalLight,
  HemisphereLight,
  MOUSE,
  PerspectiveCamera,
  Scene,
  TOUCH,
  Vector3,
  WebGLRenderer,
} from "three";
import { MapControls } from "three/addons/controls/MapControls.js";
import type { Bounds, Place, Point2, RouteFound } from "../api/schema";
import { between, type Path } from "../geometry/polyline";
import { isTurned } from "../plan/flat";
import { strandsOf } from "../plan/strands";
import type { Plan } from "../plan/things";
import type { MapListener, MapView } from "../plan/view";
import { ease, FLIGHT_MS, type Pose, STACK_TILT_RAD, seeing } from "./camera";
import { pickElement } from "./pick";
import { liftAt, liftsOf } from "./stack";
import { loadStorey, type StoreyModel } from "./storey";
import { createTube, type Line } from "./tube";

export interface SpaceSource {
  getPlan(storey: string): Promise<Plan>;
  getModel(storey: string): Promise<ArrayBuffer>;
}

const AHEAD = 0x0b5cd5;
const BEHIND = 0x8f9a9e;
/** The tube keeps about the same radius on the screen, within these radii in space (m). */
const TUBE_PX = 4;
const TUBE_M: readonly [number, number] = [0.08, 0.6];
/** It lies on the floor rather than in it. */
const TUBE_LIFT_M = 0.25;
const HEAD_M = 2;
/** How far below and above its floor a storey shows a way. */
const SEEN_M: readonly [number, number] = [1, 2.6];
/** What buttons and pins cover at either side, and above and below; they never take more than half. */
const COVERED_PX: readonly [number, number] = [76, 56];
const FREE_RATIO = 0.5;

/** The share of a length that buttons and pins do not cover. */
function free(pixels: number, covered_px: number): number {
  return Math.max(pixels - 2 * covered_px, pixels * FREE_RATIO) / pixels;
}

export function createSpace(
  place: Place,
  source: SpaceSource,
  listener: MapListener,
  failed: () => void,
): MapView {
  const renderer = new WebGLRenderer({ antialias: true, alpha: true });
  renderer.setPixelRatio(Math.min(window.devicePixelRatio, 2));
  renderer.localClippingEnabled = true;
  const element = renderer.domElement;
  element.className = "space";
  const scene = new Scene();
  const sun = new DirectionalLight(0xffffff, 1.7);
  sun.position.set(-40, 90, 55);
  const ahead = createTube(AHEAD);
  const behind = createTube(BEHIND);
  scene.add(new HemisphereLight(0xffffff, 0xd9d4c8, 2.1), sun, ahead.group, behind.group);
  const camera = new PerspectiveCamera(32, 1, 0.5, 2000);
  const controls = new MapControls(camera, element);
  controls.maxPolarAngle = 1.35;
  controls.minDistance = 4;
  controls.mouseButtons = { LEFT: MOUSE.PAN, MIDDLE: MOUSE.DOLLY, RIGHT: MOUSE.ROTATE };
  controls.touches = { ONE: TOUCH.PAN, TWO: TOUCH.DOLLY_ROTATE };

  const models = new Map<string, Promise<StoreyModel>>();
  const loaded = new Map<string, StoreyModel>();
  let size: Point2 = [1, 1];
  let shown: string | null = null;
  let stacked = false;
  let route: RouteFound | null = null;
  let walked = 0;
  let radius = TUBE_M[0];
  let frame = 0;
  let flight: { from: Pose; to: Pose; began: number } | null = null;
  let gone = false;
  let inside: Bounds | null = null;

  const elevation = (id: string) => place.storeys.find((one) => one.id === id)?.elevation_m ?? 0;
  const walkable = place.storeys.filter((one) => one.bounds !== null);
  const box = place.bounds ?? [0, 0, 40, 40];
  const lifts = () => liftsOf(walkable, box[3] - box[1], stacked);
  const levels = () =>
    walkable
      .map((one) => ({ z_m: one.elevation_m ?? 0, lift_m: lifts().get(one.id) ?? 0 }))
      .sort((one, other) => one.z_m - other.z_m);

  const metresPerPixel = () =>
    (camera.position.distanceTo(controls.target) * Math.tan((camera.fov * Math.PI) / 360) * 2) / size[1];
  const invalidate = () => {
    frame ||= requestAnimationFrame(draw);
  };
  const draw = (now: number) => {
    frame = 0;
    if (flight) {
      const share = ease((now - flight.began) / FLIGHT_MS);
      camera.position.lerpVectors(flight.from.position, flight.to.position, share);
      controls.target.lerpVectors(flight.from.target, flight.to.target, share);
      controls.update();
      flight = share < 1 ? flight : null;
      if (flight) invalidate();
    }
    fitTube();
    renderer.render(scene, camera);
    listener.moved();
  };
  const fitTube = () => {
    const wish = TUBE_PX * metresPerPixel();
    const next = Math.min(Math.max(wish, TUBE_M[0]), TUBE_M[1]);
    if (Math.abs(next / radius - 1) > 0.2) {
      radius = next;
      drawTubes();
    }
  };
  /** Alone, a storey shows of a way only what is as high as itself: not the ride above it. */
  const parts = (path: Path): readonly Path[] => {
    const floor = elevation(shown ?? "");
    return stacked ? [path] : between(path, floor - SEEN_M[0], floor + SEEN_M[1]);
  };
  const drawTubes = () => {
    const all = route && shown ? strandsOf(route, walked) : [];
    const strands = all.filter((one) => stacked || one.storeys.includes(shown ?? ""));
    const heights = levels();
    const line = (path: Path): Line =>
      path.map(([x, y, z]) => new Vector3(x, z + liftAt(z, heights) + TUBE_LIFT_M, -y));
    const lines = (paths: readonly Path[]) => paths.flatMap(parts).map(line);
    ahead.show(lines(strands.map((strand) => strand.ahead)), radius);
    behind.show(lines(strands.map((strand) => strand.behind)), radius * 0.9);
  };
  const load = (id: string): Promise<StoreyModel> => {
    const known = models.get(id);
    if (known) return known;
    const coming = Promise.all([source.getModel(id), source.getPlan(id)]).then(async ([bytes, plan]) => {
      const model = await loadStorey(bytes, plan, elevation(id));
      if (!gone) {
        loaded.set(id, model);
        scene.add(model.group);
        arrange();
      }
      return model;
    });
    coming.catch(() => models.delete(id));
    models.set(id, coming);
    return coming;
  };
  const arrange = () => {
    for (const [id, model] of loaded) {
      model.lift(lifts().get(id) ?? 0);
      model.show(id === shown ? "whole" : stacked ? "glass" : "hidden");
    }
    drawTubes();
    invalidate();
  };
  const upRad = () => (!stacked && isTurned(place.bounds, size) ? 0 : Math.PI / 2);
  const fly = (to: Pose) => {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const from = { position: camera.position.clone(), target: controls.target.clone() };
    flight = { from, to, began: calm || !shown ? Number.NEGATIVE_INFINITY : performance.now() };
    invalidate();
  };
  const corners = (area: Bounds, low: number, high: number) =>
    [low, high].flatMap((y) =>
      [area[0], area[2]].flatMap((x) => [area[1], area[3]].map((planY) => new Vector3(x, y, -planY))),
    );

  controls.addEventListener("change", invalidate);
  controls.addEventListener("start", () => {
    flight = null;
  });
  element.addEventListener("webglcontextlost", failed);
  const stopPicking = pickElement(
    element,
    camera,
    () => (shown ? loaded.get(shown)?.bodies : undefined),
    listener.picked,
  );

  return {
    element,
    async showStorey(next, withOthers) {
      shown = next;
      stacked = withOthers;
      arrange();
      await load(next);
      inside = (await source.getPlan(next)).bounds;
      if (withOthers) {
        await Promise.all(walkable.map(({ id }) => load(id)));
      }
    },
    showRoute(next, walked_m) {
      route = next;
      walked = walked_m;
      drawTubes();
      invalidate();
    },
    look(bounds) {
      const all = lifts();
      const floor = (id: string) => elevation(id) + (all.get(id) ?? 0);
      const heights = bounds || !stacked ? [floor(shown ?? "")] : walkable.map(({ id }) => floor(id));
      const area = bounds ?? inside ?? box;
      fly(
        seeing(
          corners(area, Math.min(...heights), Math.max(...heights) + HEAD_M),
          camera,
          upRad(),
          [free(size[0], COVERED_PX[0]), free(size[1], COVERED_PX[1])],
          stacked ? STACK_TILT_RAD : undefined,
        ),
      );
    },
    zoom(factor) {
      const arm = camera.position.clone().sub(controls.target).divideScalar(factor);
      fly({ target: controls.target.clone(), position: controls.target.clone().add(arm) });
    },
    pan(dx, dy) {
      const scale = metresPerPixel();
      const right = new Vector3().setFromMatrixColumn(camera.matrix, 0).setY(0).normalize();
      const into = new Vector3(right.z, 0, -right.x);
      const move = right.multiplyScalar(-dx * scale).addScaledVector(into, dy * scale);
      fly({ target: controls.target.clone().add(move), position: camera.position.clone().add(move) });
    },
    project([x, y, z], storey) {
      if (storey !== shown && !stacked) return null;
      const at = new Vector3(x, z + (lifts().get(storey) ?? 0), -y).project(camera);
      return at.z > 1 ? null : [((at.x + 1) / 2) * size[0], ((1 - at.y) / 2) * size[1]];
    },
    upDeg() {
      const into = controls.target.clone().sub(camera.position);
      return (Math.atan2(-into.z, into.x) * 180) / Math.PI;
    },
    resize() {
      const area = element.parentElement?.getBoundingClientRect();
      size = [Math.max(area?.width ?? 1, 1), Math.max(area?.height ?? 1, 1)];
      renderer.setSize(size[0], size[1], false);
      camera.aspect = size[0] / size[1];
      camera.updateProjectionMatrix();
      invalidate();
    },
    destroy() {
      gone = true;
      cancelAnimationFrame(frame);
      stopPicking();
      controls.dispose();
      for (const part of [ahead, behind, ...loaded.values()]) part.destroy();
      renderer.dispose();
    },
  };
}
