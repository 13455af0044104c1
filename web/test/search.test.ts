// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Found } from "../src/api/schema";
import { createSearch } from "../src/controls/search";

const place = (id: string, zh: string): Found => ({
  id,
  kind: "space",
  use: "toilet",
  label: { "zh-CN": zh, en: id },
  storey: "1",
  storey_name: "一层",
  to: id,
});
const FOUND = [place("a", "卫生间"), place("b", "卫生所")];

const make = (find = vi.fn(async () => FOUND as readonly Found[])) => {
  const choose = vi.fn();
  const leave = vi.fn((text: string) => (text ? "大厅" : ""));
  const control = createSearch({
    id: "to",
    label: "目的地",
    hint: "",
    text: "",
    language: "zh-CN",
    find,
    choose,
    leave,
    fail: (cause) => {
      throw cause;
    },
  });
  document.body.replaceChildren(control.element);
  const input = control.element.querySelector("input") as HTMLInputElement;
  const type = async (text: string) => {
    input.value = text;
    input.dispatchEvent(new Event("input"));
    await vi.advanceTimersByTimeAsync(500);
  };
  const press = async (key: string) => {
    input.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
    await vi.advanceTimersByTimeAsync(0);
  };
  const options = () => [...control.element.querySelectorAll("[role=option]")];
  return { control, input, choose, leave, find, type, press, options };
};

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("typing shows results and says how many", async () => {
  const { control, input, type, options } = make();

  await type("wsj");

  expect(options().map((option) => option.textContent)).toEqual(["卫生间一层", "卫生所一层"]);
  expect(input.getAttribute("aria-expanded")).toBe("true");
  expect(control.element.querySelector("[role=status]")?.textContent).toContain("2");
});

test("the arrows mark a result, and it is the one that Enter takes", async () => {
  const { input, choose, type, press, options } = make();
  await type("wsj");

  await press("ArrowDown");
  await press("ArrowDown");
  expect(options().map((option) => option.getAttribute("aria-selected"))).toEqual(["false", "true"]);
  expect(input.getAttribute("aria-activedescendant")).toBe(options()[1]?.id);
  await press("Enter");

  expect(choose).toHaveBeenCalledWith(FOUND[1]);
  expect(input.value).toBe("卫生所");
  expect(options()).toEqual([]);
});

test("Enter without a mark takes the best result, even before it is shown", async () => {
  const { input, choose, press } = make();

  input.value = "卫生间";
  await press("Enter");

  expect(choose).toHaveBeenCalledWith(FOUND[0]);
});

test("Escape closes the list, then empties the field", async () => {
  const { input, type, press, options } = make();
  await type("wsj");

  await press("Escape");
  expect(options()).toEqual([]);
  expect(input.value).toBe("wsj");
  await press("Escape");

  expect(input.value).toBe("");
});

test("nothing found is said in words", async () => {
  const { control, type } = make(vi.fn(async () => []));

  await type("火星");

  expect(control.element.querySelector(".results-none")?.textContent).toContain("火星");
});

test("letters typed quickly ask only once", async () => {
  const { find, input, type } = make();

  for (const text of ["w", "ws"]) {
    input.value = text;
    input.dispatchEvent(new Event("input"));
  }
  await type("wsj");

  expect(find).toHaveBeenCalledTimes(1);
});

test("a field that is left shows what its owner says it holds, not what was half typed", () => {
  const { input, leave } = make();

  input.value = " 二楼 ";
  input.dispatchEvent(new Event("blur"));

  expect(leave).toHaveBeenCalledWith("二楼");
  expect(input.value).toBe("大厅");
});
