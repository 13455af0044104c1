/** The page's own words. A language is a JSON file in `locales/`; every file has the same keys. */

import type { Label, Language } from "./api/schema";
import en from "./locales/en.json";
import zh from "./locales/zh-CN.json";

export type Key = keyof typeof zh;

export const LOCALES: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { "zh-CN": zh, en };

/** A phrase with its `{gaps}` filled. */
export function say(
  language: Language,
  key: Key,
  gaps: Readonly<Record<string, string | number>> = {},
): string {
  return LOCALES[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(gaps[name] ?? whole));
}

/** Whether a key from outside (a kind the server names) has words here. */
export function hasWords(key: string): key is Key {
  return Object.hasOwn(zh, key);
}

export function inLanguage(label: Label | null | undefined, language: Language): string | null {
  return label?.[language] || label?.["zh-CN"] || label?.en || null;
}
