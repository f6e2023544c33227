import type { SettingsMessage } from "../../src/contract/messages/snapshot";
import { DEFAULT_MAX_SNAPSHOT_AGE_MS } from "../../src/domain/redemption/situation";

/** What a workspace's tills do until a manager decides otherwise. */
export const DEFAULT_SETTINGS: SettingsMessage = {
  undoWindowMs: 10 * 60 * 1000,
  instantRedeem: false,
  supervisorOverrides: true,
  askBudgetMs: 1_200,
  maxSnapshotAgeMs: DEFAULT_MAX_SNAPSHOT_AGE_MS,
};
