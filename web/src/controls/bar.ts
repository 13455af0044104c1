/** The bar on top: where one is, the way back, the other language. */

import { type Control, h } from "../element";
import { icon } from "../icons";
import type { State, Store } from "../state";
import { inLanguage, say } from "../words";

export function createBar(store: Store<State>, leave: () => void): Control {
  const element = h("header", { class: "bar" });
  const show = () => {
    const { language, opening, to } = store.get();
    const place = opening.status === "open" ? opening.place.name : say(language, "app");
    const back =
      to !== null &&
      h(
        "button",
        { class: "bar-button", type: "button", "aria-label": say(language, "back"), onclick: leave },
        icon("back"),
      );
    const title = to ? say(language, "route_to", { to: goalName(store.get()) }) : place;
    const other = language === "zh-CN" ? "en" : "zh-CN";
    element.replaceChildren(
      ...[
        back || h("span", { class: "bar-mark" }, icon("place")),
        h("p", { class: "bar-title" }, title),
        h(
          "button",
          {
            class: "bar-button bar-language",
            type: "button",
            lang: other,
            title: say(language, "language_hint"),
            onclick: () => store.set({ language: other }),
          },
          say(language, "language"),
        ),
      ],
    );
    document.documentElement.lang = language;
    document.title = to ? `${title} · ${place}` : say(language, "title", { place });
  };
  show();
  const stops = [
    store.watch((state) => state.language, show),
    store.watch((state) => state.opening, show),
    store.watch((state) => state.to, show),
    store.watch((state) => state.way, show),
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

/** What the destination is called, as far as it is known by now. */
function goalName({ way, to, language }: State): string {
  if (way.status === "ok") {
    return way.route.to.label;
  }
  if (way.status === "no_route") {
    return way.to.label;
  }
  return inLanguage(to?.label, language) ?? (way.status === "loading" ? "…" : (to?.to ?? ""));
}
