import { expect, test } from "vitest";
import { metres, minutes, openingHours, phoneLink } from "../src/format";

test.each([
  [0, "0 米"],
  [7.4, "7 米"],
  [19.6, "20 米"],
  [42, "40 米"],
  [43, "45 米"],
  [204, "200 米"],
  [206, "210 米"],
  [994, "990 米"],
  [996, "1.0 公里"],
])("%d metres are said as %s", (length, said) => {
  expect(metres(length, "zh-CN")).toBe(said);
});

test("English has English units", () => {
  expect(metres(42, "en")).toBe("40 m");
  expect(minutes(61, "en")).toBe("about 2 min");
});

test("minutes are rounded up; a way of seconds takes less than one", () => {
  expect(minutes(27, "zh-CN")).toBe("不到1分钟");
  expect(minutes(27, "en")).toBe("under 1 min");
  expect(minutes(60, "zh-CN")).toBe("约 1 分钟");
  expect(minutes(61, "zh-CN")).toBe("约 2 分钟");
});

test("a phone number can be called, other words cannot", () => {
  expect(phoneLink("0898-1234 5678")).toBe("tel:089812345678");
  expect(phoneLink("+86 898 1")).toBe("tel:+868981");
  expect(phoneLink("问讯处")).toBeNull();
});

test.each([
  [
    "Mo-Fr 08:30-12:00,14:30-17:30",
    "周一至周五 08:30–12:00、14:30–17:30",
    "Mon–Fri 08:30–12:00, 14:30–17:30",
  ],
  ["Mo,We 09:00-12:00; Sa off", "周一、周三 09:00–12:00；周六 休息", "Mon, Wed 09:00–12:00; Sat closed"],
  ["24/7", "全天开放", "open day and night"],
  ["Mo-Fr sunrise-sunset", "Mo-Fr sunrise-sunset", "Mo-Fr sunrise-sunset"],
  ["周一至周五", "周一至周五", "周一至周五"],
])("opening hours %s are told in both languages", (hours, zh, en) => {
  expect(openingHours(hours, "zh-CN")).toBe(zh);
  expect(openingHours(hours, "en")).toBe(en);
});
