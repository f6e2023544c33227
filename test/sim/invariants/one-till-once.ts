import { redeemedOn } from "../screens";
import type { Finding, Invariant, Seen } from "./invariant";

/** No till, however many tabs it has, confirms the same code twice without a supervisor or an undo between (R28). */
export function oneTillOnce(): Invariant {
  return { name: "one-till-once", atTheEnd: confirmedTwice };
}

function confirmedTwice({ server, screens }: Seen): readonly Finding[] {
  // A till may redeem again what the server took for invalid for another reason than an earlier redemption.
  const standing = new Set(
    server
      .redemptions()
      .filter(({ hold, cause, reversedBy }) => reversedBy === null && (hold !== "conflict" || cause === "double"))
      .map(({ key }) => key),
  );
  const keysByCode = new Map<string, string[]>();
  for (const { till, installation, target, key, isOneUse, isOverride } of redeemedOn(screens)) {
    if (!isOneUse || isOverride || !standing.has(key)) continue;
    const code = `${till}|${installation}|${target}`;
    keysByCode.set(code, [...(keysByCode.get(code) ?? []), key]);
  }
  return [...keysByCode]
    .filter(([, keys]) => keys.length > 1)
    .map(([code, keys]) => ({ till: code.split("|")[0] ?? null, what: `${code} was confirmed as ${keys.join(" and ")}` }));
}
