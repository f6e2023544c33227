import type { WorkspaceSettings } from "../../../domain/workspace/workspace-settings";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayCount } from "../../../ui/formats/say-count";
import { DURATION_UNITS } from "../form/duration-field";
import { SETTING_FIELDS, type SettingName } from "./setting-fields-table";

const UNIT_WORDS = { minutes: { one: "minute", other: "minutes" }, hours: { one: "hour", other: "hours" } } as const;

/** What a setting is, as one reads it. */
export function saySetting(name: SettingName, settings: WorkspaceSettings): string {
  const field = SETTING_FIELDS[name];
  switch (field.kind) {
    case "duration": {
      const ms = field.get(settings);
      if (ms === 0) return name === "autoLockMs" ? "never" : "not at all";
      return Number.isNaN(ms) ? "nothing" : sayCount(ms / DURATION_UNITS[field.unit], UNIT_WORDS[field.unit], SCREEN_LOCALE);
    }
    case "choice":
      return field.choices.find(({ value }) => value === field.get(settings))?.name ?? field.get(settings);
    case "yes-no":
      return field.get(settings) ? "yes" : "no";
    case "lines":
      return field.get(settings) || "nothing";
    case "colour":
      return field.get(settings) ?? "none";
    case "picture":
      return field.get(settings) === null ? "none" : "a picture";
  }
}
