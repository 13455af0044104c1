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

/** Whole minutes, rounded up: who plans with them must not come late. */
export function minutes(duration_s: number, language: Language): string {
  const count = Math.max(1, Math.ceil(duration_s / 60));
  return `${count} ${language === "zh-CN" ? "分钟" : "min"}`;
}

/** A phone number as a link; what is no number at all gives `null`. */
export function phoneLink(phone: string): string | null {
  const digits = phone.replace(/[^\d+]/g, "");
  return digits.length >= 3 ? `tel:${digits}` : null;
}
