import { PROTOCOL_VERSION } from "../../contract/protocol";
import type { Api } from "../api/api";
import type { Failure } from "../api/reply";
import type { TillStore } from "../db/till-store";

export type Pull = { readonly kind: "complete" | "snapshot-needed" } | { readonly kind: "failed"; readonly failure: Failure };

/** Brings the till up to the server's latest change, page by page; a page commits whole or not at all (R16). */
export async function pullFeed(deps: { readonly store: TillStore; readonly api: Api }, token: string): Promise<Pull> {
  for (;;) {
    const snapshot = await deps.store.get("snapshot");
    if (snapshot === null) return { kind: "snapshot-needed" };
    const asked = { after: snapshot.feed, epoch: snapshot.epoch.number };
    const reply = await deps.api.call("pull", { token, query: { ...asked, protocol: PROTOCOL_VERSION } });
    if (reply.kind !== "ok") return { kind: "failed", failure: reply };
    if (reply.value.kind === "snapshot-needed") return { kind: "snapshot-needed" };

    const { feed, entries, urgent = [], more, nowMs } = reply.value;
    const applied = await deps.store.applyPage({ ...asked, feed, entries, urgent, completeAtMs: more ? null : nowMs });
    // Where another tab has pulled the same page, its cursor is the one to go on from.
    if (applied && !more) return { kind: "complete" };
  }
}
