/** What happens when wishes change: places are opened, routes asked for, the address kept true. */

import { findRoute, getPlace, isAbort, listPlaces } from "./api/client";
import { Problem } from "./api/problem";
import type { Found, Place } from "./api/schema";
import { type Link, readLink, writeLink } from "./link";
import { ENTRANCE, type End, type State, type Store, type Way } from "./state";
import { stepsOf } from "./steps";

export interface Trip {
  /** Open the place the address names, or the only one there is. */
  open(): Promise<void>;
  /** Ask for the route again. */
  ask(): Promise<void>;
  /** Give up the destination and go back to the start. */
  leave(): void;
}

export function endOf(found: Found): End {
  return { to: found.to, label: found.label };
}

/** Begin to answer the wishes in `store`. */
export function createTrip(store: Store<State>, page: Window): Trip {
  let asking: AbortController | null = null;

  const ask = async () => {
    asking?.abort();
    const { opening, from, to, profile, language } = store.get();
    if (opening.status !== "open" || !to) {
      store.set({ way: { status: "none" } });
      return;
    }
    asking = new AbortController();
    store.set({ way: { status: "loading" } });
    const wish = { from: from.to, to: to.to, profile, lang: language };
    try {
      const answer = await findRoute(opening.place.id, wish, asking.signal);
      const way: Way = answer.status === "ok" ? { status: "ok", route: answer } : answer;
      store.set({ ...showing(way, store.get()), way });
    } catch (cause) {
      if (!isAbort(cause)) {
        const problem = asProblem(cause);
        store.set({ way: { status: "problem", problem, end: blamedEnd(problem, wish) } });
      }
    }
  };

  const restart = () => {
    store.set({ step: 0 });
    void ask();
  };
  store.watch((state) => state.from.to, restart);
  store.watch((state) => state.to?.to, restart);
  store.watch((state) => state.profile, restart);
  // Other words for the same way: the step stays.
  store.watch(
    (state) => state.language,
    () => void ask(),
  );
  store.watch(
    (state) => state.step,
    () => store.set(showing(store.get().way, store.get())),
  );
  store.watch(addressOf, (address, before) => keepAddress(page, address, before));
  page.addEventListener("popstate", () => store.set(wishesOf(readLink(page.location.search))));

  return {
    async open() {
      const link = readLink(page.location.search);
      store.set({ ...wishesOf(link), opening: { status: "loading" } });
      const opening = await openPlace(link.place);
      const place = opening.status === "open" ? opening.place : null;
      store.set({ opening, storey: place && entryStorey(place) });
      await ask();
    },
    ask,
    leave() {
      store.set({ to: null, step: 0 });
    },
  };
}

async function openPlace(wanted: string | undefined): Promise<State["opening"]> {
  try {
    if (wanted) {
      return { status: "open", place: await getPlace(wanted) };
    }
    const places = await listPlaces();
    const [first] = places;
    return first && places.length === 1
      ? { status: "open", place: await getPlace(first.id) }
      : { status: "choose", places };
  } catch (cause) {
    return { status: "problem", problem: asProblem(cause) };
  }
}

/** People begin where they come in; else on the ground; else at the bottom. */
function entryStorey(place: Place): string | null {
  const ground = place.storeys.find((storey) => storey.ground) ?? place.storeys[0];
  return place.entrances[0]?.storey ?? ground?.id ?? null;
}

/** Show the storey of the step that is shown. */
function showing(way: Way, state: State): Partial<State> {
  if (way.status !== "ok") {
    return {};
  }
  const steps = stepsOf(way.route);
  const step = Math.min(Math.max(state.step, 0), Math.max(steps.length - 1, 0));
  return { step, storey: steps[step]?.storey ?? way.route.from.storey };
}

function wishesOf(link: Link): Partial<State> {
  return {
    from: link.from ? { to: link.from, label: null } : ENTRANCE,
    to: link.to ? { to: link.to, label: null } : null,
    ...(link.profile && { profile: link.profile }),
    ...(link.language && { language: link.language }),
  };
}

function addressOf(state: State): string {
  const { opening, from, to, profile, language } = state;
  if (opening.status !== "open") {
    return "";
  }
  return writeLink({
    place: opening.place.id,
    ...(from.to !== ENTRANCE.to && { from: from.to }),
    ...(to && { to: to.to }),
    profile,
    language,
  });
}

/** A new destination is a new page to come back from; everything else only changes this one. */
function keepAddress(page: Window, address: string, before: string): void {
  const now = page.location.search;
  if (!address || address === now) {
    return;
  }
  const began = readLink(address).to && !readLink(before).to && !readLink(now).to;
  const save = began ? "pushState" : "replaceState";
  page.history[save](null, "", page.location.pathname + address);
}

/** Which end of the trip an unknown or ambiguous name belongs to: the problem quotes it. */
function blamedEnd(problem: Problem, wish: { from: string; to: string }): "from" | "to" | null {
  if (problem.kind !== "unknown" && problem.kind !== "ambiguous") {
    return null;
  }
  return problem.message.includes(wish.from) && !problem.message.includes(wish.to) ? "from" : "to";
}

function asProblem(cause: unknown): Problem {
  if (cause instanceof Problem) {
    return cause;
  }
  throw cause;
}
