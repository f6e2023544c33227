import { readingsOf, type Reading, type Scan } from "../../domain/code/readings-of";
import { chooseCoupon } from "../../domain/redemption/choose-coupon";
import { decideRedemption } from "../../domain/redemption/decide-redemption";
import type { Shown } from "../../domain/sync/event";
import { lookupKeyOf } from "../db/lookup-key";
import type { SnapshotRecord } from "../db/records";
import type { Known, KnownCode, TillStore } from "../db/till-store";
import type { Line } from "../sync/line";
import type { TillClock } from "../sync/till-clock";
import { momentBy, situationOf, termsOf } from "./situation-of";
import type { Found, LookUp } from "./till";

export type LookUpDeps = { readonly store: TillStore; readonly clock: TillClock; readonly crypto: Crypto; readonly line: Pick<Line, "network"> };

/** What a scanned or typed text means here and now, by what this till knows; writes nothing. */
export async function lookUp(deps: LookUpDeps, scan: Scan): Promise<LookUp> {
  const readings = readingsOf(scan);
  const [first] = readings;
  if (first === undefined) return { kind: "not-a-code" };
  for (;;) {
    const snapshot = await deps.store.get("snapshot");
    if (snapshot === null) return { kind: "not-ready" };
    const byKey = await readingsByKey(deps.crypto, snapshot, readings);
    const known = await deps.store.known([...byKey.keys()]);
    // The keys belong to an epoch; where another tab has moved to the next one meanwhile, they name nothing.
    if (known.snapshot?.epoch.number === snapshot.epoch.number) return decided(deps, known, known.snapshot, byKey, first);
  }
}

function decided(
  { clock, line }: LookUpDeps,
  known: Known,
  snapshot: SnapshotRecord,
  byKey: ReadonlyMap<string, Reading>,
  first: Reading,
): LookUp {
  const moment = momentBy(clock);
  const network = line.network();
  const found = (code: KnownCode | null, reading: Reading): Found => ({
    coupon: code === null ? null : termsOf(code),
    shown: shownBy(reading),
    decision: decideRedemption(situationOf(known, snapshot, code, moment, network)),
  });
  const owners = known.codes.flatMap((code) => {
    const reading = byKey.get(code.lookupKey);
    return reading === undefined ? [] : [{ terms: termsOf(code), found: found(code, reading) }];
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

function shownBy({ codeType, value }: Reading): Shown {
  return { kind: "code", codeType, value };
}

async function readingsByKey(
  crypto: Crypto,
  snapshot: SnapshotRecord,
  readings: readonly Reading[],
): Promise<ReadonlyMap<string, Reading>> {
  const entries = readings.map(async (reading) => {
    return [await lookupKeyOf(crypto, snapshot.epoch.key, shownBy(reading)), reading] as const;
  });
  return new Map(await Promise.all(entries));
}
