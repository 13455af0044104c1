/** Everything the page knows, in one plain object, and who wants to hear of changes. */

import type { Problem } from "./api/problem";
import type { Label, Language, Place, PlaceName, Profile, RouteFound, RouteMissing } from "./api/schema";

/** One end of a trip: what to ask the server for, and what to call it as far as it is known. */
export interface End {
  readonly to: string;
  readonly label: Label | null;
}

export type Opening =
  | { readonly status: "loading" }
  | { readonly status: "choose"; readonly places: readonly PlaceName[] }
  | { readonly status: "problem"; readonly problem: Problem }
  | { readonly status: "open"; readonly place: Place };

export type Way =
  | { readonly status: "none" }
  | { readonly status: "loading" }
  | { readonly status: "problem"; readonly problem: Problem; readonly end: "from" | "to" | null }
  | RouteMissing
  | { readonly status: "ok"; readonly route: RouteFound };

export interface State {
  readonly language: Language;
  readonly opening: Opening;
  readonly profile: Profile;
  readonly from: End;
  readonly to: End | null;
  readonly way: Way;
  /** Index of the step that is shown. */
  readonly step: number;
  /** The storey that is shown; `null` before a place is open. */
  readonly storey: string | null;
  readonly view: "3d" | "2d";
  readonly stacked: boolean;
  /** Whether steps are read out when they are shown. */
  readonly speaking: boolean;
  readonly slow: boolean;
}

/** Where a trip starts if nobody says otherwise: the server knows which doors those are. */
export const ENTRANCE: End = { to: "entrance", label: null };

export const INITIAL: State = {
  language: "zh-CN",
  opening: { status: "loading" },
  profile: "walking",
  from: ENTRANCE,
  to: null,
  way: { status: "none" },
  step: 0,
  storey: null,
  view: "3d",
  stacked: false,
  speaking: false,
  slow: false,
};

export interface Store<S extends object> {
  get(): S;
  /** Change some fields. Subscribers hear of it only if a field really differs. */
  set(change: Partial<S>): void;
  /** Hear of changes to one thing chosen from the state; the answer stops it. */
  watch<T>(choose: (state: S) => T, hear: (now: T, before: T) => void): () => void;
}

export function createStore<S extends object>(initial: S): Store<S> {
  let state = initial;
  const hearers = new Set<(now: S, before: S) => void>();
  return {
    get: () => state,
    set(change) {
      const before = state;
      const next = { ...state, ...change };
      if ((Object.keys(change) as (keyof S)[]).every((key) => Object.is(before[key], next[key]))) {
        return;
      }
      state = next;
      for (const hear of [...hearers]) {
        hear(next, before);
      }
    },
    watch(choose, hear) {
      let last = choose(state);
      const check = () => {
        const now = choose(state);
        if (!Object.is(now, last)) {
          const before = last;
          last = now;
          hear(now, before);
        }
      };
      hearers.add(check);
      return () => hearers.delete(check);
    },
  };
}
