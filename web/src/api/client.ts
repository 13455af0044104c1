/** One function per endpoint. Every one can be aborted, and fails with a `Problem` and nothing else. */

import { Problem, toProblem } from "./problem";
import type {
  Element,
  Found,
  Language,
  Place,
  PlaceName,
  PlanDocument,
  RouteAnswer,
  RouteWish,
} from "./schema";

const API = "/api/v1";

export async function listPlaces(signal?: AbortSignal): Promise<readonly PlaceName[]> {
  const body = await readJson<{ places: PlaceName[] }>(`${API}/places`, init(signal));
  return body.places;
}

export function getPlace(place: string, signal?: AbortSignal): Promise<Place> {
  return readJson(under(place), init(signal));
}

/** Search as people type; an empty query suggests what most come for. */
export async function search(
  place: string,
  query: string,
  lang: Language,
  limit: number,
  signal?: AbortSignal,
): Promise<readonly Found[]> {
  const asked = new URLSearchParams({ q: query, lang, limit: String(limit) });
  const body = await readJson<{ results: Found[] }>(`${under(place)}/search?${asked}`, init(signal));
  return body.results;
}

export function findRoute(place: string, wish: RouteWish, signal?: AbortSignal): Promise<RouteAnswer> {
  return readJson(`${under(place)}/routes`, {
    ...init(signal),
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(wish),
  });
}

export function getPlan(place: string, storey: string, signal?: AbortSignal): Promise<PlanDocument> {
  return readJson(`${under(place)}/plan.geojson?${new URLSearchParams({ storey })}`, init(signal));
}

export function getElement(place: string, id: string, signal?: AbortSignal): Promise<Element> {
  return readJson(`${under(place)}/elements/${encodeURIComponent(id)}`, init(signal));
}

export async function getModel(place: string, storey: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  const answer = await ask(`${under(place)}/model.glb?${new URLSearchParams({ storey })}`, init(signal));
  return answer.arrayBuffer();
}

/** Where to hear a text; the server renders it once and keeps it. */
export function speechUrl(text: string, lang: Language, slow: boolean): string {
  const rate = slow ? "slow" : "normal";
  return `${API}/speech?${new URLSearchParams({ text, lang, rate, format: "mp3" })}`;
}

function under(place: string): string {
  return `${API}/places/${encodeURIComponent(place)}`;
}

function init(signal?: AbortSignal): RequestInit {
  return signal ? { signal } : {};
}

async function readJson<T>(url: string, request: RequestInit): Promise<T> {
  const answer = await ask(url, request);
  try {
    return (await answer.json()) as T;
  } catch (cause) {
    rethrowAbort(cause);
    throw new Problem("server", `not JSON: ${url}`);
  }
}

async function ask(url: string, request: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(url, request);
  } catch (cause) {
    rethrowAbort(cause);
    throw new Problem("offline", `no answer: ${url}`);
  }
  if (!answer.ok) {
    throw toProblem(answer.status, await answer.json().catch(() => null));
  }
  return answer;
}

function rethrowAbort(cause: unknown): void {
  if (isAbort(cause)) {
    throw cause;
  }
}

/** Whether a promise failed only because its asker has lost interest. */
export function isAbort(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === "AbortError";
}
