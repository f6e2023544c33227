import { type ImportResponse, PART_ROWS_MAX } from "../../contract/messages/code-imports";
import type { CodeRow } from "../../domain/code/read-code-rows";
import type { Api } from "../api/api";
import type { Reply } from "../api/reply";
import { persist } from "./persist";

export type SendingCodes = {
  readonly call: Api["call"];
  readonly couponId: string;
  /** Of this file alone; the same once more after a lost answer adds nothing twice (R69). */
  readonly importId: string;
  readonly rows: readonly CodeRow[];
  readonly onSent: (rows: number) => void;
  readonly isCancelled: () => boolean;
  readonly wait: (ms: number) => Promise<void>;
};

/** Sends a file's codes in parts, then has them added, all or none; cancelled before that, none. */
export async function sendCodes(sending: SendingCodes): Promise<Reply<ImportResponse> | { readonly kind: "cancelled" }> {
  const { call, couponId, importId, rows, onSent, isCancelled, wait } = sending;
  const params = { couponId, importId };
  for (let part = 0; part * PART_ROWS_MAX < rows.length; part += 1) {
    const ofPart = rows.slice(part * PART_ROWS_MAX, (part + 1) * PART_ROWS_MAX);
    const reply = await persist(() => call("putImportPart", { params, body: { part, rows: ofPart } }), wait);
    if (reply.kind !== "ok") return reply;
    if (isCancelled()) return { kind: "cancelled" };
    onSent(part * PART_ROWS_MAX + ofPart.length);
  }
  return await persist(() => call("commitImport", { params, body: { rows: rows.length } }), wait);
}
