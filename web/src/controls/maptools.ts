/** The buttons on the map: storeys, the kind of view, nearer and further. */

import type { Place } from "../api/schema";
import { type Control, h } from "../element";
import { icon } from "../icons";
import type { State, Store } from "../state";
import { say } from "../words";

export interface MapActions {
  zoom(factor: number): void;
  recentre(): void;
}

const ZOOM = 1.5;

export function createMapTools(store: Store<State>, place: Place, actions: MapActions): Control {
  const element = h("div", { class: "map-tools" });
  const show = () => {
    const { language, storey, stacked, view, way } = store.get();
    const onWay = new Set(way.status === "ok" ? way.route.legs.map((leg) => leg.storey) : []);
    const toggle = (text: string, pressed: boolean, act: () => void, extra = "") =>
      h(
        "button",
        { class: `tool ${extra}`, type: "button", "aria-pressed": String(pressed), onclick: act },
        text,
      );
    const tool = (name: string, label: string, act: () => void) =>
      h("button", { class: "tool tool-icon", type: "button", "aria-label": label, onclick: act }, icon(name));
    const walkable = place.storeys.filter((one) => one.bounds !== null);
    const highestFirst = walkable.sort((one, other) => other.ordinal - one.ordinal);
    element.replaceChildren(
      h(
        "div",
        { class: "tool-row", role: "group", "aria-label": say(language, "map") },
        toggle(say(language, "view_3d"), view === "3d", () => store.set({ view: "3d" })),
        toggle(say(language, "view_2d"), view === "2d", () => store.set({ view: "2d" })),
        walkable.length > 1 && view === "3d"
          ? toggle(say(language, "stacked"), stacked, () => store.set({ stacked: !stacked }), "tool-apart")
          : null,
      ),
      h(
        "div",
        { class: "tool-column tool-storeys", role: "group", "aria-label": say(language, "storeys") },
        ...highestFirst.map((one) => {
          const button = toggle(
            one.name,
            one.id === storey,
            () => store.set({ storey: one.id }),
            onWay.has(one.id) ? "tool-onway" : "",
          );
          button.setAttribute(
            "aria-label",
            say(language, "storey", { name: one.name, more: one.long_name ?? "" }).trim(),
          );
          return button;
        }),
      ),
      h(
        "div",
        { class: "tool-column tool-zoom", role: "group", "aria-label": say(language, "view") },
        tool("plus", say(language, "zoom_in"), () => actions.zoom(ZOOM)),
        tool("minus", say(language, "zoom_out"), () => actions.zoom(1 / ZOOM)),
        tool("frame", say(language, "recentre"), () => actions.recentre()),
      ),
    );
  };
  /** The buttons are made anew; whoever stood on one must still stand there. */
  const refresh = () => {
    const buttons = [...element.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    show();
    if (at >= 0) {
      element.querySelectorAll("button")[at]?.focus();
    }
  };
  show();
  const stops = [
    store.watch((state) => state.language, refresh),
    store.watch((state) => state.storey, refresh),
    store.watch((state) => state.stacked, refresh),
    store.watch((state) => state.view, refresh),
    store.watch((state) => state.way, refresh),
  ];
  return {
    element,
    destroy: () => {
      for (const stop of stops) {
        stop();
      }
    },
  };
}
