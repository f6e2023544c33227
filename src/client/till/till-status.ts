import type { DeviceRecord, SignedOutRecord, SnapshotRecord } from "../db/records";
import type { TillStore } from "../db/till-store";
import type { Line } from "../sync/line";
import type { Fetching } from "../sync/renew-snapshot";
import type { SyncLoop } from "../sync/sync-loop";
import type { TillClock } from "../sync/till-clock";
import type { Shop, TillStatus } from "./till";

type StatusDeps = {
  readonly store: TillStore;
  readonly clock: TillClock;
  readonly line: Pick<Line, "network">;
  readonly loop: Pick<SyncLoop, "fetching">;
};

/** What a cashier has to know of the till itself, as of now. */
export async function readStatus({ store, clock, line, loop }: StatusDeps): Promise<TillStatus> {
  const [device, signedOut, snapshot, kiosk, counts, { stores }] = await Promise.all([
    store.get("device"),
    store.get("signedOut"),
    store.get("snapshot"),
    store.get("kiosk"),
    store.counts(),
    store.directory(),
  ]);
  const place = stores.find(({ id }) => id === snapshot?.storeId);
  const shop =
    snapshot === null || place === undefined
      ? null
      : { workspaceName: snapshot.workspace.name, demo: snapshot.workspace.demo, store: place };
  return {
    enrolment: enrolmentOf(device, signedOut, shop),
    snapshot: snapshotOf(snapshot, loop.fetching()),
    network: line.network(),
    waiting: counts.waiting,
    unseenConflicts: counts.attention,
    storage: device?.storage ?? "unknown",
    clockUncertain: clock.time().uncertain,
    held: kiosk !== null,
    settings: snapshot?.settings ?? null,
  };
}

function enrolmentOf(
  device: DeviceRecord | null,
  signedOut: SignedOutRecord | null,
  shop: Shop | null,
): TillStatus["enrolment"] {
  if (device === null) return signedOut === null ? { kind: "none" } : { kind: "signed-out", ...signedOut };
  return device.revoked ? { kind: "revoked" } : { kind: "enrolled", device: device.device, shop };
}

function snapshotOf(snapshot: SnapshotRecord | null, fetching: Fetching | null): TillStatus["snapshot"] {
  if (snapshot !== null) return { kind: "ready", asOfMs: snapshot.asOfMs };
  return fetching === null ? { kind: "none" } : { kind: "fetching", ...fetching };
}
