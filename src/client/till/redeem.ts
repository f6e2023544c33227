import { lookupKeyOf } from "../db/lookup-key";
import { sealShown } from "../db/sealed-code";
import type { Sought } from "../db/sought";
import { ask, type AskDeps } from "./ask";
import { newKey } from "./new-key";
import { planRedemption } from "./plan-redemption";
import { momentBy } from "./situation-of";
import type { Found, Redeem, RedeemDetails } from "./till";

/**
 * Decides again and stores the redemption in one transaction, so that of two tabs one redeems and the other sees it. Then
 * it is redeemed, or the server is asked.
 */
export async function redeem(deps: AskDeps, found: Found, details: RedeemDetails): Promise<Redeem> {
  const moment = momentBy(deps.clock);
  const key = newKey(deps.crypto, moment.nowMs);
  const network = deps.line.network();
  // The device first: with one that is still there when the redemption is stored, the key was its own.
  const device = await deps.store.get("device");
  const sealKey = await deps.store.get("sealKey");
  // The till was revoked and wiped while the code was on the screen (R30).
  if (device === null || sealKey === null) return { kind: "signed-out" };
  const { installationId } = device;
  const sealed = await sealShown(deps.crypto, sealKey, found.shown);
  for (;;) {
    const snapshot = await deps.store.get("snapshot");
    if (snapshot === null) return { kind: "signed-out" };
    const lookupKey = await lookupKeyOf(deps.crypto, snapshot.epoch.key, found.shown);
    const act = { key, installationId, lookupKey, epoch: snapshot.epoch.number, sealed, found, details, moment, network };
    const stored = await deps.store.addRedemption(soughtOf(found, lookupKey), (known) => planRedemption(known, act));
    if (!stored.ok) return { kind: "not-stored" };
    if (stored.value.kind === "asking") return ask(deps, stored.value, found.shown, sealKey);
    if (stored.value.kind !== "epoch-ended") return stored.value;
  }
}

/** The look-up has seen that a claim's token is genuine, and of which coupon. */
function soughtOf({ shown, coupon }: Found, lookupKey: string): Sought {
  return shown.kind === "code" || coupon === null ? lookupKey : { claimKey: lookupKey, ordinal: coupon.ordinal };
}
