import { readingsOf, type Scan } from "../../domain/code/readings-of";
import { chooseCoupon } from "../../domain/redemption/choose-coupon";
import { decideRedemption } from "../../domain/redemption/decide-redemption";
import type { Shown } from "../../domain/sync/event";
import { lookupKeyOf } from "../db/lookup-key";
import type { SnapshotRecord } from "../db/records";
import type { Sought } from "../db/sought";
import type { Known, KnownCode, TillStore } from "../db/till-store";
import type { Line } from "../sync/line";
import type { TillClock } from "../sync/till-clock";
import { genuineClaim } from "./genuine-claim";
import { momentBy, situationOnSight, termsOf } from "./situation-of";
import type { Found, LookUp } from "./till";

export type LookUpDeps = { readonly store: TillStore; readonly clock: TillClock; readonly crypto: Crypto; readonly line: Pick<Line, "network"> };

/** What a scanned or typed text means here and now, by what this till knows; writes nothing. */
export async function lookUp(deps: LookUpDeps, scan: Scan): Promise<LookUp> {
  const codes = readingsOf(scan).map(({ codeType, value }): Shown => ({ kind: "code", codeType, value }));
  const [first] = codes;
  // A claim's link is a QR's text, if no other code's.
  if (first === undefined) return { kind: "not-a-code" };
  for (;;) {
    const snapshot = await deps.store.get("snapshot");
    if (snapshot === null) return { kind: "not-ready" };
    const meanings = (await claimIn(deps.crypto, snapshot, scan.text)) ?? (await codesIn(deps.crypto, snapshot, codes));
    // Twelve noughts are one EAN-13 by either way of reading them.
    const sought = new Map(meanings.map((meaning) => [meaning.key, meaning.sought]));
    const known = await deps.store.known([...sought.values()]);
    // The keys belong to an epoch; where another tab has moved to the next one meanwhile, they name nothing.
    if (known.snapshot?.epoch.number !== snapshot.epoch.number) continue;
    return decided(deps, known, known.snapshot, meanings, meanings[0]?.shown ?? first);
  }
}

/** One thing that a scan can mean, and what to ask the store of it. */
type Meaning = { readonly key: string; readonly shown: Shown; readonly sought: Sought };

async function codesIn(crypto: Crypto, { epoch }: SnapshotRecord, codes: readonly Shown[]): Promise<readonly Meaning[]> {
  return Promise.all(
    codes.map(async (shown) => {
      const key = await lookupKeyOf(crypto, epoch.key, shown);
      return { key, shown, sought: key };
    }),
  );
}

/** A genuine claim's link means that claim and nothing else (R20). */
async function claimIn(crypto: Crypto, snapshot: SnapshotRecord, text: string): Promise<readonly Meaning[] | null> {
  const claim = await genuineClaim(crypto, snapshot, text);
  if (claim === null) return null;
  const shown: Shown = { kind: "claim", claimId: claim.claimId };
  const key = await lookupKeyOf(crypto, snapshot.epoch.key, shown);
  return [{ key, shown, sought: { claimKey: key, ordinal: claim.ordinal } }];
}

function decided(
  { clock, line }: LookUpDeps,
  known: Known,
  snapshot: SnapshotRecord,
  meanings: readonly Meaning[],
  first: Shown,
): LookUp {
  const moment = momentBy(clock);
  const network = line.network();
  const found = (code: KnownCode | null, shown: Shown): Found => ({
    coupon: code === null ? null : termsOf(code),
    shown,
    decision: decideRedemption(situationOnSight(known, snapshot, code, moment, network)),
  });
  const owners = known.codes.flatMap((code) => {
    const meaning = meanings.find(({ key }) => key === code.lookupKey);
    return meaning === undefined ? [] : [{ terms: termsOf(code), found: found(code, meaning.shown) }];
  });
  const choice = chooseCoupon(owners, moment.nowMs);
  switch (choice.kind) {
    case "one":
      return { kind: "decided", ...choice.owner.found };
    case "ask-cashier":
      return { kind: "choose", candidates: choice.candidates.map((owner) => owner.found) };
    case "none":
      return { kind: "decided", ...(choice.latestEnded?.found ?? found(null, first)) };
  }
}
