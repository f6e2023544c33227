import type { AuditEntry } from "../../../contract/messages/audit";

/** One field of a change; null: there was or is nothing. */
export type Change = { readonly field: string; readonly before: string | null; readonly after: string | null };

/** What was different, field by field. */
export function changesOf({ before, after }: Pick<AuditEntry, "before" | "after">): readonly Change[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields]
    .map((field) => ({ field: sayField(field), before: sayValue(field, before?.[field]), after: sayValue(field, after?.[field]) }))
    .filter((change) => change.before !== null || change.after !== null);
}

/** `timeZone` → "time zone"; an instant's unit says nothing to a reader. */
function sayField(field: string): string {
  return field.replace(/Ms$/, "").replace(/([A-Z])/g, " $1").replaceAll("-", " ").toLowerCase();
}

function sayValue(field: string, value: unknown): string | null {
  if (value === undefined || value === null || value === "") return null;
  if (value === true) return "yes";
  if (value === false) return "no";
  if (typeof value === "number" && field.endsWith("Ms")) return `${new Date(value).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return typeof value === "string" ? value : JSON.stringify(value);
}
