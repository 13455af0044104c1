/** The map and what one can do with it: in space or flat, storey by storey or stacked, nearer, further, all of it. */

import { getModel, getPlan } from "../api/client";
import type { Bounds, Place, Point2 } from "../api/schema";
import { type Control, destroyAll, h } from "../element";
import { atLeast, boundsOf } from "../geometry/bounds";
import { createFlat } from "../plan/flat";
import { createOverlay } from "../plan/overlay";
import { stretchOf } from "../plan/strands";
import { type Plan, readPlan } from "../plan/things";
import type { MapView } from "../plan/view";
import type { State, Store } from "../state";
import { stepsOf } from "../steps";
import { say } from "../words";
import { createMapTools } from "./maptools";
import { createPicked } from "./picked";

/** Nearer than this one step fills the screen with floor and tells nothing. Metres. */
const NEAREST_M = 18;

const KEYS: Readonly<Record<string, (view: MapView) => void>> = {
  ArrowLeft: (view) => view.pan(60, 0),
  ArrowRight: (view) => view.pan(-60, 0),
  ArrowUp: (view) => view.pan(0, 60),
  ArrowDown: (view) => view.pan(0, -60),
  "+": (view) => view.zoom(1.4),
  "=": (view) => view.zoom(1.4),
  "-": (view) => view.zoom(1 / 1.4),
};

export function createMap(store: Store<State>, place: Place): Control {
  const overlay = createOverlay(place);
  const note = h("p", { class: "map-note", role: "status" });
  const stage = h("div", { class: "stage", tabindex: 0, role: "group" });
  const plans = new Map<string, Promise<Plan>>();
  let view: MapView | null = null;
  let turn = 0;

  const planOf = (storey: string): Promise<Plan> => {
    const known = plans.get(storey);
    if (known) return known;
    const coming = getPlan(place.id, storey).then(readPlan);
    coming.catch(() => plans.delete(storey));
    plans.set(storey, coming);
    return coming;
  };
  const size = (): Point2 => [stage.clientWidth, stage.clientHeight];
  const follow = () => view && overlay.follow(view, size());
  const picked = createPicked(store, planOf, place);
  const listener = { moved: () => void follow(), picked: (id: string | null) => picked.show(id) };

  const makeView = async (): Promise<MapView> => {
    if (store.get().view === "2d") {
      return createFlat(place, planOf, listener);
    }
    if (!hasWebGl()) {
      throw new Error("no WebGL here");
    }
    const { createSpace } = await import("../scene/view");
    const source = { getPlan: planOf, getModel: (storey: string) => getModel(place.id, storey) };
    return createSpace(place, source, listener, () => store.set({ view: "2d" }));
  };
  const fallBack = () => {
    store.set({ view: "2d" });
    note.textContent = say(store.get().language, "no_webgl");
  };

  const showStorey = async () => {
    const mine = turn;
    const { storey, stacked, language } = store.get();
    if (!view || !storey) return;
    stage.setAttribute("aria-label", say(language, "map_label", { storey: nameOf(place, storey) }));
    const asked = view;
    try {
      await Promise.all([
        asked.showStorey(storey, stacked),
        planOf(storey).then((plan) => overlay.show(plan, storey, language)),
      ]);
      if (mine === turn) note.textContent = "";
    } catch {
      if (mine === turn) note.textContent = say(language, "map_failed");
    }
    follow();
  };
  const showRoute = () => {
    const { way, step } = store.get();
    const route = way.status === "ok" ? way.route : null;
    const walked = route ? (stepsOf(route)[step]?.along_m ?? 0) : 0;
    view?.showRoute(route, walked);
    overlay.showRoute(route);
    aim();
  };
  const aim = () => {
    const { stacked, storey } = store.get();
    view?.look(stacked || !storey ? null : boundsOfStep(store.get(), storey));
  };
  /** Start afresh with the view that is wanted; without WebGL that is the flat one. */
  const build = async () => {
    const mine = ++turn;
    view?.destroy();
    view = null;
    stage.replaceChildren();
    note.textContent = say(store.get().language, "map_loading");
    let made: MapView;
    try {
      made = await makeView();
    } catch {
      if (mine === turn) fallBack();
      return;
    }
    if (mine !== turn) {
      made.destroy();
      return;
    }
    view = made;
    stage.replaceChildren(made.element);
    made.resize();
    await showStorey();
    showRoute();
  };

  stage.addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    if (act && view) {
      event.preventDefault();
      act(view);
    }
  });
  const tools = createMapTools(store, place, {
    zoom: (factor) => view?.zoom(factor),
    recentre: () => view?.look(null),
  });
  const observer = new ResizeObserver(() => {
    view?.resize();
    aim();
  });
  observer.observe(stage);
  const stops = [
    store.watch(
      (state) => state.view,
      () => void build(),
    ),
    store.watch(
      (state) => state.storey,
      () => void showStorey(),
    ),
    store.watch(
      (state) => state.stacked,
      () => void showStorey().then(aim),
    ),
    store.watch(
      (state) => state.language,
      () => void showStorey(),
    ),
    store.watch((state) => state.way, showRoute),
    store.watch((state) => state.step, showRoute),
  ];
  void build();

  return {
    element: h(
      "div",
      { class: "map-pane" },
      stage,
      overlay.element,
      overlay.compass,
      tools.element,
      note,
      picked.element,
    ),
    destroy: () => {
      turn += 1;
      observer.disconnect();
      for (const stop of stops) {
        stop();
      }
      view?.destroy();
      destroyAll([tools, picked]);
    },
  };
}

/** Asked before the library is fetched: a device that cannot draw in space is spared its bytes. */
function hasWebGl(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

function nameOf(place: Place, storey: string): string {
  return place.storeys.find(({ id }) => id === storey)?.name ?? "";
}

/** What to look at: at the start all of the way on this storey, later the stretch to the next step. */
function boundsOfStep({ way, step }: State, storey: string): Bounds | null {
  if (way.status !== "ok") {
    return null;
  }
  const steps = stepsOf(way.route);
  const now = steps[step]?.along_m ?? 0;
  const next = steps[step + 1]?.along_m ?? Number.POSITIVE_INFINITY;
  const all = stretchOf(way.route, 0, Number.POSITIVE_INFINITY, storey);
  // A storey that this step does not touch is looked at along all of the way on it; the last step at its end.
  const stretch = step === 0 ? all : stretchOf(way.route, now, next, storey);
  const bounds = boundsOf(stretch.length ? stretch : step === steps.length - 1 ? all.slice(-1) : all);
  return bounds && atLeast(bounds, NEAREST_M);
}
