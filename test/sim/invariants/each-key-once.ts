import type { Finding, Invariant, Seen } from "./invariant";

/** A press of the button leads to one redemption at most, however often it is sent (R1, R5). */
export function eachKeyOnce(): Invariant {
  return { name: "each-key-once", onServerChange: repeated };
}

function repeated({ server, screens }: Seen): readonly Finding[] {
  const recorded = new Set<string>();
  const twice: Finding[] = [];
  for (const { key } of server.redemptions()) {
    if (recorded.has(key)) twice.push({ till: null, what: `redemption ${key} is on record twice` });
    recorded.add(key);
  }
  const pressedTwice = screens
    .filter(({ keys }) => [...keys].filter((key) => recorded.has(key)).length > 1)
    .map(({ till, target, keys }) => ({ till, what: `one press at ${target} was recorded as ${[...keys].join(" and ")}` }));
  return [...twice, ...pressedTwice];
}
