import type { AuditEntry } from "../../../contract/messages/audit";
import type { WorkspaceSettings } from "../../../domain/workspace/workspace-settings";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayWhenInFull } from "../../../ui/formats/say-when";
import { saySetting } from "../settings/say-setting";
import { SETTING_FIELDS, SETTING_NAMES } from "../settings/setting-fields-table";
import type { Change, Changes, Told } from "./change";
import { FIELD_WORDS } from "./change-words-table";
import { changedCoupon, newCoupon } from "./say-coupon-change";

type Fields = Readonly<Record<string, unknown>>;

/** What was different, field by field, in the words of the form in which it was changed. */
export function changesOf({ act, before, after }: Pick<AuditEntry, "act" | "before" | "after">, told: Told): Changes {
  if (act === "coupon-created" && after !== null) return newCoupon(after, told);
  if (act === "coupon-changed" && before !== null && after !== null) return changedCoupon(before, after, told);
  if (act === "settings-changed" && before !== null && after !== null) return { shown: changedSettings(before, after), folded: [] };
  if (act === "image-added" && after !== null) return { shown: [{ field: "Picture", before: null, after: sayPicture(after) }], folded: [] };
  // The sentence above says all of it.
  if (act === "coupon-revoked") return { shown: [], folded: [] };
  return { shown: otherChanges(before, after, told), folded: [] };
}

function changedSettings(before: Fields, after: Fields): readonly Change[] {
  const [was, is] = [before, after] as unknown as readonly [WorkspaceSettings, WorkspaceSettings];
  return SETTING_NAMES.filter((name) => isIn(name, before) && isIn(name, after))
    .map((name) => ({ field: SETTING_FIELDS[name].label, before: saySetting(name, was), after: saySetting(name, is) }))
    .filter((change) => change.before !== change.after);
}

/** `page.colour` is in what has a `page`. */
function isIn(name: string, fields: Fields): boolean {
  return (name.split(".")[0] ?? "") in fields;
}

function sayPicture({ type, width, height }: Fields): string {
  const kind = typeof type === "string" ? type.replace("image/", "").toUpperCase() : "";
  return `${kind}, ${String(width)} × ${String(height)} pixels`;
}

function otherChanges(before: Fields | null, after: Fields | null, told: Told): readonly Change[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields]
    .map((field) => ({ field: sayField(field), before: sayValue(field, before?.[field], told), after: sayValue(field, after?.[field], told) }))
    .filter((change) => change.before !== change.after);
}

/** What has no word of its own is spelt out: `lastSeen` → "Last seen"; an instant's unit says nothing to a reader. */
function sayField(field: string): string {
  const spelt = field.replace(/Ms$/, "").replace(/([A-Z])/g, " $1").replaceAll("-", " ").toLowerCase();
  return FIELD_WORDS[field]?.label ?? spelt.charAt(0).toUpperCase() + spelt.slice(1);
}

function sayValue(field: string, value: unknown, told: Told): string | null {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "number" && field.endsWith("Ms")) return sayWhenInFull(value, { timeZone: told.zone, locale: SCREEN_LOCALE });
  if (Array.isArray(value)) return value.map((one) => sayValue(field, one, told)).join(", ");
  if (typeof value === "object") return otherChanges(null, value as Fields, told).map((part) => `${part.field}: ${part.after ?? ""}`).join("; ");
  // Some lists are kept as one text.
  const words = FIELD_WORDS[field]?.values;
  if (words !== undefined) return String(value).split(", ").map((one) => words[one] ?? one).join(", ");
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value as string | number);
}
