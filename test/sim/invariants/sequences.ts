import type { Finding, Invariant, Pushed, Seen } from "./invariant";

/** A sequence number names one event of its installation, and in the end none is missing (R29). */
export function sequences(): Invariant {
  const keys = new Map<string, Map<number, string>>();

  function sent({ till, authorisation, sent: { items }, answers }: Pushed): readonly Finding[] {
    const mine = keys.get(authorisation) ?? new Map<number, string>();
    keys.set(authorisation, mine);
    return (answers === null ? [] : items).flatMap(({ key, sequence }): readonly Finding[] => {
      if (sequence === undefined) return [];
      const other = mine.get(sequence) ?? key;
      mine.set(sequence, key);
      return other === key ? [] : [{ till, what: `number ${sequence} names ${other} and ${key}` }];
    });
  }

  function missing({ tills }: Seen): readonly Finding[] {
    return tills.flatMap(({ name, disk }): readonly Finding[] => {
      const device = disk.rows.singles.device;
      if (device === undefined || device.revoked) return [];
      const arrived = keys.get(`Bearer ${device.token}`)?.size ?? 0;
      const waiting = [...disk.rows.outbox.values()].filter(({ sequence }) => sequence !== null).length;
      return arrived + waiting >= device.lastSequence ? [] : [{ till: name, what: `${arrived} of ${device.lastSequence} numbered events have arrived` }];
    });
  }

  return { name: "sequences", onPushed: sent, atTheEnd: missing };
}
