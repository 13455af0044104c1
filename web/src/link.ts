/**
 * The page's address: everything a QR code on a sign or a friend's message may carry.
 *
 * `s` start, `to` destination, `p` profile, `lang` language, `place` which building. What is not understood is
 * left out, never guessed.
 */

import { type Language, PROFILES, type Profile } from "./api/schema";

export interface Link {
  readonly place?: string;
  readonly from?: string;
  readonly to?: string;
  readonly profile?: Profile;
  readonly language?: Language;
}

const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ["zh", "zh-CN"],
  ["zh-cn", "zh-CN"],
  ["en", "en"],
]);
/** Longer than any name or id; a longer one is no address of ours. */
const LONGEST = 200;

export function readLink(query: string): Link {
  const asked = new URLSearchParams(query);
  const text = (key: string) => {
    const value = asked.get(key)?.trim();
    return value && value.length <= LONGEST ? value : undefined;
  };
  const profile = PROFILES.find((one) => one === text("p"));
  const language = LANGUAGES.get(text("lang")?.toLowerCase() ?? "");
  return withoutUndefined({
    place: text("place"),
    from: text("s"),
    to: text("to"),
    profile,
    language,
  });
}

/** The query that leads back here, `?` included; empty if there is nothing to say. */
export function writeLink(link: Link): string {
  const query = new URLSearchParams();
  const fields = { place: link.place, s: link.from, to: link.to, p: link.profile, lang: link.language };
  for (const [key, value] of Object.entries(fields)) {
    if (value) {
      query.set(key, value);
    }
  }
  const text = query.toString();
  return text ? `?${text}` : "";
}

function withoutUndefined(fields: { [K in keyof Link]: Link[K] | undefined }): Link {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
