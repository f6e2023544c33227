import type { FeedEntry } from "../../contract/messages/pull";
import type { Result } from "../../domain/result";
import type { Epoch } from "../../domain/sync/epoch";
import type { CodeState } from "../../domain/sync/overlay";
import type {
  CouponRecord,
  DeviceRecord,
  DirectoryRecords,
  HistoryRecord,
  LeaseRecord,
  OutboxRecord,
  OutboxRedemption,
  OutboxReversal,
  OverlayRecord,
  SessionRecord,
  SignedOutRecord,
  Singles,
  SnapshotRecord,
} from "./records";
import type { LeaseInUse, Leasing } from "./lease-use";
import type { Sought } from "./sought";

/**
 * What a till keeps. Every method is one transaction: it happens whole or not at all, and is on the disk when its promise
 * resolves. Functions given to it run inside the transaction and must be synchronous.
 */
export type TillStore = {
  get<Name extends keyof Singles>(name: Name): Promise<Singles[Name] | null>;
  /** Writes what `next` makes of the present value; null removes it. */
  change<Name extends keyof Singles>(name: Name, next: (now: Singles[Name] | null) => Singles[Name] | null): Promise<void>;
  directory(): Promise<DirectoryRecords>;

  heldBlobs(hashes: readonly string[]): Promise<ReadonlySet<string>>;
  /** By hash. */
  keepBlobs(blobs: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Promise<void>;
  /** Changes nothing where another has overtaken the new one: the snapshot that is held, null for none, says so, or blobs are gone. */
  commitSnapshot(
    next: NewSnapshot,
    isOvertaken?: (held: SnapshotRecord | null) => boolean,
  ): Promise<"committed" | "keys-missing" | "overtaken">;
  /** False where another tab has moved the cursor or the epoch meanwhile. */
  applyPage(page: PulledPage): Promise<boolean>;

  /** Gets the base ready to be looked up in, so that no look-up has to wait for a part of it; changes nothing. */
  readAhead(): Promise<void>;
  known(sought: readonly Sought[]): Promise<Known>;
  addRedemption<Said>(
    sought: Sought,
    plan: (known: Known) => Plan<OutboxRedemption, Said>,
  ): Promise<Result<Said, NotStored>>;
  addReversal<Said>(
    redemptionKey: string,
    plan: (known: KnownRedemption) => Plan<OutboxReversal, Said>,
  ): Promise<Result<Said, NotStored>>;
  /** Compare and set of one redemption in the outbox, with all that is known of its code. `item`: null where it is gone. */
  changeRedemption<Said>(
    redemptionKey: string,
    plan: (item: OutboxRedemption | null, known: Known) => Turn<Said>,
  ): Promise<Result<Said, NotStored>>;

  /** Those with a sequence number in its order, then the others in that of their keys. */
  outbox(): Promise<readonly OutboxRecord[]>;
  /** Writes the items that `change` returns changed, and returns them: compare and set. */
  changeOutbox(change: (items: readonly OutboxRecord[]) => readonly OutboxRecord[]): Promise<readonly OutboxRecord[]>;
  /**
   * Takes answered items out of the outbox, with what they leave behind (R16). `leave`: null keeps the item; it is not
   * called for one that is gone already. The reversal of a redemption that is still in the outbox stays (R8).
   * @param leave is given the answered redemption that a reversal names, too, null where there is none; and the till's
   *   epoch, null where it has no snapshot
   */
  settle(keys: readonly string[], leave: Leave): Promise<void>;

  /**
   * Queues anew all that was answered, for a server that does not know the till any more (R16). Does nothing where the till
   * has another token by now.
   */
  sendAllAgain(token: string): Promise<void>;

  /** `waiting`: items with a sequence number. */
  counts(): Promise<{ readonly waiting: number; readonly attention: number }>;
  /** Answered redemptions since an instant, and older ones that nobody has seen yet though somebody must. */
  history(sinceMs: number): Promise<readonly HistoryRecord[]>;
  changeHistory(key: string, change: (now: HistoryRecord) => HistoryRecord): Promise<void>;
  /** Old redemptions go; conflicts and refusals stay until they are seen (R16). */
  forgetHistoryBefore(atMs: number): Promise<void>;

  /** Every lease with what is spent of it, and the coupons that are redeemed offline by leases only. */
  leasing(): Promise<Leasing>;
  changeLeases(change: (now: readonly LeaseRecord[]) => readonly LeaseRecord[]): Promise<void>;

  /** Removes all that there is, but for what `leave` gives; null leaves everything as it is. Says whether it did (R30). */
  wipe(leave: (held: Held) => SignedOutRecord | null): Promise<boolean>;

  /** Calls the listener after changes of this or any other tab, and after the browser has taken the database away. */
  watch(listener: () => void): () => void;
  close(): void;
};

/** The browser could not store it, for want of space or because the database is closing. */
export type NotStored = { readonly kind: "not-stored"; readonly message: string };

export type NewSnapshot = {
  readonly snapshot: SnapshotRecord;
  readonly coupons: readonly CouponRecord[];
  readonly directory: DirectoryRecords;
  /** Epochs that the server's database has been through, oldest first. */
  readonly lineage: readonly Epoch[];
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
  /** Revocations out of the pages that follow. */
  readonly urgent?: readonly FeedEntry[];
  /** Server time, where this page leaves nothing out. */
  readonly completeAtMs: number | null;
};

/** Everything that the till holds about some codes or a claim, read in one transaction. */
export type Known = {
  readonly device: DeviceRecord | null;
  readonly snapshot: SnapshotRecord | null;
  readonly session: SessionRecord | null;
  readonly directory: DirectoryRecords;
  /** Facts, reversals and withdrawals that the server has not acknowledged: items with a sequence number. */
  readonly unsent: number;
  readonly codes: readonly KnownCode[];
};

/** One coupon's code or claim. `outbox`: redemptions of it, and reversals of its redemptions. */
export type KnownCode = {
  readonly kind: "code" | "claim";
  readonly lookupKey: string;
  readonly coupon: CouponRecord;
  /** Null where only an overlay row tells of it; of a claim that the till has never seen, neither does. */
  readonly base: CodeState | null;
  readonly overlay: OverlayRecord | null;
  readonly outbox: readonly OutboxRecord[];
  /** Answered redemptions of the coupon that its own row does not count yet. */
  readonly answered: readonly HistoryRecord[];
  /** This till's of the coupon, those that are called back too. */
  readonly leases: readonly LeaseInUse[];
};

export type KnownRedemption = {
  readonly device: DeviceRecord | null;
  readonly session: SessionRecord | null;
  readonly redemption: OutboxRedemption | HistoryRecord | null;
  readonly reversal: OutboxReversal | null;
};

/** What to add to the outbox, if anything, and what to say. The item takes the next sequence number, an ask none (R29). */
export type Plan<Item extends OutboxRecord, Said> = { readonly add: Item | null; readonly say: Said };

/** What a till must have got rid of before it is wiped, and what tells how much that was. */
export type Held = {
  readonly device: DeviceRecord | null;
  readonly outbox: readonly OutboxRecord[];
  readonly history: readonly HistoryRecord[];
};

/** What becomes of a redemption in the outbox, and what to say; `to`: null changes nothing. */
export type Turn<Said> = { readonly say: Said; readonly to: Turned | null };

export type Turned =
  /** Changed; where it gets a sequence number, that is the next one (R29). */
  | { readonly kind: "stays"; readonly item: OutboxRedemption; readonly overlay: OverlayRecord | null }
  | { readonly kind: "leaves"; readonly left: Left };

export type Leave = (item: OutboxRecord, redemption: HistoryRecord | null, epoch: number | null) => Left | null;

/** What an item leaves behind when it leaves the outbox. */
export type Left = {
  readonly history: HistoryRecord | null;
  readonly overlay: OverlayRecord | null;
  /** Key of the redemption that the server has undone with it: where it is in the history, it holds its code no longer. */
  readonly undone: string | null;
};
