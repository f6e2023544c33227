import { PROTOCOL_VERSION } from "../../contract/protocol";
import type { Api } from "../api/api";
import type { Failure } from "../api/reply";
import type { TillStore } from "../db/till-store";
import type { TillClock } from "./till-clock";

export type Pull = { readonly kind: "complete" | "snapshot-needed" } | { readonly kind: "failed"; readonly failure: Failure };

type PullDeps = { readonly store: TillStore; readonly api: Api; readonly clock?: Pick<TillClock, "time"> };

/**
 * Brings the till up to the server's latest change, page by page; a page commits whole or not at all (R16). Tells the server how
 * much waits here and how the clock goes, for the manager's list of tills.
 */
export async function pullFeed(deps: PullDeps, token: string): Promise<Pull> {
  const { waiting } = await deps.store.counts();
  const offsetMs = deps.clock?.time().offsetMs ?? undefined;
  for (;;) {
    const snapshot = await deps.store.get("snapshot");
    if (snapshot === null) return { kind: "snapshot-needed" };
    const asked = { after: snapshot.feed, epoch: snapshot.epoch.number };
    const reply = await deps.api.call("pull", { token, query: { ...asked, protocol: PROTOCOL_VERSION, waiting, offsetMs } });
    if (reply.kind !== "ok") return { kind: "failed", failure: reply };
    if (reply.value.kind === "snapshot-needed") return { kind: "snapshot-needed" };

    const { feed, entries, urgent = [], more, nowMs } = reply.value;
    const applied = await deps.store.applyPage({ ...asked, feed, entries, urgent, completeAtMs: more ? null : nowMs });
    // Where another tab has pulled the same page, its cursor is the one to go on from.
    if (applied && !more) return { kind: "complete" };
  }
}
