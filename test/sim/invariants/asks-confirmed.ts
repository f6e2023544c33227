import type { Finding, Invariant, Seen } from "./invariant";

/** In the end the server knows of every accepted ask that its till has heard of it (R10). */
export function asksConfirmed(): Invariant {
  return { name: "asks-confirmed", atTheEnd: unconfirmed };
}

function unconfirmed({ server, tills, rescue }: Seen): readonly Finding[] {
  // A till that is away for good cannot say anything; a supervisor decides then.
  const revoked = tills.filter(({ disk }) => disk.rows.singles.device?.revoked === true);
  const gone = new Set([...rescue.perished, ...revoked.map(({ disk }) => disk.rows.singles.device?.installationId)]);
  return server
    .redemptions()
    .filter(({ kind, reversedBy, confirmedMs, installation }) => kind === "ask" && reversedBy === null && confirmedMs === null && !gone.has(installation))
    .map(({ key }) => ({ till: null, what: `the ask ${key} stands, and its till never said that it knows` }));
}
