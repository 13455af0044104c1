/** Numbers as people say them. Metres and seconds in, words out. */

import type { Language } from "./api/schema";

/** Nobody walks 137 metres: below 20 m to the metre, below 200 m to 5 m, then to 10 m, from 1 km to 0.1 km. */
export function metres(length_m: number, language: Language): string {
  const zh = language === "zh-CN";
  if (length_m >= 995) {
    return `${(length_m / 1000).toFixed(1)} ${zh ? "公里" : "km"}`;
  }
  const grain = length_m < 20 ? 1 : length_m < 200 ? 5 : 10;
  return `${Math.round(length_m / grain) * grain} ${zh ? "米" : "m"}`;
}

/** Whole minutes, rounded up: who plans with them must not come late. Below one, nobody counts. */
export function minutes(duration_s: number, language: Language): string {
  const zh = language === "zh-CN";
  if (duration_s < 60) {
    return zh ? "不到1分钟" : "under 1 min";
  }
  const count = Math.ceil(duration_s / 60);
  return zh ? `约 ${count} 分钟` : `about ${count} min`;
}

/** A phone number as a link; what is no number at all gives `null`. */
export function phoneLink(phone: string): string | null {
  const digits = phone.replace(/[^\d+]/g, "");
  return digits.length >= 3 ? `tel:${digits}` : null;
}

const DAYS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  "zh-CN": {
    Mo: "周一",
    Tu: "周二",
    We: "周三",
    Th: "周四",
    Fr: "周五",
    Sa: "周六",
    Su: "周日",
    PH: "节假日",
  },
  en: { Mo: "Mon", Tu: "Tue", We: "Wed", Th: "Thu", Fr: "Fri", Sa: "Sat", Su: "Sun", PH: "holidays" },
};

const RULE = /^(?:((?:Mo|Tu|We|Th|Fr|Sa|Su|PH)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su|PH))*) )?([\d:,-]+|off)$/;

/**
 * Opening hours in OpenStreetMap's notation (`Mo-Fr 08:30-12:00,14:30-17:30; Sa off`) as people write them.
 * What goes beyond days and times is given as it is, rather than half understood.
 */
export function openingHours(text: string, language: Language): string {
  const zh = language === "zh-CN";
  if (text.trim() === "24/7") {
    return zh ? "全天开放" : "open day and night";
  }
  const rules = text.split(";").map((rule) => RULE.exec(rule.trim()));
  if (rules.some((rule) => rule === null)) {
    return text;
  }
  const comma = zh ? "、" : ", ";
  const said = rules.map((rule) => {
    const days = rule?.[1]?.replace(/[A-Z][A-Za-z]/g, (day) => DAYS[language][day] ?? day);
    const times = rule?.[2] === "off" ? (zh ? "休息" : "closed") : rule?.[2]?.replaceAll("-", "–");
    return [days?.replaceAll("-", zh ? "至" : "–"), times].filter(Boolean).join(" ").replaceAll(",", comma);
  });
  return said.join(zh ? "；" : "; ");
}
