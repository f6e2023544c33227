import type { SettingsAtDesk } from "../../../src/contract/messages/settings";
import type { Result } from "../../../src/domain/result";
import type { SettingProblem, WorkspaceSettings } from "../../../src/domain/workspace/workspace-settings";
import type { Deed, StoreTerms } from "../members/member-store";

/** What holds for a whole workspace; the log is told of each change, and tills of what is theirs. */
export type SettingsStore = {
  settingsAtDesk(workspace: number): Promise<SettingsAtDesk>;
  editSettings(workspace: number, edit: SettingsEdit, deed: Deed): Promise<Result<"saved", SettingsProblem>>;
  editShop(workspace: number, shop: StoreTerms, deed: Deed): Promise<void>;
};

/** `basedOn`: the version that somebody had before them. */
export type SettingsEdit = { readonly settings: WorkspaceSettings; readonly basedOn: number };

export type SettingsProblem =
  | { readonly kind: "changed"; readonly by: string; readonly atMs: number }
  | { readonly kind: "fields"; readonly problems: readonly SettingProblem[] };
