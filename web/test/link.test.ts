import fc from "fast-check";
import { expect, test } from "vitest";
import { PROFILES } from "../src/api/schema";
import { type Link, readLink, writeLink } from "../src/link";

const name = fc
  .string({ minLength: 1, maxLength: 60, unit: "grapheme" })
  .filter((text) => text.trim() === text && text !== "");
const link: fc.Arbitrary<Link> = fc.record(
  {
    place: name,
    from: name,
    to: name,
    profile: fc.constantFrom(...PROFILES),
    language: fc.constantFrom("zh-CN", "en"),
  },
  { requiredKeys: [] },
);

test("what is written is read again", () => {
  fc.assert(
    fc.property(link, (wishes) => {
      expect(readLink(writeLink(wishes))).toEqual(wishes);
    }),
  );
});

test("a code on a sign says start, destination, profile and language", () => {
  expect(readLink("?s=1F%403,4&to=%E5%8D%AB%E7%94%9F%E9%97%B4&p=wheelchair&lang=en")).toEqual({
    from: "1F@3,4",
    to: "卫生间",
    profile: "wheelchair",
    language: "en",
  });
});

test("what is not understood is left out, never guessed", () => {
  expect(readLink("?p=evacuation")).toEqual({});
  expect(readLink("?p=horse&lang=xx&to=&s=%20")).toEqual({});
  expect(readLink(`?to=${"x".repeat(500)}`)).toEqual({});
  expect(readLink("?lang=constructor")).toEqual({});
});

test("short and long names of a language are understood", () => {
  expect(readLink("?lang=zh")).toEqual({ language: "zh-CN" });
  expect(readLink("?lang=EN")).toEqual({ language: "en" });
});

test("no wishes make no query", () => {
  expect(writeLink({})).toBe("");
});
