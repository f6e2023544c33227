import type { Random } from "./random";

/** What is going to befall the next request that it can befall. */
export type ArmedFault =
  | { readonly kind: "lost-reply"; readonly hangs: boolean }
  | { readonly kind: "reorder"; readonly byMs: number; readonly doubles: boolean }
  | { readonly kind: "late-answer"; readonly of: "ask" | "any"; readonly byMs: number; readonly onTheWayThere: boolean };

/** A till's line to the server. */
export type Link = {
  readonly name: string;
  readonly random: Random;
  cut: "refuses" | "hangs" | null;
  readonly armed: ArmedFault[];
  /** Numbers of the requests that the server has carried out, and of the last that was sent. */
  lastSent: number;
  lastDone: number;
  /** Pushes with items that are on their way now. */
  pushing: number;
};

export function newLink(name: string, random: Random): Link {
  return { name, random, cut: null, armed: [], lastSent: 0, lastDone: 0, pushing: 0 };
}

/** What a push holds, as far as faults and invariants look at it. */
export type Sent = { readonly items: readonly SentItem[]; readonly heard: readonly string[] };
export type SentItem = { readonly kind: string; readonly key: string; readonly redemptionKey?: string; readonly sequence?: number };

/** Takes the first armed fault that fits a push; other requests are left alone. */
export function takeFault(link: Link, sent: Sent | null): ArmedFault | null {
  if (sent === null || sent.items.length === 0) return null;
  const hasAsk = sent.items.some(({ kind }) => kind === "ask");
  const at = link.armed.findIndex((fault) => fault.kind !== "late-answer" || fault.of === "any" || hasAsk);
  return at < 0 ? null : (link.armed.splice(at, 1)[0] ?? null);
}
