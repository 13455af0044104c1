/** A field that finds places as one types: the ARIA combobox with a list, by hand, finger or screen reader. */

import { isAbort } from "../api/client";
import type { Found, Language } from "../api/schema";
import { type Control, h } from "../element";
import { icon, iconNameFor } from "../icons";
import { inLanguage, say } from "../words";
import { whereIs } from "./suggestion";

export interface SearchOptions {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** What stands in the field before anybody types. */
  readonly text: string;
  readonly language: Language;
  readonly find: (query: string, signal: AbortSignal) => Promise<readonly Found[]>;
  readonly choose: (found: Found) => void;
  /** The field is left with this text in it and nothing chosen from it; answers what shall stand there. */
  readonly leave: (text: string) => string;
  readonly fail: (cause: unknown) => void;
}

/** People type faster than this; asking for each letter would only cost. */
const PAUSE_MS = 140;

export function createSearch(options: SearchOptions): Control {
  const { id, language } = options;
  const list = h("ul", {
    id: `${id}-list`,
    class: "results",
    role: "listbox",
    "aria-label": options.label,
    hidden: true,
  });
  const status = h("p", { class: "hidden-text", role: "status" });
  const input = h("input", {
    id,
    class: "field-input",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
    placeholder: options.hint,
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-autocomplete": "list",
  });
  input.value = options.text;
  const nothing = h("p", { class: "results-none", hidden: true });
  const clear = h(
    "button",
    {
      class: "field-clear",
      type: "button",
      "aria-label": `${say(language, "clear")} ${options.label}`,
      hidden: !options.text,
    },
    icon("close"),
  );

  let shown: readonly Found[] = [];
  let active = -1;
  let asking = new AbortController();
  let timer = 0;

  const mark = (index: number) => {
    active = index;
    for (const [i, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(i === active));
    }
    const chosen = list.children[active];
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) {
      input.setAttribute("aria-activedescendant", chosen.id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };

  const close = () => {
    window.clearTimeout(timer);
    asking.abort();
    shown = [];
    list.replaceChildren();
    list.hidden = true;
    nothing.hidden = true;
    input.setAttribute("aria-expanded", "false");
    mark(-1);
  };

  const pick = (found: Found) => {
    input.value = inLanguage(found.label, language) ?? found.id;
    clear.hidden = false;
    close();
    options.choose(found);
  };

  const show = (found: readonly Found[], query: string) => {
    shown = found;
    list.replaceChildren(...found.map((one, i) => option(one, `${id}-${i}`, language, () => pick(one))));
    list.hidden = found.length === 0;
    nothing.hidden = found.length > 0;
    nothing.textContent = found.length ? "" : say(language, "results_none", { query });
    status.textContent = found.length
      ? say(language, "results_count", { count: found.length })
      : nothing.textContent;
    input.setAttribute("aria-expanded", String(found.length > 0));
    mark(-1);
  };

  const ask = async () => {
    asking.abort();
    asking = new AbortController();
    const query = input.value.trim();
    const { signal } = asking;
    try {
      const found = await options.find(query, signal);
      if (!signal.aborted) {
        show(found, query);
      }
    } catch (cause) {
      if (!isAbort(cause)) {
        options.fail(cause);
      }
    }
  };

  const typed = () => {
    clear.hidden = input.value === "";
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), PAUSE_MS);
  };

  /** Enter takes the marked result, else the best one; before the answer is there, it asks at once. */
  const enter = async () => {
    if (!shown.length && input.value.trim()) {
      await ask();
    }
    const chosen = shown[Math.max(active, 0)];
    if (chosen) {
      pick(chosen);
    }
  };

  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => (shown.length ? mark((active + 1) % shown.length) : void ask()),
    ArrowUp: () => mark(active > 0 ? active - 1 : shown.length - 1),
    Enter: () => void enter(),
    Escape: () => (shown.length ? close() : wipe()),
  };

  const wipe = () => {
    input.value = "";
    clear.hidden = true;
    close();
  };

  input.addEventListener("input", typed);
  input.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (act && !event.isComposing) {
      event.preventDefault();
      act();
    }
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => {
    input.value = options.leave(input.value.trim());
    clear.hidden = input.value === "";
    close();
  });
  // A press on a result must not take the focus, or the list would close under the finger.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  clear.addEventListener("click", () => {
    wipe();
    input.focus();
  });

  const element = h(
    "div",
    { class: "field" },
    h("label", { class: "field-label", for: id }, options.label),
    h("div", { class: "field-box" }, input, clear),
    list,
    nothing,
    status,
  );
  return { element, destroy: close };
}

function option(found: Found, id: string, language: Language, choose: () => void): HTMLLIElement {
  return h(
    "li",
    { id, class: "result", role: "option", "aria-selected": "false", onclick: choose },
    icon(iconNameFor(found.kind, found.use ?? null), "result-icon"),
    h(
      "span",
      { class: "result-text" },
      h("span", { class: "result-name" }, inLanguage(found.label, language) ?? found.id),
      h("span", { class: "result-where" }, whereIs(found, language)),
    ),
  );
}
