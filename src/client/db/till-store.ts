import type { FeedEntry } from "../../contract/messages/pull";
import type { Result } from "../../domain/result";
import type { CodeState } from "../../domain/sync/overlay";
import type { PinTries } from "../till/pin-lock";
import type {
  CouponRecord,
  DeviceRecord,
  DirectoryRecords,
  HistoryRecord,
  OutboxRecord,
  OutboxRedemption,
  OutboxReversal,
  OverlayRecord,
  SessionRecord,
  Singles,
  SnapshotRecord,
} from "./records";

/**
 * What a till keeps. Every method is one transaction: it happens whole or not at all, and is on the disk when its promise
 * resolves. Functions given to it run inside the transaction and must be synchronous.
 */
export type TillStore = {
  get<Name extends keyof Singles>(name: Name): Promise<Singles[Name] | null>;
  /** Writes what `next` makes of the present value; null removes it. */
  change<Name extends keyof Singles>(name: Name, next: (now: Singles[Name] | null) => Singles[Name] | null): Promise<void>;
  changePinTries(staffId: string, next: (now: PinTries | null) => PinTries): Promise<PinTries>;
  directory(): Promise<DirectoryRecords>;

  heldBlobs(hashes: readonly string[]): Promise<ReadonlySet<string>>;
  keepBlob(hash: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  commitSnapshot(next: NewSnapshot): Promise<"committed" | "keys-missing">;
  /** False where another tab has moved the cursor or the epoch meanwhile. */
  applyPage(page: PulledPage): Promise<boolean>;

  known(lookupKeys: readonly string[]): Promise<Known>;
  addRedemption<Said>(
    lookupKey: string,
    plan: (known: Known) => Plan<OutboxRedemption, Said>,
  ): Promise<Result<Said, NotStored>>;
  addReversal<Said>(
    redemptionKey: string,
    plan: (known: KnownRedemption) => Plan<OutboxReversal, Said>,
  ): Promise<Result<Said, NotStored>>;

  /** In the order in which they were queued. */
  outbox(): Promise<readonly OutboxRecord[]>;
  /** Writes the items that `change` returns changed, and returns them: compare and set. */
  changeOutbox(change: (items: readonly OutboxRecord[]) => readonly OutboxRecord[]): Promise<readonly OutboxRecord[]>;
  settle(settled: readonly Settled[]): Promise<void>;

  counts(): Promise<{ readonly waiting: number; readonly attention: number }>;
  /** Answered redemptions since an instant, and older ones that nobody has seen yet though somebody must. */
  history(sinceMs: number): Promise<readonly HistoryRecord[]>;
  changeHistory(key: string, change: (now: HistoryRecord) => HistoryRecord): Promise<void>;
  /** Old redemptions go; conflicts and refusals stay until they are seen (R16). */
  forgetHistoryBefore(atMs: number): Promise<void>;

  /** Calls the listener after changes of this or any other tab. */
  watch(listener: () => void): () => void;
  close(): void;
};

/** The browser could not store it, for want of space or because the database is closing. */
export type NotStored = { readonly kind: "not-stored"; readonly message: string };

export type NewSnapshot = {
  readonly snapshot: SnapshotRecord;
  readonly coupons: readonly CouponRecord[];
  readonly directory: DirectoryRecords;
  /** Changes after the base that the till had seen before. */
  readonly entries: readonly FeedEntry[];
  /** Look-up keys under the new epoch, by redemption key; needed where the epoch changes (R17). */
  readonly lookupKeys: ReadonlyMap<string, string>;
};

export type PulledPage = {
  readonly epoch: number;
  readonly after: number;
  readonly feed: number;
  readonly entries: readonly FeedEntry[];
  /** Server time, where this page leaves nothing out. */
  readonly completeAtMs: number | null;
};

/** Everything that the till holds about some look-up keys, read in one transaction. */
export type Known = {
  readonly device: DeviceRecord | null;
  readonly snapshot: SnapshotRecord | null;
  readonly session: SessionRecord | null;
  readonly directory: DirectoryRecords;
  /** Items that the server has not acknowledged. */
  readonly unsent: number;
  readonly codes: readonly KnownCode[];
};

/** One coupon's code. `outbox`: redemptions of it, and reversals of its redemptions. */
export type KnownCode = {
  readonly lookupKey: string;
  readonly coupon: CouponRecord;
  /** Null where only an overlay row tells of it. */
  readonly base: CodeState | null;
  readonly overlay: OverlayRecord | null;
  readonly outbox: readonly OutboxRecord[];
  /** Answered redemptions of the coupon that its own row does not count yet. */
  readonly answered: readonly HistoryRecord[];
};

export type KnownRedemption = {
  readonly device: DeviceRecord | null;
  readonly session: SessionRecord | null;
  readonly redemption: OutboxRedemption | HistoryRecord | null;
  readonly reversal: OutboxReversal | null;
};

/** What to add to the outbox, if anything, and what to say. The item takes the next sequence number (R29). */
export type Plan<Item extends OutboxRecord, Said> = { readonly add: Item | null; readonly say: Said };

/** An answered item leaves the outbox; what it leaves behind is written with it (R16). */
export type Settled = {
  readonly key: string;
  readonly history: HistoryRecord | null;
  readonly overlay: OverlayRecord | null;
  /** Key of the redemption whose reversal the server has acknowledged: it holds its code no longer. */
  readonly reversed: string | null;
};
