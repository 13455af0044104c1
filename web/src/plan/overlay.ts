/** What lies over a map, flat or in space: names, the pins of start and goal, the compass. */

import type { Language, Place, Point2, Point3, RouteFound } from "../api/schema";
import { h } from "../element";
import { icon } from "../icons";
import { say } from "../words";
import { labelsOf, layout, type MapLabel } from "./labels";
import type { Plan } from "./things";
import type { MapView } from "./view";

export interface Overlay {
  readonly element: HTMLElement;
  readonly compass: HTMLElement;
  show(plan: Plan | null, storey: string | null, language: Language): void;
  showRoute(route: RouteFound | null): void;
  /** Put everything where the view has it now. */
  follow(view: MapView, size: Point2): void;
}

export function createOverlay(place: Place): Overlay {
  const names = h("div", { class: "names" });
  const start = h("span", { class: "pin pin-start", hidden: true });
  const goal = h("span", { class: "pin pin-goal", hidden: true }, icon("arrive"));
  const needle = icon("north", "needle");
  const compass = h(
    "div",
    { class: "compass", role: "img", hidden: true },
    needle,
    h("span", { class: "compass-letter" }),
  );
  const element = h("div", { class: "overlay", "aria-hidden": "true" }, names, start, goal);
  let labels: readonly MapLabel[] = [];
  let storey: string | null = null;
  let route: RouteFound | null = null;

  const heightOf = (id: string) => place.storeys.find((one) => one.id === id)?.elevation_m ?? 0;
  const endPoint = (end: RouteFound["from"]): Point3 => [end.x, end.y, heightOf(end.storey)];
  const putPin = (pin: HTMLElement, at: Point2 | null) => {
    pin.hidden = at === null;
    if (at) {
      pin.style.transform = `translate(${at[0]}px, ${at[1]}px)`;
    }
  };

  return {
    element,
    compass,
    show(plan, shown, language) {
      storey = shown;
      labels = plan && shown ? labelsOf(plan, heightOf(shown), language) : [];
      compass.hidden = place.north_deg === null;
      compass.setAttribute("aria-label", say(language, "north"));
      compass.lastElementChild?.replaceChildren(say(language, "north"));
    },
    showRoute(shown) {
      route = shown;
    },
    follow(view, size) {
      const pins = [route?.from, route?.to].map((end) =>
        end ? view.project(endPoint(end), end.storey) : null,
      );
      putPin(start, pins[0] ?? null);
      putPin(goal, pins[1] ?? null);
      const on = storey;
      const boxes = on
        ? layout(
            labels,
            (at) => view.project(at, on),
            size,
            pins.filter((pin): pin is Point2 => pin !== null),
          )
        : [];
      names.replaceChildren(...boxes.map(({ label, middle }) => nameElement(label, middle)));
      if (place.north_deg !== null) {
        needle.style.transform = `rotate(${view.upDeg() - place.north_deg}deg)`;
      }
    },
  };
}

function nameElement(label: MapLabel, [x, y]: Point2): HTMLElement {
  const element = h(
    "span",
    { class: "name" },
    label.icon && h("span", { class: "name-icon" }, icon(label.icon)),
    label.text && h("span", { class: "name-text" }, label.text),
  );
  element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px) translate(-50%, -50%)`;
  return element;
}
