/** How one gets about: big choices, always in sight. */

import { type Place, PROFILES, type Profile } from "../api/schema";
import { type Control, h } from "../element";
import { icon } from "../icons";
import type { State, Store } from "../state";
import { say } from "../words";

/** Of the place's profiles those with a name here; `notes` adds a line that says what each choice means. */
export function createProfile(store: Store<State>, place: Place, { notes }: { notes: boolean }): Control {
  const { language } = store.get();
  const offered = PROFILES.filter((profile) => place.profiles.includes(profile));
  const inputs = offered.map((profile) => {
    const input = h("input", {
      class: "choice-input",
      type: "radio",
      name: "profile",
      value: profile,
      onchange: () => store.set({ profile }),
    });
    const label = h(
      "label",
      { class: "choice" },
      input,
      icon(profile, "choice-icon"),
      h(
        "span",
        { class: "choice-text" },
        h("span", { class: "choice-name" }, say(language, profile)),
        notes && h("span", { class: "choice-note" }, say(language, `${profile}_note`)),
      ),
    );
    return { profile, input, label };
  });
  const show = (now: Profile) => {
    for (const { profile, input } of inputs) {
      input.checked = profile === now;
    }
  };
  show(store.get().profile);
  const element = h(
    "fieldset",
    { class: notes ? "choices" : "choices choices-small" },
    h("legend", { class: notes ? "field-label" : "hidden-text" }, say(language, "how")),
    h("div", { class: "choices-row" }, ...inputs.map(({ label }) => label)),
  );
  return { element, destroy: store.watch((state) => state.profile, show) };
}
