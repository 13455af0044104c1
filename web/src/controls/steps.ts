/** The step cards: one at a time to swipe through, or all below each other. One tab stop, arrows go on. */

import { type Control, h } from "../element";
import { icon } from "../icons";
import type { State, Store } from "../state";
import type { Step } from "../steps";
import { say } from "../words";

/** Where a browser does not say that scrolling has ended, it has when nothing has moved for so long. */
const REST_MS = 250;

const MOVES: Readonly<Record<string, (step: number, last: number) => number>> = {
  ArrowRight: (step) => step + 1,
  ArrowDown: (step) => step + 1,
  ArrowLeft: (step) => step - 1,
  ArrowUp: (step) => step - 1,
  Home: () => 0,
  End: (_, last) => last,
};

export function createSteps(store: Store<State>, steps: readonly Step[]): Control {
  const { language } = store.get();
  const last = steps.length - 1;
  const go = (step: number) => store.set({ step: Math.min(Math.max(step, 0), last) });
  const buttons = steps.map((step, i) =>
    h(
      "button",
      { class: "step", type: "button", onclick: () => go(i) },
      icon(step.icon, "step-icon"),
      h(
        "span",
        { class: "step-text" },
        h(
          "span",
          { class: "hidden-text" },
          `${say(language, "step_of", { step: i + 1, count: steps.length })}: `,
        ),
        h("span", { class: "step-words" }, step.text),
      ),
    ),
  );
  const list = h(
    "ol",
    { class: "steps", "aria-label": say(language, "steps") },
    ...buttons.map((button) => h("li", { class: "steps-item" }, button)),
  );

  list.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if (move) {
      event.preventDefault();
      go(move(store.get().step, last));
      buttons[store.get().step]?.focus({ preventScroll: true });
    }
  });
  let resting = 0;
  /** Whether the list is on its way to the step that is shown, by our own doing. */
  let steering = false;
  const rest = () => {
    if (list.scrollWidth <= list.clientWidth + 1) return;
    const seen = Math.round(list.scrollLeft / list.clientWidth);
    if (!steering) {
      go(seen);
    }
    steering &&= seen !== store.get().step;
  };
  const byHand = () => {
    steering = false;
  };
  for (const touch of ["pointerdown", "touchstart", "wheel"]) {
    list.addEventListener(touch, byHand, { passive: true });
  }
  if ("onscrollend" in window) {
    list.addEventListener("scrollend", rest);
  } else {
    list.addEventListener("scroll", () => {
      window.clearTimeout(resting);
      resting = window.setTimeout(rest, REST_MS);
    });
  }

  const show = (now: number) => {
    for (const [i, button] of buttons.entries()) {
      button.tabIndex = i === now ? 0 : -1;
      button.classList.toggle("step-done", i < now);
      if (i === now) {
        button.setAttribute("aria-current", "step");
      } else {
        button.removeAttribute("aria-current");
      }
    }
    steering = bringIntoView(list, now);
  };

  const first = requestAnimationFrame(() => show(store.get().step));
  show(store.get().step);
  const stop = store.watch((state) => state.step, show);
  return {
    element: list,
    destroy: () => {
      stop();
      cancelAnimationFrame(first);
      window.clearTimeout(resting);
    },
  };
}

/**
 * Scroll the list itself and nothing around it: the page must not jump under the reader. Answers whether the cards
 * lie side by side and have begun to move.
 */
function bringIntoView(list: HTMLElement, index: number): boolean {
  const item = list.children[index];
  if (!(item instanceof HTMLElement)) {
    return false;
  }
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = calm ? "instant" : "smooth";
  if (list.scrollWidth > list.clientWidth + 1) {
    const left = item.offsetLeft - list.offsetLeft;
    list.scrollTo({ left, behavior });
    return Math.abs(list.scrollLeft - left) > 1;
  }
  list.scrollTo({ top: item.offsetTop - list.offsetTop - item.offsetHeight, behavior });
  return false;
}
