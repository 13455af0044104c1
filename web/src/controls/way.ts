/** The second screen: the route in a line, its steps, and the row of buttons to go through them. */

import type { Place, RouteFound } from "../api/schema";
import { type Control, destroyAll, h } from "../element";
import { metres, minutes } from "../format";
import { icon } from "../icons";
import type { State, Store } from "../state";
import { type Step, stepsOf } from "../steps";
import type { Voice } from "../voice";
import { say } from "../words";
import { noWayCard, wayProblemCard } from "./message";
import { createProfile } from "./profile";
import { createSteps } from "./steps";

export interface WayActions {
  readonly leave: () => void;
  readonly retry: () => void;
}

export interface WayControl extends Control {
  /** The row of buttons that belongs below the map; empty while there is no route. */
  readonly foot: HTMLElement;
}

export function createWay(store: Store<State>, place: Place, voice: Voice, actions: WayActions): WayControl {
  const { language } = store.get();
  const profile = createProfile(store, place, { notes: false });
  const body = h("div", { class: "way-body" });
  const foot = h("div", { class: "way-foot" });
  const title = h("h1", { class: "hidden-text", tabindex: -1 }, say(language, "steps"));
  let parts: Control[] = [];

  const show = () => {
    destroyAll(parts);
    parts = [];
    foot.replaceChildren();
    const { way } = store.get();
    if (way.status === "ok") {
      const steps = stepsOf(way.route);
      const cards = createSteps(store, steps);
      const row = createFoot(store, steps, voice);
      parts = [cards, row];
      body.replaceChildren(summary(store, place, way.route), ...notices(store, way.route), cards.element);
      foot.replaceChildren(row.element);
    } else if (way.status === "no_route") {
      body.replaceChildren(noWayCard(store, place, way, actions.leave));
    } else if (way.status === "problem") {
      body.replaceChildren(wayProblemCard(store, place, way, actions.retry, actions.leave));
    } else {
      body.replaceChildren(h("p", { class: "waiting" }, say(language, "loading_route")));
    }
  };
  show();
  const stop = store.watch((state) => state.way, show);
  return {
    element: h("div", { class: "way" }, title, profile.element, body),
    foot,
    destroy: () => {
      stop();
      destroyAll([profile, ...parts]);
    },
  };
}

/** Minutes, metres, storeys, and the button that shows all steps instead of the map. */
function summary(store: Store<State>, place: Place, route: RouteFound): HTMLElement {
  const { language } = store.get();
  const all = h(
    "button",
    {
      class: "button-icon",
      type: "button",
      "aria-pressed": "false",
      "aria-label": say(language, "all_steps"),
    },
    icon("list"),
  );
  all.addEventListener("click", () => {
    const listed = document.body.classList.toggle("all-steps");
    all.setAttribute("aria-pressed", String(listed));
  });
  all.setAttribute("aria-pressed", String(document.body.classList.contains("all-steps")));
  return h(
    "div",
    { class: "summary" },
    h(
      "p",
      { class: "summary-facts" },
      h("strong", { class: "summary-time" }, minutes(route.duration_s, language)),
      h("span", {}, metres(route.length_m, language)),
      h("span", {}, storeysText(place, route, store.get().language)),
    ),
    all,
  );
}

function storeysText(place: Place, route: RouteFound, language: State["language"]): string {
  const name = (id: string) => place.storeys.find((storey) => storey.id === id)?.name ?? "";
  const from = route.from.storey;
  const to = route.to.storey;
  return from === to
    ? say(language, "same_storey")
    : say(language, "storey_change", { from: name(from), to: name(to) });
}

function notices(store: Store<State>, route: RouteFound): readonly HTMLElement[] {
  if (!route.notices.length) {
    return [];
  }
  const { language } = store.get();
  return [
    h(
      "details",
      { class: "notices" },
      h("summary", {}, icon("warning"), `${say(language, "notices")} (${route.notices.length})`),
      h("ul", {}, ...route.notices.map((notice) => h("li", {}, notice.text ?? notice.kind))),
    ),
  ];
}

function createFoot(store: Store<State>, steps: readonly Step[], voice: Voice): Control {
  const { language } = store.get();
  const trouble = h("p", { class: "foot-trouble", role: "status" });
  const go = (by: number) =>
    store.set({ step: Math.min(Math.max(store.get().step + by, 0), steps.length - 1) });
  const speak = async () => {
    const { step, slow } = store.get();
    const text = steps[step]?.text;
    const heard = !text || (await voice.speak(text, language, slow));
    trouble.textContent = heard ? "" : say(language, "voice_failed");
  };
  const button = (name: string, label: string, act: () => void, kind = "") =>
    h(
      "button",
      { class: `foot-button ${kind}`, type: "button", onclick: act },
      icon(name),
      h("span", { class: "foot-label" }, label),
    );

  const previous = button("previous", say(language, "previous"), () => go(-1));
  const next = button("next", say(language, "next"), () => go(1), "foot-next");
  const aloud = button("speaker", say(language, "speak_short"), () => {
    const speaking = !store.get().speaking;
    store.set({ speaking });
    if (speaking) {
      void speak();
    } else {
      voice.stop();
    }
  });
  const slow = button("slow", say(language, "slow_short"), () => {
    store.set({ slow: !store.get().slow });
    void speak();
  });

  const show = () => {
    const { step, speaking, slow: slowly } = store.get();
    previous.disabled = step <= 0;
    next.disabled = step >= steps.length - 1;
    aloud.setAttribute("aria-pressed", String(speaking));
    slow.setAttribute("aria-pressed", String(slowly));
    slow.hidden = !speaking;
  };
  show();
  const stops = [
    store.watch(
      (state) => state.step,
      () => {
        show();
        if (store.get().speaking) {
          void speak();
        }
      },
    ),
    store.watch((state) => state.speaking, show),
    store.watch((state) => state.slow, show),
  ];
  if (store.get().speaking) {
    void speak();
  }
  return {
    element: h(
      "div",
      { class: "foot" },
      trouble,
      h("div", { class: "foot-row" }, previous, aloud, slow, next),
    ),
    destroy: () => {
      voice.stop();
      for (const stop of stops) {
        stop();
      }
    },
  };
}
