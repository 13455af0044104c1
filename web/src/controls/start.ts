/** The first screen: where to, from where, by which means, and what most people come for. */

import { isAbort, search } from "../api/client";
import type { Found, Language, Place } from "../api/schema";
import { type Control, destroyAll, h } from "../element";
import { openingHours, phoneLink } from "../format";
import { ENTRANCE, type State, type Store } from "../state";
import { endOf } from "../trip";
import { inLanguage, type Key, say } from "../words";
import { createProfile } from "./profile";
import { createSearch } from "./search";
import { suggestion } from "./suggestion";

const RESULTS = 8;
const SUGGESTIONS = 12;
/** More than are shown, to choose from. */
const SUGGESTIONS_ASKED = 60;

export function createStart(store: Store<State>, place: Place): Control {
  const { language } = store.get();
  const asking = new AbortController();
  const trouble = h("p", { class: "note note-warning", role: "alert", hidden: true });
  const fail = (cause: unknown) => {
    if (!isAbort(cause)) {
      trouble.textContent = say(language, "problem_offline");
      trouble.hidden = false;
    }
  };
  const find = async (query: string, signal: AbortSignal) => {
    const found = await search(place.id, query, language, RESULTS, signal);
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
    leave: (typed) => typed,
  });
  const origin = createSearch({
    ...shared,
    id: "from",
    label: say(language, "from_label"),
    hint: say(language, "from_entrance"),
    text: originText(store.get()),
    choose: (found) => store.set({ from: endOf(found) }),
    // Typed but not chosen is not yet a start: the field must not say otherwise.
    leave: (typed) => {
      store.set(typed ? {} : { from: ENTRANCE });
      return originText(store.get());
    },
  });
  const profile = createProfile(store, place, { notes: true });
  const common = h("ul", { class: "common" });
  const commonPart = h(
    "section",
    { class: "start-part", "aria-labelledby": "common-title", hidden: true },
    h("h2", { id: "common-title", class: "part-title" }, say(language, "common")),
    common,
  );
  search(place.id, "", language, SUGGESTIONS_ASKED, asking.signal)
    .then((found) => {
      const chosen = commonPlaces(found);
      common.replaceChildren(
        ...chosen.map((one) => suggestion(one, language, () => store.set({ to: endOf(one) }))),
      );
      commonPart.hidden = chosen.length === 0;
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

function originText({ from, language }: State): string {
  return from.to === ENTRANCE.to ? "" : (inLanguage(from.label, language) ?? from.to);
}

/** Where most people want to go, in this order; whatever else the server suggests comes after. */
const WANTED: readonly string[] = [
  "business_acceptance",
  "consultation_reception",
  "toilet",
  "accessible_toilet",
  "self_service_24h",
  "queue_ticket_machine",
  "certificate_issuing",
  "nursing_room",
  "elevator",
  "information_reading",
  "convenience_service",
  "self_service_kiosk",
];
/** Parts of a building that nobody comes for. */
const UNWANTED: readonly string[] = ["circulation", "supporting", "optional", "elevator_lobby", "entrance"];

function commonPlaces(found: readonly Found[]): readonly Found[] {
  const rank = ({ use }: Found) => (WANTED.includes(use ?? "") ? WANTED.indexOf(use ?? "") : WANTED.length);
  const wanted = found.filter(({ use }) => !UNWANTED.includes(use ?? ""));
  return wanted.sort((one, other) => rank(one) - rank(other)).slice(0, SUGGESTIONS);
}

/** Address, hours and phones, as far as the model knows them. */
function aboutPlace(place: Place, language: Language): HTMLElement | null {
  const facts: readonly (readonly [Key, string | null])[] = [
    ["opening_hours", place.opening_hours && openingHours(place.opening_hours, language)],
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
