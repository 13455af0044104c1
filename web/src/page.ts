/** Which screen is shown, and the frame around it: bar, text, map, buttons, and one region that speaks to screen readers. */

import { createBar } from "./controls/bar";
import { createMap } from "./controls/map";
import { openingProblem, placeChoice } from "./controls/message";
import { createStart } from "./controls/start";
import { createWay } from "./controls/way";
import { type Control, destroyAll, h } from "./element";
import type { State, Store } from "./state";
import { stepsOf } from "./steps";
import type { Trip } from "./trip";
import type { Voice } from "./voice";
import { say } from "./words";

/** From here on text and map stand side by side, so the map is there from the start. */
const WIDE = "(min-width: 56em)";

export function mountPage(root: HTMLElement, store: Store<State>, trip: Trip, voice: Voice): void {
  const skip = h("a", { class: "skip", href: "#main" });
  const text = h("div", { class: "text-area" });
  const map = h("div", { class: "map-area" });
  const foot = h("div", { class: "foot-area" });
  const spoken = h("div", { class: "hidden-text", role: "status", "aria-live": "polite" });
  const bar = createBar(store, trip.leave);
  const main = h("main", { id: "main", class: "main", tabindex: -1 }, text, map, foot);
  root.replaceChildren(skip, bar.element, main, spoken);

  const wide = window.matchMedia(WIDE);
  let screen: Control | null = null;
  let pane: Control | null = null;
  let paneOf: string | null = null;

  const showMap = () => {
    const { opening, to } = store.get();
    const place = opening.status === "open" ? opening.place : null;
    const wanted = place && (to || wide.matches) ? place.id : null;
    if (wanted === paneOf) return;
    pane?.destroy();
    pane = place && wanted ? createMap(store, place) : null;
    paneOf = wanted;
    map.replaceChildren(...(pane ? [pane.element] : []));
  };
  const showScreen = (moved: boolean) => {
    destroyAll(screen ? [screen] : []);
    screen = null;
    foot.replaceChildren();
    const { opening, to, language } = store.get();
    skip.textContent = say(language, "skip");
    if (opening.status === "open" && to) {
      const way = createWay(store, opening.place, voice, { leave: trip.leave, retry: () => void trip.ask() });
      screen = way;
      text.replaceChildren(way.element);
      foot.replaceChildren(way.foot);
    } else if (opening.status === "open") {
      screen = createStart(store, opening.place);
      text.replaceChildren(screen.element);
    } else {
      const title = h("h1", { class: "hidden-text", tabindex: -1 }, say(language, "app"));
      text.replaceChildren(
        title,
        openingText(store, () => void trip.open()),
      );
    }
    if (moved) {
      window.scrollTo(0, 0);
      text.querySelector("h1")?.focus({ preventScroll: true });
    }
  };
  const mark = () => {
    const { opening, to, way } = store.get();
    root.dataset["screen"] = opening.status !== "open" ? "opening" : to ? "way" : "start";
    root.dataset["way"] = way.status;
  };
  const announce = () => {
    spoken.textContent = announcement(store.get());
  };
  const refresh = (moved: boolean) => {
    mark();
    showScreen(moved);
    showMap();
  };

  store.watch(
    (state) => state.opening,
    () => refresh(false),
  );
  store.watch(
    (state) => state.language,
    () => refresh(false),
  );
  store.watch(
    (state) => state.to !== null,
    () => refresh(true),
  );
  store.watch(
    (state) => state.way,
    () => {
      mark();
      announce();
    },
  );
  store.watch((state) => state.step, announce);
  wide.addEventListener("change", showMap);
  refresh(false);
}

function openingText(store: Store<State>, retry: () => void): HTMLElement {
  const { opening, language } = store.get();
  if (opening.status === "choose") {
    return placeChoice(store, opening.places);
  }
  if (opening.status === "problem") {
    return openingProblem(store, opening.problem, retry);
  }
  return h("p", { class: "waiting" }, say(language, "loading_place"));
}

/** What a person who does not see the screen must hear of a change. */
function announcement({ way, step, language }: State): string {
  switch (way.status) {
    case "loading":
      return say(language, "loading_route");
    case "no_route":
      return [say(language, "no_way"), ...way.barriers.map((barrier) => barrier.text ?? "")].join(" ");
    case "ok": {
      const steps = stepsOf(way.route);
      const now = steps[step];
      return now ? `${say(language, "step_of", { step: step + 1, count: steps.length })}: ${now.text}` : "";
    }
    default:
      return "";
  }
}
