import type { ConflictsResponse, UnconfirmedResponse } from "../../src/contract/messages/desk";
import type { ClosingLease, LeaseAtDesk, LeaseMessage } from "../../src/contract/messages/leases";
import type { FeedEntry } from "../../src/contract/messages/pull";
import type { RescueResponse } from "../../src/contract/messages/rescue";
import type { SettingsMessage, SnapshotMessage, StoreMessage } from "../../src/contract/messages/snapshot";
import type { StandingMessage } from "../../src/contract/messages/standings";
import type { NormalisedCode } from "../../src/domain/code/parse-code";
import type { Coupon } from "../../src/domain/coupon/coupon";
import type { ClaimId } from "../../src/domain/coupon/claim-id";
import type { ClaimRefusal } from "../../src/domain/coupon/decide-claim";
import type { RescueFile } from "../../src/domain/rescue/rescue-file";
import type { Result } from "../../src/domain/result";
import type { Answer } from "../../src/domain/sync/answer";
import type { ManagersResolution, ResolutionDecision } from "../../src/domain/sync/resolve-conflict";
import type { SequenceGap } from "../../src/domain/sync/sequence-gaps";
import type { ApiKeyStore } from "./api-key-store";
import type { FiguresStore } from "./figures/figures-store";
import type { ClaimPageStore } from "./claim-page-store";
import type { CouponDeskStore } from "./coupon-desk/coupon-desk-store";
import type { ContactStore, NewClaim } from "./contacts/contact-store";
import type { ExternalStore } from "./external/external-store";
import type { ImageStore } from "./images/image-store";
import type { Deed, DeskPage, MemberStore, NewMember, NewStaffMember, Workspace } from "./members/member-store";
import type { SelfClaimStore } from "./self-claims/self-claim-store";
import type { SettingsStore } from "./settings/settings-store";
import type { WebhookStore } from "./webhooks/webhook-store";

export type { DeskPage, NewClaim, NewStaffMember, Workspace };

/**
 * What the server remembers. What a method writes shows all at once or not at all, but for `tidy` and a rescue file; `nowMs`
 * is the server's clock, and random values come from the caller.
 */
export type Store = MemberStore & CouponDeskStore & ImageStore & SettingsStore & FiguresStore & ClaimPageStore & SelfClaimStore & ContactStore & ExternalStore & WebhookStore & ApiKeyStore & {
  /** Rejects where the database does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
  /**
   * Calls the listener with a workspace's number after commits that wrote its feed or revoked one of its tills: at once
   * after the first, then at most every 50 ms. A call may be one too many, never one too few. Returns what ends it.
   */
  watch(listener: (workspace: number) => void): () => void;

  workspaces(): Promise<readonly Workspace[]>;
  /** False where there is one of that number already: another server was first. */
  createWorkspace(workspace: NewWorkspace, nowMs: number): Promise<boolean>;
  /** The coupon's ordinal and version are given by the store; codes keep their order. */
  addCoupon(workspace: number, coupon: NewCoupon, codes: readonly NormalisedCode[], nowMs: number): Promise<Coupon>;
  /** Stores the next version of a coupon; what may be edited is decided before. */
  replaceCoupon(workspace: number, coupon: Coupon, nowMs: number): Promise<void>;
  coupons(workspace: number): Promise<readonly CouponWithCodes[]>;
  stores(workspace: number): Promise<readonly StoreMessage[]>;
  /** Gives a contact a coupon, and signs the token of its link (R20); the rules of R51 say who gets none. */
  claim(workspace: number, claim: NewClaim, nowMs: number): Promise<Result<Claimed, ClaimProblem>>;

  /** `deed`: tells the log, as with all that have one; what has none is no member's doing. */
  issueEnrolmentCode(code: NewEnrolmentCode, deed?: Deed): Promise<void>;
  enrol(enrolment: NewEnrolment, nowMs: number): Promise<Result<Enrolled, EnrolmentProblem>>;
  /** Whose token this is, revoked or not; null where it is nobody's any more. The first use of a next one is taken up (R62). */
  tillByToken(tokenHash: Uint8Array, nowMs: number): Promise<TillOnRecord | null>;
  /** False where the token is not to be the till's next one. */
  renewToken(till: TillOnRecord, tokenHash: Uint8Array, nowMs: number): Promise<boolean>;
  /** False where the workspace has no such installation; one that was revoked stays so, since then. */
  revokeInstallation(workspace: number, installationId: string, nowMs: number, deed?: Deed): Promise<boolean>;
  conflicts(workspace: number, wanted: ConflictsWanted): Promise<ConflictsResponse>;
  /** Null where the workspace has no such conflict. */
  resolveConflict(workspace: number, said: NewResolution, nowMs: number, deed?: Deed): Promise<ResolutionDecision | null>;
  /** Accepted asks that had come by an instant and that their tills have not named since, oldest first (R10). */
  unconfirmed(workspace: number, untilMs: number, page: DeskPage): Promise<UnconfirmedResponse>;
  tills(workspace: number): Promise<readonly TillAtDesk[]>;
  leasesAtDesk(workspace: number, wanted: LeasesWanted): Promise<readonly LeaseAtDesk[]>;
  /** False where the workspace has no such lease; one that is over stays as it is (R23). */
  writeOffLease(workspace: number, leaseId: string, deed?: Deed): Promise<boolean>;
  /** `report`: what it told of itself; without one, what it told before stands. */
  noteSeen(workspace: number, installationId: string, nowMs: number, report?: TillReport): Promise<void>;

  /** What every till of the workspace gets; built when nobody has asked yet, or much has changed since. */
  snapshot(workspace: number, nowMs: number): Promise<SnapshotBase>;
  blob(workspace: number, hash: string): Promise<Uint8Array | null>;
  /** Changes after a feed number, oldest first; null where the epoch is another or the feed ends before it. */
  feedAfter(workspace: number, cursor: { after: number; epoch: number }, limit: number): Promise<FeedPage | null>;

  /**
   * Gives all codes new keys and begins the feed anew, from the present number (R17).
   * @param key 32 random bytes
   * @param from `restored`: a backup was put in place, and tills may have seen later changes than it holds (R16)
   */
  startEpoch(workspace: number, key: Uint8Array, from: { readonly restored: boolean }, nowMs: number): Promise<void>;

  /** Drops what nothing needs any more; a till that is behind what is kept of the feed takes a new snapshot. */
  tidy(nowMs: number, feedEntriesKept?: number): Promise<void>;

  /** Judges and records a till's items; one answer for each, in their order (R7). */
  push(till: TillOnRecord, push: Push, nowMs: number): Promise<readonly Answer[]>;
  /** All open leases of a till, once they are renewed and it has those that it needs (R21, R22). */
  renewLeases(till: TillOnRecord, renewal: Renewal): Promise<readonly LeaseMessage[]>;
  /** Takes leases back that the till gives up (R23). */
  closeLeases(till: TillOnRecord, closing: readonly ClosingLease[]): Promise<void>;
  /** What stands today of an installation's own redemptions; nothing of other keys. */
  standings(till: TillOnRecord, keys: readonly string[]): Promise<readonly StandingMessage[]>;
  /** As a push, of a revoked till; what cannot be read is kept up to a limit, over which nothing is taken (R30). */
  handOver(till: TillOnRecord, push: Push, nowMs: number): Promise<Result<readonly Answer[], "too-much-evidence">>;

  /** Certifies a till's own public key, SPKI in base64url: with its private half the till signs rescue files (R31). */
  certify(till: TillOnRecord, publicKey: string): Promise<Result<Certified, "not-a-key">>;
  /** Takes in a file of any till of the workspace, batch by batch and any number of times (R31). */
  takeInRescueFile(workspace: number, file: RescueFile, nowMs: number): Promise<Result<RescueTaken, RescueFileProblem>>;
};

export type NewWorkspace = Workspace & {
  readonly settings: SettingsMessage;
  readonly stores: readonly StoreMessage[];
  readonly staff: readonly NewStaffMember[];
  /** 32 random bytes: the first epoch's key. */
  readonly epochKey: Uint8Array;
  /** Signs its claims' tokens. */
  readonly claimKey: KeyPair;
  /** Opens its tills' rescue files. */
  readonly rescueKey: KeyPair;
  /** Who can sign in from the beginning; the log is told of the workspace, and of its owner. */
  readonly owner?: { readonly member: NewMember; readonly deed: Deed; readonly joined: Deed };
};

/** An elliptic key pair on P-256: DER of SPKI and of PKCS #8. */
export type KeyPair = { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };

export type NewCoupon = Omit<Coupon, "ordinal" | "version">;

/** `codes`: the first few, in the order in which they were added. */
export type CouponWithCodes = { readonly coupon: Coupon; readonly codes: readonly string[] };

/** `token`: the text that stands in the link. */
export type Claimed = { readonly claimId: ClaimId; readonly token: string };

export type ClaimProblem = "unknown-coupon" | ClaimRefusal;

export type NewEnrolmentCode = {
  readonly workspace: number;
  readonly storeId: string;
  readonly codeHash: Uint8Array;
  readonly expiresMs: number;
  /** What its till will be called, unless that says otherwise. */
  readonly deviceName?: string;
};

export type NewEnrolment = {
  readonly codeHash: Uint8Array;
  readonly tokenHash: Uint8Array;
  readonly installationId: string;
  readonly deviceId: string;
  /** Empty: the till gets the next number of its workspace. */
  readonly deviceName: string;
};

export type Enrolled = { readonly installationId: string; readonly device: { readonly id: string; readonly name: string } };

export type EnrolmentProblem = "enrolment-code-unknown" | "enrolment-code-used" | "enrolment-code-expired";

export type TillOnRecord = {
  readonly workspace: number;
  readonly installationId: string;
  readonly device: { readonly id: string; readonly name: string; readonly storeId: string };
  readonly revokedMs: number | null;
  /** It called with a token that it has replaced since. */
  readonly byFormerToken?: true;
  /** No till, but what stands in the place of one and of its person: it hears each answer at once, or asks again (R78). */
  readonly isStandIn?: true;
};

/** `key`: this one only; null: all of them. */
export type ConflictsWanted = DeskPage & { readonly state: "open" | "resolved" | "all"; readonly key: string | null };

/** A manager's word on a conflict. `key`: the redemption's; `reversalKey`: of the reversal that would undo it. */
export type NewResolution = {
  readonly key: string;
  readonly resolution: ManagersResolution;
  readonly note: string;
  readonly managerId: string;
  readonly reversalKey: string;
};

/**
 * What a till tells of itself: how much it has not been able to send, server time minus device time, wrong PINs within a day
 * and since when somebody waits for them, version and build of its app; null where it does not say.
 */
export type TillReport = {
  readonly waiting: number;
  readonly offsetMs: number | null;
  readonly wrongPins: number | null;
  readonly pinWaitSinceMs: number | null;
  readonly app: string | null;
};

type Reported = { readonly [Told in keyof TillReport]: TillReport[Told] | null };

/** An installation as a manager sees it. `seenMs`: within a minute; null: not since it enrolled. `gaps`: as in R29. */
export type TillAtDesk = Omit<TillOnRecord, "workspace"> & Reported & {
  readonly enrolledMs: number;
  readonly seenMs: number | null;
  readonly lastSequence: number | null;
  readonly gaps: readonly SequenceGap[];
  /** Since when somebody else may have its token; null: no sign of that (R62). */
  readonly tokenMisusedMs: number | null;
};

/** Which leases a manager wants to see; `id`: this one only. */
export type LeasesWanted = { readonly state: "at-risk" | "all"; readonly id: string | null };

/** `spentOf`: units of a lease that its till has spent, by its own count. `newId`: makes the ids of new leases. */
export type Renewal = {
  readonly spentOf: ReadonlyMap<string, number>;
  readonly newId: () => string;
  readonly nowMs: number;
};

/** A snapshot without what differs from till to till. */
export type SnapshotBase = Omit<SnapshotMessage, "protocol" | "nowMs" | "device">;

/** `urgent`: revocations of coupons that later pages hold; none where there are no later ones. */
export type FeedPage = {
  readonly entries: readonly FeedEntry[];
  readonly feed: number;
  readonly more: boolean;
  readonly urgent: readonly FeedEntry[];
};

/** `items` as they came; `heard` as in the message. */
export type Push = { readonly items: readonly unknown[]; readonly heard: readonly string[] };

/** `rescueKey`: as in the message. */
export type Certified = { readonly certificate: string; readonly rescueKey: string };

export type RescueTaken = Omit<RescueResponse, "nowMs">;

/** `foreign`: of another workspace, or for a key that is not on record. `too-much-evidence`: some of it was taken. */
export type RescueFileProblem = "foreign" | "damaged" | "too-much-evidence";
