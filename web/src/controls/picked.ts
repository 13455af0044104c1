/** What was tapped on the map: its name, and the offer to go there or to start there. */

import { getElement } from "../api/client";
import type { Label, Place } from "../api/schema";
import { type Control, h } from "../element";
import { icon, iconNameFor } from "../icons";
import type { Plan, Thing } from "../plan/things";
import type { State, Store } from "../state";
import { hasWords, inLanguage, say } from "../words";

export interface PickedCard extends Control {
  show(id: string | null): void;
}

/** What a route can begin or end at. */
const PLACES: readonly string[] = ["space", "facility", "connector", "sign"];

export function createPicked(
  store: Store<State>,
  planOf: (storey: string) => Promise<Plan>,
  place: Place,
): PickedCard {
  const element = h("div", { class: "picked", role: "status" });
  let turn = 0;

  const close = () => {
    turn += 1;
    element.replaceChildren();
  };
  const show = async (id: string | null) => {
    close();
    const mine = turn;
    const { storey } = store.get();
    if (!id || !storey) return;
    const plan = await planOf(storey).catch(() => null);
    const thing = plan?.things.find((one) => one.id === id) ?? null;
    const known = thing ? nameOf(thing) : await askName(place, id);
    if (mine === turn) {
      element.replaceChildren(card(store, id, thing, known, close));
    }
  };
  const stops = [store.watch((state) => state.way, close), store.watch((state) => state.language, close)];
  return {
    element,
    show: (id) => void show(id),
    destroy: () => {
      close();
      for (const stop of stops) {
        stop();
      }
    },
  };
}

/** Walls carry the names of drawing programs; their kind says more. */
function nameOf(thing: Thing): Label | null {
  return thing.feature === "obstacle" ? null : thing.label;
}

async function askName(place: Place, id: string): Promise<Label | null> {
  const element = await getElement(place.id, id).catch(() => null);
  const name = element?.name;
  return element?.label ?? (name ? { "zh-CN": name, en: name } : null);
}

function card(
  store: Store<State>,
  id: string,
  thing: Thing | null,
  label: Label | null,
  close: () => void,
): HTMLElement {
  const { language } = store.get();
  const key = `kind_${thing?.kind ?? ""}`;
  const kind = hasWords(key) ? say(language, key) : null;
  const name = inLanguage(label, language) ?? kind ?? say(language, "unnamed");
  const end = { to: id, label };
  const offers = thing !== null && PLACES.includes(thing.feature);
  return h(
    "div",
    { class: "picked-card" },
    icon(iconNameFor(thing?.feature ?? "", thing?.kind ?? null), "picked-icon"),
    h("p", { class: "picked-name" }, name),
    h(
      "button",
      { class: "button-icon", type: "button", "aria-label": say(language, "close"), onclick: close },
      icon("close"),
    ),
    offers &&
      h(
        "div",
        { class: "picked-actions" },
        h(
          "button",
          { class: "button", type: "button", onclick: () => store.set({ to: end }) },
          say(language, "go_here"),
        ),
        h(
          "button",
          { class: "button button-quiet", type: "button", onclick: () => store.set({ from: end }) },
          say(language, "start_here"),
        ),
      ),
  );
}
