import type { SettingsMessage } from "../../src/contract/messages/snapshot";
import { DEFAULT_MAX_SNAPSHOT_AGE_MS } from "../../src/domain/redemption/situation";
import { DEFAULT_UNDO_WINDOW_MS } from "../../src/domain/redemption/undo-window";
import { DEFAULT_ASK_BUDGET_MS } from "../../src/domain/sync/outbox-state";

/** What a workspace's tills do until a manager decides otherwise. */
export const DEFAULT_SETTINGS: SettingsMessage = {
  undoWindowMs: DEFAULT_UNDO_WINDOW_MS,
  instantRedeem: false,
  supervisorOverrides: true,
  askBudgetMs: DEFAULT_ASK_BUDGET_MS,
  maxSnapshotAgeMs: DEFAULT_MAX_SNAPSHOT_AGE_MS,
};
