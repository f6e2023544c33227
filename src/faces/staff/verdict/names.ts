import type { Directory, Named } from "../../../client/till/till";
import { isolateName } from "../isolate-name";

const MOST_NAMES_SAID = 3;

/** The name behind an id, ready to stand in a sentence; null where this till does not know it. */
export function nameOf(named: readonly Named[], id: string | null): string | null {
  const found = named.find((one) => one.id === id);
  return found === undefined ? null : isolateName(found.name);
}

/** Stores as a cashier says them: "Mong Kok", "Mong Kok or Central", "Mong Kok, Central, Sha Tin or 4 more". */
export function sayStores(directory: Directory, storeIds: readonly string[]): string {
  const names = storeIds.flatMap((id) => nameOf(directory.stores, id) ?? []);
  const said = names.slice(0, MOST_NAMES_SAID);
  const unsaid = storeIds.length - said.length;
  if (said.length === 0) return "other stores";
  if (unsaid > 0) said.push(`${unsaid} more`);
  const last = said[said.length - 1] ?? "";
  return said.length === 1 ? last : `${said.slice(0, -1).join(", ")} or ${last}`;
}
