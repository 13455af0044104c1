import { expect, test } from "vitest";
import { toProblem } from "../src/api/problem";

test("an ambiguous name brings its candidates", () => {
  const found = { id: "a", kind: "space", label: { "zh-CN": "卫生间", en: "Toilet" }, storey: "1", to: "a" };
  const problem = toProblem(409, { detail: "two things", candidates: [found, "noise"] });

  expect(problem.kind).toBe("ambiguous");
  expect(problem.message).toBe("two things");
  expect(problem.candidates).toEqual([found]);
});

test.each([
  [404, "unknown"],
  [429, "busy"],
  [503, "busy"],
  [500, "server"],
  [422, "server"],
])("status %d means %s", (status, kind) => {
  expect(toProblem(status, {}).kind).toBe(kind);
});

test("an answer that is no problem document is still a problem", () => {
  expect(toProblem(502, null).message).toBe("HTTP 502");
  expect(toProblem(500, "<html>").candidates).toEqual([]);
});
