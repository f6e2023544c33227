import type { Finding, Invariant, Seen } from "./invariant";

/**
 * An ask that was withdrawn is no redemption any more once that is acknowledged; and where a screen said "not redeemed",
 * nothing stands in the end (R3).
 */
export function withdrawnAsks(): Invariant {
  return { name: "withdrawn-asks", onServerChange: standingThoughWithdrawn, atTheEnd: standingThoughRefused };
}

function standingThoughWithdrawn({ server }: Seen): readonly Finding[] {
  const withdrawn = new Set(server.withdrawnKeys());
  return server
    .redemptions()
    // A fact under a key that is closed to asks was decided afresh (R5).
    .filter(({ key, kind, reversedBy }) => kind === "ask" && withdrawn.has(key) && reversedBy === null)
    .map(({ key }) => ({ till: null, what: `the redemption ${key} stands though it was withdrawn` }));
}

function standingThoughRefused({ server, tills, screens, rescue }: Seen): readonly Finding[] {
  const standing = new Set(server.redemptions().flatMap(({ key, reversedBy }) => (reversedBy === null ? [key] : [])));
  return screens
    .filter(({ said }) => said === "not-redeemed")
    .flatMap(({ till, keys, saidAtStep }) =>
      [...keys].flatMap((key) => {
        const item = tills.find(({ name }) => name === till)?.disk.rows.outbox.get(key);
        const isOnItsWay = item?.kind === "redemption" && item.withdrawal === null;
        const stands = standing.has(key) && item === undefined && !rescue.hasPerished(key);
        return stands || isOnItsWay ? [{ till, what: `"not redeemed" was said of ${key} at step ${saidAtStep}, and it stands` }] : [];
      }),
    );
}
