import type { SettingsMessage } from "../../../src/contract/messages/snapshot";
import { DEFAULT_AUTO_LOCK_MS } from "../../../src/domain/staff/auto-lock";
import { defaultAutomationWordings, defaultStatusWordings } from "../../../src/domain/wording/default-wordings";
import type { WorkspaceSettings } from "../../../src/domain/workspace/workspace-settings";

/** A workspace's settings as its row keeps them, as JSON; one from before there was more holds what tills are told alone. */
type Kept = SettingsMessage & { readonly version?: number; readonly newCoupons?: Pick<WorkspaceSettings, "automationWordings" | "statusWordings" | "page"> };

export type SettingsOnRecord = { readonly version: number; readonly settings: WorkspaceSettings; readonly ofTills: SettingsMessage };

export function settingsOf(text: string): SettingsOnRecord {
  const { version = 1, newCoupons = STANDARD, ...ofTills } = JSON.parse(text) as Kept;
  const { undoWindowMs, instantRedeem, supervisorOverrides, maxSnapshotAgeMs, autoLockMs = DEFAULT_AUTO_LOCK_MS } = ofTills;
  return { version, ofTills, settings: { undoWindowMs, instantRedeem, supervisorOverrides, maxSnapshotAgeMs, autoLockMs, ...newCoupons } };
}

/** The next version, with what managers do not decide left as it was. */
export function nextSettings({ version, ofTills }: SettingsOnRecord, settings: WorkspaceSettings): { readonly text: string; readonly ofTills: SettingsMessage } {
  const { automationWordings, statusWordings, page, ...decided } = settings;
  const next = { ...ofTills, ...decided };
  const kept: Kept = { ...next, version: version + 1, newCoupons: { automationWordings, statusWordings, page } };
  return { text: JSON.stringify(kept), ofTills: next };
}

const STANDARD = { automationWordings: defaultAutomationWordings, statusWordings: defaultStatusWordings, page: { logoUrl: null, colour: null } };
