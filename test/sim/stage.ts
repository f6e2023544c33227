import type { Backup } from "./backup";
import type { FaultCounts } from "./fault-counts";
import type { Looked } from "./invariants/invariant";
import type { Rescue } from "./rescue";
import type { Screen } from "./screens";
import type { SimServer } from "./sim-server";
import type { SimTill, TillWorld } from "./sim-till";

/** Everything that an entry of a plan can touch. */
export type Stage = TillWorld & {
  readonly server: SimServer;
  readonly tills: readonly SimTill[];
  readonly screens: Screen[];
  readonly counts: FaultCounts;
  readonly rescue: Rescue;
  readonly onLooked: (looked: Looked) => void;
  /** The latest one, and who and what there was. */
  backup: { readonly rows: Backup; readonly population: string } | null;
  hasGateway: boolean;
  /** All faults are over: nothing new goes wrong, and what is wrong has been mended. */
  isMended: boolean;
};
