import type { WorkspaceSettings } from "../../../domain/workspace/workspace-settings";
import { SETTING_FIELDS, SETTING_NAMES, type SettingName } from "./setting-fields-table";

/** A setting that somebody else has changed. `mine`: I have as well, and otherwise. */
export type Meanwhile = { readonly name: SettingName; readonly mine: boolean };

/**
 * What somebody else has made of the settings while I edited them.
 * @param base what both began with
 */
export function changesMeanwhile(base: WorkspaceSettings, mine: WorkspaceSettings, theirs: WorkspaceSettings): readonly Meanwhile[] {
  return SETTING_NAMES.filter((name) => !isSame(name, base, theirs)).map((name) => ({ name, mine: !isSame(name, base, mine) && !isSame(name, mine, theirs) }));
}

/** Mine on top of theirs: nothing that I have changed is lost, nor what they have changed elsewhere. */
export function mergeSettings(base: WorkspaceSettings, mine: WorkspaceSettings, theirs: WorkspaceSettings): WorkspaceSettings {
  return SETTING_NAMES.filter((name) => !isSame(name, base, mine)).reduce((taken, name) => withSetting(name, taken, mine), theirs);
}

/** Settings with one of others. */
export function withSetting(name: SettingName, to: WorkspaceSettings, from: WorkspaceSettings): WorkspaceSettings {
  const field = SETTING_FIELDS[name];
  // The table gives each field a `get` and a `set` of one type, which a union of fields cannot say.
  return (field.set as (settings: WorkspaceSettings, value: unknown) => WorkspaceSettings)(to, field.get(from));
}

export function isSame(name: SettingName, one: WorkspaceSettings, other: WorkspaceSettings): boolean {
  const { get } = SETTING_FIELDS[name];
  return Object.is(get(one), get(other));
}
