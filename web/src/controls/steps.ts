/** The step cards: one at a time to swipe through, or all below each other. One tab stop, arrows go on. */

import { type Control, h } from "../element";
import { icon } from "../icons";
import type { State, Store } from "../state";
import type { Step } from "../steps";
import { say } from "../words";

/** A swipe has come to rest when nothing has moved for so long. */
const REST_MS = 110;

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
    bringIntoView(list, now);
  };

  list.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if (move) {
      event.preventDefault();
      go(move(store.get().step, last));
      buttons[store.get().step]?.focus({ preventScroll: true });
    }
  });
  let resting = 0;
  list.addEventListener("scroll", () => {
    window.clearTimeout(resting);
    resting = window.setTimeout(() => {
      if (list.scrollWidth > list.clientWidth + 1) {
        go(Math.round(list.scrollLeft / list.clientWidth));
      }
    }, REST_MS);
  });

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

/** Scroll the list itself and nothing around it: the page must not jump under the reader. */
function bringIntoView(list: HTMLElement, index: number): void {
  const item = list.children[index];
  if (!(item instanceof HTMLElement)) {
    return;
  }
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = calm ? "instant" : "smooth";
  if (list.scrollWidth > list.clientWidth + 1) {
    list.scrollTo({ left: item.offsetLeft - list.offsetLeft, behavior });
  } else {
    list.scrollTo({ top: item.offsetTop - list.offsetTop - item.offsetHeight, behavior });
  }
}
