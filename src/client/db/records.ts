import type { FeedEntry } from "../../contract/messages/pull";
import type { SettingsMessage, SnapshotCoupon, SnapshotMessage, StaffMessage, StoreMessage } from "../../contract/messages/snapshot";
import type { PinTries } from "../../domain/staff/pin-tries";
import type { KeptLease } from "../../domain/sync/renew-lease";
import type { Exchange } from "../../domain/sync/corrected-time";
import type { Resolution } from "../../domain/sync/resolve-conflict";
import type { OutboxState } from "../../domain/sync/outbox-state";
import type { Circumstances, RedemptionContents, TillTime } from "../../domain/sync/event";
import type { AnswerMessage } from "../../contract/messages/push";
import type { BaseLayout } from "./packed-base";
import type { Sealed } from "./seal";

/** Who this till is. The token, and every sequence number, belong to the installation (R24). */
export type DeviceRecord = {
  readonly token: string;
  /** Since when, by corrected time; absent in rows from before tokens were renewed. */
  readonly tokenSinceMs?: number;
  /** Made here and not yet taken by the server, as far as the till has heard (R62). */
  readonly nextToken?: string;
  /** For a server that was put back to before it knew the present one. */
  readonly formerToken?: string;
  readonly installationId: string;
  readonly device: { readonly id: string; readonly name: string };
  readonly revoked: boolean;
  /** Has the browser promised to keep this database? */
  readonly storage: "unknown" | "granted" | "refused";
  /** Number of the last fact, reversal or withdrawal that was queued (R29). */
  readonly lastSequence: number;
};

/** What decides offline, apart from the rows of coupons, codes and people. */
export type SnapshotRecord = BaseLayout & {
  readonly epoch: { readonly number: number; readonly key: CryptoKey };
  /** The base's states are complete up to this number, and were at this server time. */
  readonly baseFeed: number;
  readonly baseAsOfMs: number;
  /** The till's cursor: it has every change up to this number. */
  readonly feed: number;
  /** Server time of the last pull that left nothing out. */
  readonly asOfMs: number;
  /** Changes went by that may have been about the till's own redemptions; until it has asked. */
  readonly newsMissed?: boolean;
  /** Changes of codes since the base, earliest first; written by the store alone, and absent until there are any. */
  readonly runs?: readonly NamedRun[];
  /** How often coupons or people have changed in this installation; written by the store alone. */
  readonly termsChanges?: number;
  readonly workspace: SnapshotMessage["workspace"];
  readonly settings: SettingsMessage;
  readonly storeId: string;
  readonly claimKeys: readonly string[];
};

/** The highest corrected time seen, and the exchanges that its offset comes from (R25). */
export type ClockRecord = { readonly highestMs: number; readonly exchanges: readonly Exchange[] };

/**
 * What a till makes rescue files with (R31): `signingKey` never leaves the browser, `certificate` says whose its public half
 * is, `rescueKey` is the server's. All of one installation, as of one epoch.
 */
export type RescueRecord = {
  readonly installationId: string;
  readonly epoch: number;
  readonly signingKey: CryptoKey;
  readonly certificate: string;
  readonly rescueKey: string;
  /** The one that the certificate tells of; absent in rows from before tokens were renewed. */
  readonly token?: string;
};

/** All that is left of a till that a manager has signed out (R30). `handedOver`: redemptions. */
export type SignedOutRecord = { readonly handedOver: number };

/** By the id of a person, or of the till for all of them (R61). */
export type PinTriesRecord = Readonly<Record<string, PinTries>>;

/** A PIN that has not proved right, the latest last. `waits`: somebody has to wait for it. */
export type WrongPinRecord = { readonly atMs: number; readonly waits: boolean };

/** `activeMs`: when somebody touched the till last, to ten seconds; absent in rows from before tills locked by themselves. */
export type SessionRecord = { readonly staffId: string; readonly sinceMs: number; readonly activeMs?: number };

/** What is kept once, under its own name. */
export type Singles = {
  readonly device: DeviceRecord;
  /** The token that this browser enrols with by this code, made before the server is asked: its answer may get lost (R62). */
  readonly enrolling: { readonly code: string; readonly token: string };
  readonly snapshot: SnapshotRecord;
  readonly clock: ClockRecord;
  readonly session: SessionRecord;
  /** Who was signed in when the till locked (R67). */
  readonly lockedStaffId: string;
  readonly pinTries: PinTriesRecord;
  readonly wrongPins: readonly WrongPinRecord[];
  /** Since when this browser is held to the till (R68). */
  readonly kiosk: { readonly sinceMs: number };
  /** Reads what is sealed in the outbox and the history. */
  readonly sealKey: CryptoKey;
  readonly signedOut: SignedOutRecord;
  readonly rescue: RescueRecord;
};

/** `number`: feed number of the change that this row is as of. */
export type CouponRecord = { readonly ordinal: number; readonly number: number; readonly coupon: SnapshotCoupon };

/** A share of a capped coupon's units that this till may spend offline. */
export type LeaseRecord = KeptLease;

export type DirectoryRecords = {
  readonly staff: readonly StaffMessage[];
  readonly stores: readonly StoreMessage[];
  readonly devices: readonly { readonly id: string; readonly name: string }[];
};

/** A code's state as of a feed number, later than the base. */
export type OverlayRecord = Omit<Extract<FeedEntry, { kind: "code" }>, "kind">;

/** A packed run of such states, by the number that its store gave it: none comes twice, so what is under one never changes. */
export type NamedRun = { readonly id: number; readonly rows: number };

/** A redemption without the code itself, which is sealed; what the list shows needs no other row. */
export type StoredRedemption = {
  readonly key: string;
  readonly lookupKey: string;
  /** Whether that is a claim's; absent in rows from before there were any. */
  readonly isClaim?: boolean | undefined;
  readonly ordinal: number;
  readonly contents: Omit<RedemptionContents, "shown">;
  readonly shown: Sealed;
  readonly circumstances: Circumstances;
  /** Null while it is an ask, and of one that the server accepted: given when it becomes a fact or a withdrawal (R29). */
  readonly sequence: number | null;
  readonly atMs: number;
  readonly undoUntilMs: number;
  readonly couponTitle: string;
  readonly staffName: string;
};

/** One row from the press of the button to the server's last word. */
export type OutboxRedemption = StoredRedemption & {
  readonly kind: "redemption";
  readonly state: OutboxState;
  /** Feed number under which the server accepted the ask; null until it has. */
  readonly acceptedFeed: number | null;
  /** The withdrawal's own key and time; null unless it is withdrawn. */
  readonly withdrawal: { readonly key: string; readonly time: TillTime } | null;
};

export type OutboxReversal = {
  readonly kind: "reversal";
  readonly key: string;
  readonly redemptionKey: string;
  readonly sequence: number;
  readonly staffId: string;
  readonly reason: string;
  readonly time: TillTime;
  readonly state: OutboxState;
};

export type OutboxRecord = OutboxRedemption | OutboxReversal;

/** A reversal as the server has answered it, for a server that is put back to an earlier copy (R16). */
export type AnsweredReversal = Omit<OutboxReversal, "kind" | "redemptionKey" | "state"> & { readonly feed: number | null };

/** A redemption that the server has answered, or an ask whose withdrawal it has: that one is on no list. */
export type HistoryRecord = StoredRedemption & {
  readonly outcome: AnswerMessage["outcome"];
  /** Feed number of the answer; null where the server wrote nothing. */
  readonly feed: number | null;
  /** 1: a conflict or refusal that nobody has seen yet; a number, as an index takes no booleans. */
  readonly attention: 0 | 1;
  /** It is undone, by this till or by others. */
  readonly reversed: boolean;
  /** How its conflict was closed, as far as the feed has told. */
  readonly resolution?: Resolution | null;
  /** This till's own. */
  readonly reversal?: AnsweredReversal | null;
  /** Not null: it was withdrawn, and its outcome, feed number and sequence number are the withdrawal's. */
  readonly withdrawal?: OutboxRedemption["withdrawal"];
};
