import type { OutboxRecord } from "../../../src/client/db/records";
import type { Finding, Invariant, Seen } from "./invariant";

/** In the end nothing waits in any outbox without a reason that is shown (R7). */
export function outboxesEmpty(): Invariant {
  return { name: "outboxes-empty", atTheEnd: stuck };
}

function stuck({ tills }: Seen): readonly Finding[] {
  // A revoked till keeps what it could not hand over, and says so (R30).
  const enrolled = tills.filter(({ disk }) => disk.rows.singles.device?.revoked === false);
  return enrolled.flatMap(({ name, disk }) =>
    [...disk.rows.outbox.values()]
      .filter((item) => item.state.phase !== "parked")
      .map((item) => ({ till: name, what: `${said(item)} is still in the outbox` })),
  );
}

function said({ kind, key, state }: OutboxRecord): string {
  return `the ${kind} ${key}, ${state.phase}${"duty" in state ? ` as a ${state.duty}` : ""},`;
}
