/** The first screen: where to, from where, by which means, and what most people come for. */

import { isAbort, search } from "../api/client";
import type { Language, Place } from "../api/schema";
import { type Control, destroyAll, h } from "../element";
import { phoneLink } from "../format";
import { ENTRANCE, type State, type Store } from "../state";
import { endOf } from "../trip";
import { inLanguage, type Key, say } from "../words";
import { createProfile } from "./profile";
import { createSearch } from "./search";
import { suggestion } from "./suggestion";

export function createStart(store: Store<State>, place: Place): Control {
  const { language, from } = store.get();
  const asking = new AbortController();
  const trouble = h("p", { class: "note note-warning", role: "alert", hidden: true });
  const fail = (cause: unknown) => {
    if (!isAbort(cause)) {
      trouble.textContent = say(language, "problem_offline");
      trouble.hidden = false;
    }
  };
  const find = async (query: string, signal: AbortSignal) => {
    const found = await search(place.id, query, language, signal);
    trouble.hidden = true;
    return found;
  };
  const shared = { language, find, fail };

  const to = createSearch({
    ...shared,
    id: "to",
    label: say(language, "to_label"),
    hint: say(language, "to_hint"),
    text: "",
    choose: (found) => store.set({ to: endOf(found) }),
    empty: () => undefined,
  });
  const origin = createSearch({
    ...shared,
    id: "from",
    label: say(language, "from_label"),
    hint: say(language, "from_entrance"),
    text: from.to === ENTRANCE.to ? "" : (inLanguage(from.label, language) ?? from.to),
    choose: (found) => store.set({ from: endOf(found) }),
    empty: () => store.set({ from: ENTRANCE }),
  });
  const profile = createProfile(store, { notes: true });
  const common = h("ul", { class: "common" });
  const commonPart = h(
    "section",
    { class: "start-part", "aria-labelledby": "common-title", hidden: true },
    h("h2", { id: "common-title", class: "part-title" }, say(language, "common")),
    common,
  );
  find("", asking.signal)
    .then((found) => {
      common.replaceChildren(
        ...found.map((one) => suggestion(one, language, () => store.set({ to: endOf(one) }))),
      );
      commonPart.hidden = found.length === 0;
    })
    .catch(fail);

  const element = h(
    "div",
    { class: "start" },
    h("h1", { class: "title", tabindex: -1 }, say(language, "where_to")),
    trouble,
    h("div", { class: "card trip" }, to.element, origin.element, profile.element),
    commonPart,
    aboutPlace(place, language),
  );
  return {
    element,
    destroy: () => {
      asking.abort();
      destroyAll([to, origin, profile]);
    },
  };
}

/** Address, hours and phones, as far as the model knows them. */
function aboutPlace(place: Place, language: Language): HTMLElement | null {
  const facts: readonly (readonly [Key, string | null])[] = [
    ["opening_hours", place.opening_hours],
    ["address", place.address],
    ["phone", place.phone],
    ["accessible_phone", place.accessible_service_phone],
    ["complaint_phone", place.complaint_phone],
  ];
  const known = facts.flatMap(([key, value]) =>
    value ? [fact(say(language, key), value, key.endsWith("phone"))] : [],
  );
  return known.length
    ? h(
        "section",
        { class: "start-part", "aria-labelledby": "about-title" },
        h("h2", { id: "about-title", class: "part-title" }, say(language, "about_place")),
        h("dl", { class: "facts" }, ...known),
      )
    : null;
}

function fact(name: string, value: string, phone: boolean): HTMLElement {
  const link = phone ? phoneLink(value) : null;
  const shown = link ? h("a", { href: link, class: "fact-link" }, value) : value;
  return h("div", { class: "fact" }, h("dt", {}, name), h("dd", {}, shown));
}
