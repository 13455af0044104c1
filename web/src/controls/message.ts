/** Cards for when there is no route to show: what is the matter, and what one can do. */

import type { Problem, ProblemKind } from "../api/problem";
import type { Found, Language, Place, PlaceName, RouteMissing } from "../api/schema";
import { h } from "../element";
import { metres, minutes, phoneLink } from "../format";
import { icon } from "../icons";
import type { State, Store } from "../state";
import { endOf } from "../trip";
import { inLanguage, type Key, say } from "../words";
import { suggestion } from "./suggestion";

type Child = Node | null | false;

function message(kind: "stop" | "warning", title: string, ...children: readonly Child[]): HTMLElement {
  return h(
    "section",
    { class: `card message message-${kind}` },
    h("h2", { class: "message-title" }, icon(kind, "message-icon"), title),
    ...children,
  );
}

function action(text: string, act: () => void, quiet = false): HTMLElement {
  return h("button", { class: quiet ? "button button-quiet" : "button", type: "button", onclick: act }, text);
}

/** No way, with every barrier named, and the ways out of it. */
export function noWayCard(
  store: Store<State>,
  place: Place,
  way: RouteMissing,
  leave: () => void,
): HTMLElement {
  const { language, profile } = store.get();
  const walking = profile === "walking";
  const phone = (!walking && place.accessible_service_phone) || place.phone;
  const link = phone && phoneLink(phone);
  const gaps = { from: way.from.label, to: way.to.label };
  return message(
    "stop",
    say(language, profile === "wheelchair" ? "no_way_wheelchair" : "no_way"),
    h("p", {}, say(language, "no_way_to", gaps)),
    h(
      "ul",
      { class: "barriers" },
      ...(way.barriers.length
        ? way.barriers.map((barrier) => h("li", {}, barrier.text ?? barrier.kind))
        : [h("li", {}, say(language, "no_way_unknown"))]),
    ),
    link
      ? h(
          "p",
          {},
          h(
            "a",
            { class: "button", href: link },
            icon("phone"),
            say(language, "call_help", { phone: phone ?? "" }),
          ),
        )
      : h("p", {}, say(language, "ask_desk")),
    h(
      "div",
      { class: "actions" },
      !walking && action(say(language, "try_walking"), () => store.set({ profile: "walking" }), true),
      action(say(language, "other_place"), leave, true),
    ),
    fixForStaff(way, language),
  );
}

/** What would make a way: folded up, since only who runs the house can do it, and visitors should not try. */
function fixForStaff(way: RouteMissing, language: Language): HTMLElement | null {
  if (!(way.cheapest_fix.length && way.fixed_route)) {
    return null;
  }
  const { length_m, duration_s } = way.fixed_route;
  const gaps = { length: metres(length_m, language), time: minutes(duration_s, language) };
  return h(
    "details",
    { class: "for-staff" },
    h("summary", {}, say(language, "fix_for_staff")),
    h("p", {}, way.fix_text),
    h("p", {}, say(language, "fix_makes", gaps)),
  );
}

const WORDS: Readonly<Record<Exclude<ProblemKind, "ambiguous">, readonly [Key, Key]>> = {
  offline: ["problem_offline", "problem_offline_help"],
  busy: ["problem_busy", "problem_busy_help"],
  server: ["problem_server", "problem_server_help"],
  unknown: ["problem_place", "problem_place_help"],
};

/** A route could not be asked for: a name nobody knows or that means several, or no server. */
export function wayProblemCard(
  store: Store<State>,
  place: Place,
  way: Extract<State["way"], { status: "problem" }>,
  retry: () => void,
  leave: () => void,
): HTMLElement {
  const { language, from, to } = store.get();
  const { problem, end } = way;
  if (!end) {
    return troubleCard(
      problem,
      language,
      action(say(language, "retry"), retry),
      action(say(language, "other_place"), leave, true),
    );
  }
  const asked = end === "from" ? from : to;
  const name = inLanguage(asked?.label, language) ?? asked?.to ?? "";
  const choose = (found: Found) => store.set({ [end]: endOf(found) });
  const storeyName = (id: string) => place.storeys.find((storey) => storey.id === id)?.name ?? "";
  const candidates = problem.candidates.map((found) => ({ ...found, storey_name: storeyName(found.storey) }));
  const title =
    problem.kind === "ambiguous" && candidates.length
      ? say(language, "ambiguous", { name, count: candidates.length })
      : say(language, "problem_name", { name });
  return message(
    "warning",
    title,
    h("p", {}, say(language, candidates.length ? "did_you_mean" : "problem_name_help")),
    h(
      "ul",
      { class: "common" },
      ...candidates.map((found) => suggestion(found, language, () => choose(found))),
    ),
    h("div", { class: "actions" }, action(say(language, "other_place"), leave, true)),
  );
}

/** Something between page and server went wrong. */
export function troubleCard(
  problem: Problem,
  language: State["language"],
  ...actions: readonly Node[]
): HTMLElement {
  const [title, help] = WORDS[problem.kind === "ambiguous" ? "unknown" : problem.kind];
  return message(
    "warning",
    say(language, title),
    h("p", {}, say(language, help)),
    h("div", { class: "actions" }, ...actions),
  );
}

export function openingProblem(store: Store<State>, problem: Problem, retry: () => void): HTMLElement {
  const { language } = store.get();
  const others = h("a", { class: "button button-quiet", href: "/" }, say(language, "all_places"));
  return problem.kind === "unknown"
    ? troubleCard(problem, language, others)
    : troubleCard(problem, language, action(say(language, "retry"), retry));
}

/** Several places on one server: say which. */
export function placeChoice(store: Store<State>, places: readonly PlaceName[]): HTMLElement {
  const { language } = store.get();
  if (!places.length) {
    return message(
      "warning",
      say(language, "problem_no_places"),
      h("p", {}, say(language, "problem_no_places_help")),
    );
  }
  return h(
    "section",
    { class: "start" },
    h("h2", { class: "title" }, say(language, "choose_place")),
    h(
      "ul",
      { class: "common" },
      ...places.map(({ id, name }) =>
        h(
          "li",
          {},
          h(
            "a",
            { class: "suggestion", href: `?${new URLSearchParams({ place: id, lang: language })}` },
            icon("place", "suggestion-icon"),
            h("span", { class: "suggestion-name" }, name),
          ),
        ),
      ),
    ),
  );
}
