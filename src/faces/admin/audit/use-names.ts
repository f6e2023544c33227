import { useMemo } from "react";
import type { AuditEntry } from "../../../contract/messages/audit";
import { useFetched } from "../calls/use-fetched";

/** What ids of the log are called: by what there is today, else by what the log itself tells of them. */
export type NameOf = (id: string) => string | null;

export function useNames(entries: readonly AuditEntry[]): NameOf {
  const members = useFetched("members", {}).fetched;
  const staff = useFetched("staff", {}).fetched;
  const stores = useFetched("stores", {}).fetched;
  const tills = useFetched("tills", {}).fetched;
  return useMemo(() => {
    const names = namesIn(entries);
    if (members.phase === "here") members.value.members.forEach(({ id, name }) => names.set(id, name));
    if (staff.phase === "here") staff.value.staff.forEach(({ id, name }) => names.set(id, name));
    if (stores.phase === "here") stores.value.stores.forEach(({ id, name }) => names.set(id, name));
    if (tills.phase === "here") tills.value.tills.forEach(({ installationId, till }) => names.set(installationId, till.name));
    return (id) => names.get(id) ?? null;
  }, [entries, members, staff, stores, tills]);
}

/** The newest name comes first in the log. */
function namesIn(entries: readonly AuditEntry[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { subject, before, after, by } of entries) {
    const name = after?.["name"] ?? before?.["name"];
    if (typeof name === "string" && !names.has(subject)) names.set(subject, name);
    if (by.kind === "member" && !names.has(by.id)) names.set(by.id, by.name);
  }
  return names;
}
