import { Dexie, type Table } from "dexie";
import type { StaffMessage, StoreMessage } from "../../contract/messages/snapshot";
import { afterWrongPin, FREE_TRIES, NO_TRIES, type PinTries } from "../../domain/staff/pin-tries";
import type { PackedRun } from "./packed-run";
import type { CouponRecord, HistoryRecord, LeaseRecord, OutboxRecord, OutboxRedemption, OverlayRecord } from "./records";

type EarlierTries = { readonly staffId: string; readonly wrong: number };

type Named = { readonly id: string; readonly name: string };

export const TILL_DB_NAME = "tearoff-till";
const TILL_DB_VERSION = 5;

/** The till's database. Versions are append-only: a till in a shop may open any of them. */
export class TillDb extends Dexie {
  declare readonly singles: Table<unknown, string>;
  declare readonly blobs: Table<ArrayBuffer, string>;
  declare readonly coupons: Table<CouponRecord, number>;
  declare readonly staff: Table<StaffMessage, string>;
  declare readonly stores: Table<StoreMessage, string>;
  declare readonly devices: Table<Named, string>;
  /** What the till's own acts have changed since the base; what the feed tells is in runs. */
  declare readonly overlay: Table<OverlayRecord, [string, number]>;
  declare readonly runs: Table<PackedRun, number>;
  declare readonly outbox: Table<OutboxRecord, string>;
  declare readonly history: Table<HistoryRecord, string>;
  declare readonly leases: Table<LeaseRecord, string>;

  constructor(name: string) {
    // "Redeemed" is shown once the row is on the disk, not in a write cache (R1).
    super(name, { chromeTransactionDurability: "strict" });

    // 1: the first.
    this.version(1).stores({
      singles: "",
      blobs: "",
      coupons: "ordinal",
      staff: "id",
      stores: "id",
      devices: "id",
      overlay: "[key+ordinal], key",
      outbox: "key, lookupKey, redemptionKey, contents.couponId, sequence",
      history: "key, atMs, attention, [contents.couponId+feed]",
      pinTries: "staffId",
    });

    // 2: a redemption is one row from ask to answer, so the row of a fact is of the kind that asks are of too.
    this.version(2)
      .stores({})
      .upgrade((rows) =>
        rows
          .table<OutboxRedemption, string>("outbox")
          // Reversals have no look-up key.
          .where("lookupKey")
          .above("")
          .modify({ kind: "redemption", acceptedFeed: null, withdrawal: null }),
      );

    // 3: a page of the feed is one packed run. The database never gives a number twice, so that what one tab has in memory
    // under it is what the others mean. Rows that pages have written before stay until a new base takes their place.
    this.version(3).stores({ runs: "++" });

    // 4: leases; what is spent of one is counted by the redemptions that name it.
    this.version(4).stores({
      coupons: "ordinal, coupon.offline",
      outbox: "key, lookupKey, redemptionKey, contents.couponId, contents.leaseId, sequence",
      history: "key, atMs, attention, [contents.couponId+feed], contents.leaseId",
      leases: "leaseId, ordinal",
    });

    // 5: wrong PINs of a person and of the whole till change together, and are one record. A lock that was set by a clock
    // begins anew.
    this.version(5)
      .stores({ pinTries: null })
      .upgrade(async (rows) => {
        const tries = await rows.table<EarlierTries, string>("pinTries").toArray();
        const kept = tries.filter(({ wrong }) => wrong > 0).map(({ staffId, wrong }) => [staffId, wrongSoOften(wrong)] as const);
        if (kept.length > 0) await rows.table("singles").put(Object.fromEntries(kept), "pinTries");
      });

    // A newer tab or worker wants to change the schema: it must not wait for this one (R28).
    this.on("versionchange", () => {
      this.close();
    });

    // Dexie opens a database of a later version too; an old service worker must step back instead (R28), at every
    // opening: a database that was let go is opened again by what is done next.
    this.on("ready", () => {
      if (this.backendDB().version > TILL_DB_VERSION * 10) throw new Error("this till's database belongs to a newer version of Tearoff");
    }, true);
  }
}

function wrongSoOften(times: number): PinTries {
  return afterWrongPin({ ...NO_TRIES, wrong: times - 1 }, FREE_TRIES.person, null);
}
