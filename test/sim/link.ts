import type { Befallen } from "./plan";
import type { Random } from "./random";

/** What is going to befall the next request that it can befall. */
export type ArmedFault = { readonly of: Befallen } & (
  | { readonly kind: "lost-reply"; readonly hangs: boolean }
  | { readonly kind: "reorder"; readonly byMs: number; readonly doubles: boolean }
  | { readonly kind: "late-answer"; readonly byMs: number; readonly onTheWayThere: boolean }
);

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

/** Takes the first armed fault that fits a request. `sent`: null where it is no push. */
export function takeFault(link: Link, sent: Sent | null, isOfLeases: boolean): ArmedFault | null {
  const isPush = sent !== null && sent.items.length > 0;
  const hasAsk = isPush && sent.items.some(({ kind }) => kind === "ask");
  const can = { push: isPush, ask: hasAsk, leases: isOfLeases } satisfies Record<Befallen, boolean>;
  const at = link.armed.findIndex(({ of }) => can[of]);
  return at < 0 ? null : (link.armed.splice(at, 1)[0] ?? null);
}
