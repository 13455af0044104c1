/** A place offered as a big button: its drawing, its name, where it is. */

import type { Found, Language } from "../api/schema";
import { h } from "../element";
import { icon, iconNameFor } from "../icons";
import { inLanguage, say } from "../words";

/** A kind or an area may be on any storey: the server picks the nearest. */
const ANYWHERE: readonly string[] = ["kind", "zone"];

export function whereIs(found: Found, language: Language): string {
  return ANYWHERE.includes(found.kind) ? say(language, "kind_kind") : (found.storey_name ?? "");
}

export function suggestion(found: Found, language: Language, choose: () => void): HTMLLIElement {
  return h(
    "li",
    {},
    h(
      "button",
      { class: "suggestion", type: "button", onclick: choose },
      icon(iconNameFor(found.kind, found.use ?? null), "suggestion-icon"),
      h(
        "span",
        { class: "suggestion-text" },
        h("span", { class: "suggestion-name" }, inLanguage(found.label, language) ?? found.id),
        h("span", { class: "suggestion-where" }, whereIs(found, language)),
      ),
    ),
  );
}
