/** Icons of our own drawing, on a 24 × 24 grid, as strokes of one weight; `!` before a path means filled. */

import { svg } from "./element";

const PATHS: Readonly<Record<string, readonly string[]>> = {
  // what to do
  ahead: ["M12 21V4", "M6 10l6-6 6 6"],
  left: ["M18 21v-7a4 4 0 0 0-4-4H4", "M9 5l-5 5 5 5"],
  right: ["M6 21v-7a4 4 0 0 1 4-4h10", "M15 5l5 5-5 5"],
  "slight-left": ["M15 21v-6.5a5 5 0 0 0-1.5-3.5L6 4", "M6 11V4h7"],
  "slight-right": ["M9 21v-6.5a5 5 0 0 1 1.5-3.5L18 4", "M18 11V4h-7"],
  "sharp-left": ["M17 21V6a2 2 0 0 0-3.4-1.4L5 14", "M5 7v7h7"],
  "sharp-right": ["M7 21V6a2 2 0 0 1 3.4-1.4L19 14", "M19 7v7h-7"],
  depart: ["M12 14V3", "M7 8l5-5 5 5", "!M12 16.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z"],
  arrive: [
    "M12 22s7-7.2 7-12.5A7 7 0 0 0 5 9.5C5 14.8 12 22 12 22z",
    "!M12 7a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z",
  ],
  door: ["M4 21h16", "M6 21V3h9v18", "M15 5l3 1v15", "!M12 11.2a1 1 0 1 1 0 2 1 1 0 0 1 0-2z"],
  stair: ["M3 20h5v-5h5v-5h5V5h3", "M5 9l4-4", "M5.5 5H9v3.5"],
  "stair-down": ["M3 5h3v5h5v5h5v5h5", "M15 5l4 4", "M19 5.5V9h-3.5"],
  ramp: ["M2 20h20L22 9z", "M6 10l6-3.5", "M9.5 5.5L12 6.5l-1 2.5"],
  elevator: ["M5 3h14v18H5z", "M12 3v18", "M7.5 12.5l1-2 1 2z", "M14.5 11l1 2 1-2z"],
  escalator: ["M3 20h4l10-11h4", "M3 15l3 0 10-11h5", "M3 15v5", "M21 4v5"],
  // places
  window: ["M3 20h18", "M4 20v-7h16v7", "M12 4a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z", "M8 13a4 4 0 0 1 8 0"],
  toilet: [
    "!M7 2.5a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4z",
    "!M4 8h6a1 1 0 0 1 1 1v6H9v7H5v-7H3V9a1 1 0 0 1 1-1z",
    "!M17 2.5a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4z",
    "!M15.5 8h3l3 8.5H19V22h-4v-5.5h-2.5z",
  ],
  wheelchair: [
    "!M10 2.2a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
    "M10 8v6h6l2.5 5.5 2-1",
    "M10 10.5h5",
    "M7.3 11.5a5.3 5.3 0 1 0 7.2 6.5",
  ],
  walking: [
    "!M13 1.8a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
    "M12.5 8l-1 6.5 4 3L17 22",
    "M11.5 14.5L8.5 22",
    "M12.5 8L8.5 10.5 7.5 14",
    "M12.5 8l2.5 3.5 3.5 1",
  ],
  elderly: [
    "!M9.5 1.8a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
    "M9 8l-2 6.5 3.5 2.5v5",
    "M7 14.5L4.5 22",
    "M9 8l3 4 4.5.5",
    "M16.5 22V12a1.8 1.8 0 0 1 3.6 0",
  ],
  stroller: [
    "M4 9.5h14a7 7 0 0 1-14 0z",
    "M11 9.5V3a7 7 0 0 0-7 6.5",
    "M18 9.5L19.5 5H22",
    "!M7.5 17.8a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
    "!M15 17.8a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
  ],
  blind: [
    "!M9 1.8a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
    "M9 8l-1 6.5 3.5 3L12.5 22",
    "M8 14.5L5 22",
    "M9 8l2.5 4 4 1",
    "M15.5 13L22 22",
  ],
  seat: ["M6 4v9h11", "M6 13v7", "M17 13v7", "M9 9.5h8"],
  ticket: ["M4 7h16v3.5a1.5 1.5 0 0 0 0 3V17H4v-3.5a1.5 1.5 0 0 0 0-3z", "M14 7.5v9"],
  information: [
    "M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19z",
    "M12 11v6",
    "!M12 6.3a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6z",
  ],
  kiosk: ["M6 3h12v10H6z", "M12 13v5", "M8 21h8", "M12 18v3", "M9 8h6"],
  document: ["M6 2.5h8l4 4V21.5H6z", "M14 2.5v4h4", "M9 12h6", "M9 16h6"],
  book: ["M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2 2-1.5 5-2 8-2V4c-3 0-6 .5-8 2z", "M12 6v14"],
  clock: ["M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19z", "M12 7v5.5l3.5 2"],
  baby: ["M12 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8z", "M5 20c0-4 3-7 7-7s7 3 7 7z", "M10 7.5c1 1 3 1 4 0"],
  water: ["M12 3s6 6.5 6 11a6 6 0 0 1-12 0c0-4.5 6-11 6-11z"],
  exit: ["M10 4H4v16h6", "M9 12h12", "M16 7l5 5-5 5"],
  entrance: ["M14 4h6v16h-6", "M3 12h12", "M10 7l5 5-5 5"],
  locker: ["M5 3h14v18H5z", "M12 3v18", "M5 12h14", "M9 8v0", "M15 8v0"],
  heart: ["M12 20s-8-5-8-11a4.5 4.5 0 0 1 8-2.8A4.5 4.5 0 0 1 20 9c0 6-8 11-8 11z"],
  place: [
    "M12 22s7-7.2 7-12.5A7 7 0 0 0 5 9.5C5 14.8 12 22 12 22z",
    "M12 7a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z",
  ],
  sign: ["M12 21v-8", "M5 4h11l4 4.5-4 4.5H5z"],
  // the page's own
  search: ["M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z", "M15.5 15.5L21 21"],
  back: ["M20 12H4", "M11 5l-7 7 7 7"],
  previous: ["M15 4l-8 8 8 8"],
  next: ["M9 4l8 8-8 8"],
  close: ["M5 5l14 14", "M19 5L5 19"],
  speaker: ["M4 9.5v5h3.5L13 19V5L7.5 9.5z", "M16.5 8.5a5 5 0 0 1 0 7", "M19 5.5a9 9 0 0 1 0 13"],
  again: ["M5 12a7 7 0 1 0 2.5-5.4", "M8.5 2.5L7 7l4.5 1"],
  slow: ["M3 17h13a4 4 0 0 0 4-4V9h-3", "M4 17c0-5 3-8 6.5-8s6 3 6 8", "M6 17v3", "M14 17v3"],
  list: ["M9 6h12", "M9 12h12", "M9 18h12", "M4 6h0.5", "M4 12h0.5", "M4 18h0.5"],
  map: ["M3 6l6-2.5 6 2.5 6-2.5V18l-6 2.5L9 18l-6 2.5z", "M9 3.5V18", "M15 6v14.5"],
  layers: ["M12 3l9 5-9 5-9-5z", "M3 12.5l9 5 9-5", "M3 17l9 5 9-5"],
  frame: ["M4 9V4h5", "M15 4h5v5", "M20 15v5h-5", "M9 20H4v-5"],
  plus: ["M12 5v14", "M5 12h14"],
  minus: ["M5 12h14"],
  warning: ["M12 3L1.8 20.5h20.4z", "M12 10v5", "M12 17.8v.2"],
  stop: ["M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z", "M8 12h8"],
  phone: ["M5 3h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v4a2 2 0 0 1-2 2A17 17 0 0 1 3 5a2 2 0 0 1 2-2z"],
  north: ["!M12 2l5 11h-10z", "M12 13v8"],
};

const BY_USE: Readonly<Record<string, string>> = {
  entrance: "entrance",
  service_window: "window",
  service_desk: "window",
  low_service_desk: "window",
  business_acceptance: "window",
  consultation_reception: "information",
  certificate_issuing: "document",
  information_reading: "book",
  convenience_service: "heart",
  self_service_24h: "clock",
  self_service_kiosk: "kiosk",
  queue_ticket_machine: "ticket",
  storage_locker: "locker",
  seat: "seat",
  toilet: "toilet",
  accessible_toilet: "wheelchair",
  nursing_room: "baby",
  elevator_lobby: "elevator",
  elevator: "elevator",
  stair: "stair",
  ramp: "ramp",
  escalator: "escalator",
  water_dispenser: "water",
  wheelchair: "wheelchair",
  accessible_parking: "wheelchair",
  general_consultation: "information",
  general_issuing: "document",
  information_screen: "information",
};

export function hasIcon(name: string): boolean {
  return Object.hasOwn(PATHS, name);
}

/** Whether a use has an icon of its own. */
export function hasIconFor(use: string): boolean {
  return Object.hasOwn(BY_USE, use);
}

/** The icon for a search result or a thing on the map. */
export function iconNameFor(kind: string, use: string | null): string {
  return BY_USE[use ?? ""] ?? BY_USE[kind] ?? (kind === "sign" ? "sign" : "place");
}

/** An icon; it says nothing to a screen reader, because the words beside it do. */
export function icon(name: string, className = ""): SVGSVGElement {
  const paths = (PATHS[name] ?? PATHS["place"] ?? []).map((path) =>
    path.startsWith("!")
      ? svg("path", { d: path.slice(1), fill: "currentColor", stroke: "none" })
      : svg("path", { d: path }),
  );
  return svg(
    "svg",
    {
      viewBox: "0 0 24 24",
      class: `icon ${className}`.trim(),
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 2,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
      "aria-hidden": "true",
      focusable: "false",
    },
    ...paths,
  );
}
