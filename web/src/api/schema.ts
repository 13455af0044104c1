/**
 * Shapes of the HTTP API, as the page reads them.
 *
 * Lengths are metres, times seconds, angles degrees counter-clockwise from plan east; the plan frame is
 * right-handed. A value nobody knows is `null`.
 */

export type Language = "zh-CN" | "en";
export type Label = Readonly<Record<Language, string>>;
export type Point2 = readonly [x: number, y: number];
export type Point3 = readonly [x: number, y: number, z: number];
export type Bounds = readonly [minX: number, minY: number, maxX: number, maxY: number];
/** The profiles that the page offers. Who flees follows the exit signs, not a page. */
export const PROFILES = ["walking", "wheelchair", "elderly", "stroller", "blind"] as const;
export type Profile = (typeof PROFILES)[number];

export interface PlaceName {
  readonly id: string;
  readonly name: string;
}

export interface Storey {
  readonly id: string;
  readonly name: string;
  readonly long_name: string | null;
  readonly elevation_m: number | null;
  readonly ordinal: number;
  readonly ground: boolean;
  readonly bounds: Bounds | null;
}

export interface Entrance {
  readonly id: string;
  readonly label: Label;
  readonly storey: string;
  readonly at: Point3;
}

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly accessible_service_phone: string | null;
  readonly complaint_phone: string | null;
  readonly opening_hours: string | null;
  readonly address: string | null;
  readonly north_deg: number | null;
  readonly bounds: Bounds | null;
  readonly storeys: readonly Storey[];
  readonly profiles: readonly string[];
  readonly entrances: readonly Entrance[];
}

/** A thing with a name that a search found, or that an ambiguous name may mean. `to` is what a route asks for. */
export interface Found {
  readonly id: string;
  readonly kind: string;
  readonly use?: string | null;
  readonly label: Label;
  readonly storey: string;
  /** Left out with the candidates of an ambiguous name. */
  readonly storey_name?: string;
  readonly to: string;
}

export interface RouteEnd {
  readonly storey: string;
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

export interface Leg {
  readonly storey: string;
  readonly to_storey: string | null;
  readonly connector: { readonly id: string; readonly kind: string } | null;
  readonly path: readonly Point2[];
  readonly path_z: readonly number[];
  readonly length_m: number;
  readonly duration_s: number;
}

export interface Maneuver {
  readonly kind: string;
  readonly at: Point2;
  readonly z: number;
  readonly storey: string;
  readonly turn_deg: number;
  readonly length_m: number;
  readonly to_storey?: string | null;
  readonly up?: boolean | null;
}

export interface Instruction {
  readonly text: string;
  readonly lang: string;
  readonly before_m: number;
  readonly maneuver: number | null;
  readonly phase?: string;
}

/** Something to know about a route, or that stands in its way; `text` is in the language asked for, if there is any. */
export interface Remark {
  readonly id: string | null;
  readonly kind: string;
  readonly text: string | null;
}

export interface RouteFound {
  readonly status: "ok";
  readonly profile: string;
  readonly length_m: number;
  readonly duration_s: number;
  readonly from: RouteEnd;
  readonly to: RouteEnd;
  readonly legs: readonly Leg[];
  readonly maneuvers: readonly Maneuver[];
  readonly instructions: readonly Instruction[];
  readonly notices: readonly Remark[];
}

export interface RouteMissing {
  readonly status: "no_route";
  readonly from: RouteEnd;
  readonly to: RouteEnd;
  readonly barriers: readonly Remark[];
  /** What would make a way with the least effort, and how long that way is; nothing where nothing is known that does. */
  readonly cheapest_fix: readonly Remark[];
  readonly fixed_route: { readonly length_m: number; readonly duration_s: number } | null;
  readonly fix_text: string;
}

export type RouteAnswer = RouteFound | RouteMissing;

export interface RouteWish {
  readonly from: string;
  readonly to: string;
  readonly profile: string;
  readonly lang: Language;
}

export interface Element {
  readonly id: string;
  readonly name?: string | null;
  readonly label?: Label | null;
  readonly kind?: string | null;
}

/** RFC 9457; `candidates` come with an unknown or ambiguous name. */
export interface ProblemDocument {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly status?: number;
  readonly candidates?: readonly unknown[];
}

export interface PlanFeature {
  readonly type: "Feature";
  readonly id?: string;
  readonly geometry: PlanGeometry | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

export type PlanGeometry =
  | { readonly type: "Polygon"; readonly coordinates: readonly (readonly Point2[])[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly (readonly Point2[])[])[] }
  | { readonly type: "LineString"; readonly coordinates: readonly Point2[] }
  | { readonly type: "Point"; readonly coordinates: Point2 }
  | { readonly type: "MultiPoint"; readonly coordinates: readonly Point2[] };

export interface PlanDocument {
  readonly type: "FeatureCollection";
  readonly features: readonly PlanFeature[];
}
