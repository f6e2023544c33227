import { PROTOCOL_VERSION } from "../../contract/protocol";
import type { Api } from "../api/api";
import type { Failure } from "../api/reply";
import type { TillStore } from "../db/till-store";
import type { TillClock } from "./till-clock";

export type Pull = { readonly kind: "complete" | "snapshot-needed" } | { readonly kind: "failed"; readonly failure: Failure };

/** Wrong PINs within a day, and since when somebody waits for them; undefined: nobody does (R61). */
export type PinReport = { readonly wrongPins: number; readonly pinWaitSinceMs: number | undefined };

/** What a till tells of itself beside its cursor. `app`: version and build. */
export type TillReporting = { readonly pinReport?: () => Promise<PinReport>; readonly app?: string | undefined };

type PullDeps = TillReporting & { readonly store: TillStore; readonly api: Api; readonly clock?: Pick<TillClock, "time"> };

/**
 * Brings the till up to the server's latest change, page by page; a page commits whole or not at all (R16). Tells the server how
 * much waits here, how the clock goes, of wrong PINs and which app this is, for the manager's list of tills.
 */
export async function pullFeed(deps: PullDeps, token: string): Promise<Pull> {
  const { waiting } = await deps.store.counts();
  const offsetMs = deps.clock?.time().offsetMs ?? undefined;
  const told = { waiting, offsetMs, ...(await deps.pinReport?.()), app: deps.app };
  for (;;) {
    const snapshot = await deps.store.get("snapshot");
    if (snapshot === null) return { kind: "snapshot-needed" };
    const asked = { after: snapshot.feed, epoch: snapshot.epoch.number };
    const reply = await deps.api.call("pull", { token, query: { ...asked, protocol: PROTOCOL_VERSION, ...told } });
    if (reply.kind !== "ok") return { kind: "failed", failure: reply };
    if (reply.value.kind === "snapshot-needed") return { kind: "snapshot-needed" };

    const { feed, entries, urgent = [], more, nowMs } = reply.value;
    const applied = await deps.store.applyPage({ ...asked, feed, entries, urgent, completeAtMs: more ? null : nowMs });
    // Where another tab has pulled the same page, its cursor is the one to go on from.
    if (applied && !more) return { kind: "complete" };
  }
}
