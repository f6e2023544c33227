import { hash } from "node:crypto";
import * as z from "zod/mini";
import { tillEvent } from "../../../src/contract/messages/till-event";
import { uuid } from "../../../src/contract/messages/scalars";
import { isWellFormed } from "../../../src/domain/bytes/utf8";
import { parseCouponId } from "../../../src/domain/coupon/coupon-id";
import { contentsText } from "../../../src/domain/sync/contents-text";
import type { RedemptionEvent } from "../../../src/domain/sync/judge-redemption";
import type { TillEvent } from "../../../src/domain/sync/event";
import type { TillOnRecord } from "../store";

/** An item of a push before anything is known of it. `sent`: the item as it came. */
export type Item =
  | { readonly kind: "event"; readonly event: TillEvent; readonly digest: string; readonly sent: unknown }
  | { readonly kind: "malformed"; readonly key: string | null; readonly sent: unknown };

/** What one till sends at once, its items parsed; `heard` as in the message. */
export type TillPush = {
  readonly till: TillOnRecord;
  readonly items: readonly Item[];
  readonly heard: readonly string[];
  readonly nowMs: number;
};

const keyed = z.object({ key: uuid });

/** Validates each item by itself, before any SQL: a bad one blocks no other (R7). */
export function parseItems(items: readonly unknown[]): readonly Item[] {
  return items.map((sent) => {
    const parsed = z.safeParse(tillEvent, sent);
    if (parsed.success && namesWhatCanBe(parsed.data)) return { kind: "event", event: parsed.data, digest: digestOf(parsed.data), sent };
    const named = z.safeParse(keyed, sent);
    return { kind: "malformed", key: named.success ? named.data.key : null, sent };
  });
}

export function isRedemption(event: TillEvent): event is RedemptionEvent {
  return event.kind === "ask" || event.kind === "fact";
}

/** A redemption's ids go into queries as text, which in PostgreSQL can hold no NUL; of a code, half a surrogate pair is no byte (R36). */
function namesWhatCanBe(event: TillEvent): boolean {
  if (!isRedemption(event)) return true;
  const { couponId, shown } = event.contents;
  const isOfACode = shown.kind === "claim" ? CLAIM_ID.test(shown.claimId) : isWellFormed(shown.value);
  return isOfACode && parseCouponId(couponId).ok;
}

const CLAIM_ID = /^[A-Za-z0-9_-]+$/;

function digestOf(event: TillEvent): string {
  return hash("sha256", contentsText(event));
}
