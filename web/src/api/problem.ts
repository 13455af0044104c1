/** What may go wrong between the page and the server, in terms a person can act on. */

import type { Found, ProblemDocument } from "./schema";

export type ProblemKind = "offline" | "unknown" | "ambiguous" | "busy" | "server";

/** A request that brought no answer. `candidates` are what an ambiguous or unknown name may have meant. */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    message: string,
    readonly candidates: readonly Found[] = [],
  ) {
    super(message);
    this.name = "Problem";
  }
}

const KIND_BY_STATUS: Readonly<Record<number, ProblemKind>> = {
  404: "unknown",
  409: "ambiguous",
  429: "busy",
  503: "busy",
};

/** Turn an answer that is no success into a problem; `body` is whatever JSON came, or nothing. */
export function toProblem(status: number, body: unknown): Problem {
  const document: ProblemDocument = typeof body === "object" && body !== null ? body : {};
  const candidates = (document.candidates ?? []).filter(isFound);
  return new Problem(
    KIND_BY_STATUS[status] ?? "server",
    document.detail ?? document.title ?? `HTTP ${status}`,
    candidates,
  );
}

function isFound(value: unknown): value is Found {
  return typeof value === "object" && value !== null && "to" in value && "label" in value;
}
