import * as z from "zod/mini";
import { couponDraft } from "../../../../contract/messages/coupon-draft";
import type { FormDraft } from "./form-draft";

/** Older ones are about a coupon that nobody remembers. */
const KEPT_MS = 14 * 24 * 60 * 60_000;

const formDraft = z.object({ coupon: couponDraft, code: z.string() });
const keptDraft = z.object({ draft: formDraft, base: formDraft, basedOn: z.number(), savedMs: z.number() });

/** A form that was left in the middle. `base`, `basedOn`: the coupon and its version that it began with; 0 where it is a new one. */
export type KeptDraft = { readonly draft: FormDraft; readonly base: FormDraft; readonly basedOn: number; readonly savedMs: number };

export interface DraftKeeper {
  readonly read: (nowMs: number) => KeptDraft | null;
  readonly keep: (kept: KeptDraft) => void;
  readonly drop: () => void;
}

/**
 * Keeps what is typed into one coupon's form on this device, for who typed it, until it is saved or dropped: a tab that dies
 * takes nothing along. A browser that keeps nothing leaves the form as it is.
 * @param couponId null: the coupon to be made
 */
export function draftKeeper(storage: Storage, whose: { readonly workspace: number; readonly memberId: string }, couponId: string | null): DraftKeeper {
  const key = `tearoff-coupon-draft/${whose.workspace}/${whose.memberId}/${couponId ?? ""}`;
  const drop = () => storage.removeItem(key);
  return {
    drop,
    read(nowMs) {
      const text = storage.getItem(key);
      const kept = text === null ? null : z.safeParse(keptDraft, parsed(text));
      if (kept?.success === true && nowMs - kept.data.savedMs < KEPT_MS) return kept.data;
      drop();
      return null;
    },
    keep(kept) {
      try {
        storage.setItem(key, JSON.stringify(kept));
      } catch (full) {
        if (!(full instanceof DOMException)) throw full;
      }
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (broken) {
    if (broken instanceof SyntaxError) return null;
    throw broken;
  }
}
