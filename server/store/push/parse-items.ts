import { createHash } from "node:crypto";
import * as z from "zod/mini";
import { tillEvent } from "../../../src/contract/messages/till-event";
import { uuid } from "../../../src/contract/messages/scalars";
import { contentsText } from "../../../src/domain/sync/contents-text";
import type { RedemptionEvent } from "../../../src/domain/sync/judge-redemption";
import type { TillEvent } from "../../../src/domain/sync/event";

/** An item of a push before anything is known of it. `evidence`: the item as it came, as JSON. */
export type Item =
  | { readonly kind: "event"; readonly event: TillEvent; readonly digest: string; readonly evidence: string }
  | { readonly kind: "malformed"; readonly key: string | null; readonly evidence: string };

const keyed = z.object({ key: uuid });

/** Validates each item by itself, before any SQL: a bad one blocks no other (R7). */
export function parseItems(items: readonly unknown[]): readonly Item[] {
  return items.map((item) => {
    const evidence = evidenceOf(item);
    const parsed = z.safeParse(tillEvent, item);
    if (parsed.success) return { kind: "event", event: parsed.data, digest: digestOf(parsed.data), evidence };
    const named = z.safeParse(keyed, item);
    return { kind: "malformed", key: named.success ? named.data.key : null, evidence };
  });
}

export function isRedemption(event: TillEvent): event is RedemptionEvent {
  return event.kind === "ask" || event.kind === "fact";
}

/** Arrays within arrays can be read deeper than they can be written again. */
function evidenceOf(item: unknown): string {
  try {
    return JSON.stringify(item);
  } catch (failure) {
    if (failure instanceof RangeError) return JSON.stringify("An item nested too deeply to be kept.");
    throw failure;
  }
}

function digestOf(event: TillEvent): string {
  return createHash("sha256").update(contentsText(event)).digest("hex");
}
