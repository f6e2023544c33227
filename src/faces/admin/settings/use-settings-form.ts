import { useState } from "react";
import type { SettingsAtDesk } from "../../../contract/messages/settings";
import { explainSettingProblem } from "../../../domain/workspace/explain-setting-problem";
import { settingProblems, type WorkspaceSettings } from "../../../domain/workspace/workspace-settings";
import type { Failure } from "../../../client/api/reply";
import { useAdmin } from "../admin-services";
import { type Action, useAction } from "../calls/use-action";
import { firstOfEach, type ProblemsOf } from "../form/first-of-each";
import { changesMeanwhile, isSame, type Meanwhile, mergeForms } from "../form/merge-forms";
import { type Mending, useMending } from "../form/use-mending";
import { SETTING_FIELDS, SETTING_NAMES, type SettingName } from "./setting-fields-table";

/** What somebody else has saved while the form was open. `mine`: as the form stood then. */
export type SavedMeanwhile = { readonly by: string; readonly atMs: number; readonly changes: readonly Meanwhile<SettingName>[]; readonly mine: WorkspaceSettings; readonly theirs: WorkspaceSettings };

export interface SettingsForm extends Pick<Mending<SettingName>, "refusals" | "problemOf" | "leave"> {
  readonly settings: WorkspaceSettings;
  readonly action: Action;
  readonly isDirty: boolean;
  readonly meanwhile: SavedMeanwhile | null;
  readonly change: (name: SettingName, next: WorkspaceSettings) => void;
  readonly save: () => void;
  /** Back to what stands at the server. */
  readonly drop: () => void;
}

/** The settings' form: what is chosen, what is wrong with it, and what becomes of it at the server. */
export function useSettingsForm(atDesk: SettingsAtDesk, onSaved: (now: SettingsAtDesk) => void): SettingsForm {
  const { call, toasts } = useAdmin();
  const action = useAction();
  const [basis, setBasis] = useState(atDesk);
  const [settings, setSettings] = useState<WorkspaceSettings>(atDesk.settings);
  const [meanwhile, setMeanwhile] = useState<SavedMeanwhile | null>(null);
  const mending = useMending(SETTING_NAMES, problemsOf(settings));
  const isDirty = SETTING_NAMES.some((name) => !isSame(SETTING_FIELDS, name, basis.settings, settings));
  // What nobody has touched here follows what others save; what is typed waits until it is saved.
  if (!isDirty && atDesk.version > basis.version) start(atDesk);

  function start(from: SettingsAtDesk) {
    setBasis(from);
    setSettings(from.settings);
    setMeanwhile(null);
    mending.forget();
  }

  function save() {
    if (!mending.isReady()) return action.clear();
    const before = basis.settings;
    void action.run(() => call("editSettings", { body: { settings, basedOn: basis.version } }), (saved) => done(saved, before), refused);
  }

  function done(saved: SettingsAtDesk, before: WorkspaceSettings) {
    start(saved);
    onSaved(saved);
    toasts.say({ text: "The settings were changed.", undo: () => void undo(before, saved.version) });
  }

  async function undo(before: WorkspaceSettings, basedOn: number) {
    const reply = await call("editSettings", { body: { settings: before, basedOn } });
    if (reply.kind === "ok") onSaved(reply.value);
    toasts.say({ text: reply.kind === "ok" ? "Put back as it was." : "It could not be put back. Look at the settings again." });
  }

  function refused(failure: Failure): string | null {
    const detail = failure.kind === "problem" ? failure.detail : undefined;
    if (detail?.kind === "fields") return mending.tell(detail.fields);
    if (detail?.kind === "settings-changed") {
      const { now, by, atMs } = detail;
      setMeanwhile({ by, atMs, changes: changesMeanwhile(SETTING_FIELDS, basis.settings, settings, now.settings), mine: settings, theirs: now.settings });
      setSettings(mergeForms(SETTING_FIELDS, basis.settings, settings, now.settings));
      setBasis(now);
    }
    return null;
  }

  return {
    settings,
    action,
    isDirty,
    refusals: mending.refusals,
    meanwhile,
    change(name, next) {
      setSettings(next);
      mending.mend(name);
    },
    leave: mending.leave,
    problemOf: mending.problemOf,
    save,
    drop: () => start(basis),
  };
}

function problemsOf(settings: WorkspaceSettings): ProblemsOf<SettingName> {
  const found = settingProblems(settings, picturesOf(settings));
  return firstOfEach(SETTING_NAMES, found.map((one) => ({ field: one.field, message: explainSettingProblem(one) })));
}

/** They came from the server's own answers; it looks again. */
function picturesOf({ page: { logoUrl } }: WorkspaceSettings): ReadonlySet<string> {
  return new Set(logoUrl === null ? [] : [logoUrl]);
}
