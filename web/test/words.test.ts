import { expect, test } from "vitest";
import { hasWords, inLanguage, LOCALES, say } from "../src/words";

const CHINESE = LOCALES["zh-CN"];
const gapsIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

test("every language has every phrase, and none too many", () => {
  for (const [language, words] of Object.entries(LOCALES)) {
    expect(Object.keys(words).sort(), language).toEqual(Object.keys(CHINESE).sort());
  }
});

test("no phrase is empty", () => {
  for (const words of Object.values(LOCALES)) {
    expect(Object.entries(words).filter(([, text]) => text.trim() === "")).toEqual([]);
  }
});

test("a phrase has the same gaps in every language", () => {
  for (const words of Object.values(LOCALES)) {
    for (const [key, text] of Object.entries(words)) {
      expect(gapsIn(text), key).toEqual(gapsIn(CHINESE[key as keyof typeof CHINESE]));
    }
  }
});

test("English has no Chinese in it but the name of the other language", () => {
  const chinese = Object.entries(LOCALES.en).filter(([, text]) => /\p{Script=Han}/u.test(text));

  expect(chinese.map(([key]) => key).sort()).toEqual(["language", "language_hint"]);
});

test("gaps are filled, and one without a filling stays to be seen", () => {
  expect(say("en", "step_of", { step: 2, count: 5 })).toBe("Step 2 of 5");
  expect(say("en", "step_of", { step: 2 })).toBe("Step 2 of {count}");
});

test("a label falls back to the other language rather than to nothing", () => {
  expect(inLanguage({ "zh-CN": "大厅", en: "" }, "en")).toBe("大厅");
  expect(inLanguage(null, "en")).toBeNull();
});

test("only phrases that exist are known", () => {
  expect(hasWords("kind_wall")).toBe(true);
  expect(hasWords("toString")).toBe(false);
});
