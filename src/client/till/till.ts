import type { Brand } from "../../domain/brand";
import type { Scan } from "../../domain/code/readings-of";
import type { CouponTerms } from "../../domain/coupon/coupon";
import type { Decision } from "../../domain/redemption/decide-redemption";
import type { RescueCounts } from "../../domain/rescue/count-answers";
import type { OverrideProblem } from "../../domain/redemption/override";
import type { Refusal } from "../../domain/redemption/refusal";
import type { Resolution } from "../../domain/sync/resolve-conflict";
import type { ConflictCause, Shown } from "../../domain/sync/event";
import type { SettingsMessage } from "../../contract/messages/snapshot";
import type { Network } from "../sync/line";

/**
 * The till as the staff face sees it. Every instant is corrected time, epoch milliseconds. A promise rejects only on a
 * bug; whatever a cashier can meet comes back as a value.
 */
export type Till = {
  /** Starts syncing; call once per tab. The returned function stops it. */
  start(): () => void;
  /** Pushes and pulls now, whatever the timer says. */
  syncNow(): Promise<void>;
  /** Corrected time, for saying how long ago something was. */
  nowMs(): number;

  /** Trades the one-time code (or the link that holds it) for a token, then fetches the first snapshot in the background. */
  enrol(codeOrLink: string, deviceName: string): Promise<Enrolment>;
  /** Calls the listener at once and after every change; the returned function ends it. */
  watchStatus(listener: (status: TillStatus) => void): () => void;

  /** Who may sign in here, by name. */
  staff(): Promise<readonly StaffMember[]>;
  signIn(staffId: string, pin: string): Promise<SignIn>;
  signOut(): Promise<void>;
  currentStaff(): Promise<StaffMember | null>;
  /** Who was signed in when the till locked by itself; null where it did not, or somebody has signed in since. */
  lockedStaff(): Promise<StaffMember | null>;
  /** Somebody has touched the till. */
  noteActivity(): Promise<void>;
  /** Locks where nobody has touched any tab for as long as the workspace says, and `heldMs` more (R67). Says whether it did. */
  lockIfIdle(heldMs: number): Promise<boolean>;
  /** Holds this browser to the till until a supervisor releases it (R68). */
  hold(approval: SupervisorApproval): Promise<void>;
  release(approval: SupervisorApproval): Promise<void>;
  /** A supervisor's PIN for one act; signs nobody in. */
  approve(supervisorId: string, pin: string): Promise<Approval>;
  /** For how long no PIN of this person is taken; null: one is. To be asked each second while somebody waits (R61). */
  pinWait(staffId: string): Promise<PinWait | null>;
  /** Ends the wait of a cashier, and of the till; a supervisor's own goes by alone. */
  liftPinWait(approval: SupervisorApproval, staffId: string): Promise<void>;

  /** Takes this till out of use: it hands over what it has, then keeps nothing. Needs the network. */
  takeOut(approval: SupervisorApproval): Promise<TakeOut>;

  /** Names behind the ids in refusals and lists. */
  directory(): Promise<Directory>;

  /** What a scanned or typed text means here and now; writes nothing. `symbology`: null for typed or wedged text. */
  lookUp(scan: Scan): Promise<LookUp>;
  /**
   * Decides again, asks the server where it can be asked, and stores the redemption; "redeemed" only once it is on disk.
   * Call once per press of the button.
   */
  redeem(found: Found, details?: RedeemDetails): Promise<Redeem>;
  /** `approval`: by a supervisor, who may do so later than a cashier, and whose undo it is then. */
  undo(redemptionKey: string, reason: string, approval?: SupervisorApproval): Promise<Undo>;

  /** Today's redemptions of this till, newest first, and older ones that still need a person or the network. */
  todaysList(): Promise<readonly ListedRedemption[]>;
  /** Like `watchStatus`, for `todaysList` (0), or for the redemptions of a day before, as the store's calendar counts. */
  watchDay(daysAgo: number, listener: (list: readonly ListedRedemption[]) => void): () => void;
  /** A person has seen this conflict or refusal. */
  markSeen(redemptionKey: string): Promise<void>;

  /** What waits here as a file that another till can take in (R31); changes nothing here. */
  makeRescueFile(): Promise<RescueFileMade>;
  /** Has the server take in another till's file. */
  takeInRescueFile(file: Blob): Promise<RescueTakenIn>;
};

export type TillStatus = {
  readonly enrolment:
    | { readonly kind: "none" }
    /** `shop`: null until the first snapshot has arrived. */
    | { readonly kind: "enrolled"; readonly device: Named; readonly shop: Shop | null }
    /** A manager took the till out of use; `waiting` tells what it has yet to hand over (R30). */
    | { readonly kind: "revoked" }
    /** It has handed over what it had, so many redemptions, and keeps nothing. */
    | { readonly kind: "signed-out"; readonly handedOver: number }
    /** The device's storage was cleared under this tab; `lost`: what waited for the server then; null: not known. */
    | { readonly kind: "cleared"; readonly lost: number | null };
  readonly snapshot:
    | { readonly kind: "none" }
    /** `of`: null until the server has said how much there is. Fetching the first one; a later one keeps `ready`. */
    | { readonly kind: "fetching"; readonly done: number; readonly of: number | null }
    | { readonly kind: "ready"; readonly asOfMs: number };
  readonly network: Network;
  /** Redemptions and reversals that the server has not yet acknowledged. */
  readonly waiting: number;
  /** Conflicts and refusals that nobody has seen yet. */
  readonly unseenConflicts: number;
  /** Has the browser promised to keep this till's storage? */
  readonly storage: "unknown" | "granted" | "refused";
  readonly clockUncertain: boolean;
  /** This browser is held to the till (R68). */
  readonly held: boolean;
  /** What the workspace has decided about its tills; null until the first snapshot. */
  readonly settings: SettingsMessage | null;
};

export type Named = { readonly id: string; readonly name: string };

export type Shop = {
  readonly workspaceName: string;
  readonly demo: boolean;
  readonly store: Named & { readonly timeZone: string };
};

export type Enrolment =
  | { readonly kind: "enrolled"; readonly device: Named }
  | { readonly kind: "code-unknown" | "code-used" | "code-expired" | "no-code-in-link" }
  | { readonly kind: "already-enrolled" }
  | { readonly kind: "no-network" }
  /** The server, or something between, answered what nobody can use. */
  | { readonly kind: "server-trouble" };

export type RescueFileMade =
  /** `items`: redemptions and reversals that it holds. */
  | { readonly kind: "made"; readonly name: string; readonly text: string; readonly items: number }
  | { readonly kind: "nothing-waits" }
  /** The server has never been reached since the till could make such files. */
  | { readonly kind: "not-certified" }
  /** More waits than any server takes in. */
  | { readonly kind: "too-large" };

export type RescueTakenIn =
  | { readonly kind: "taken"; readonly tillName: string; readonly storeName: string; readonly counts: RescueCounts }
  | { readonly kind: "not-a-rescue-file" }
  /** Another shop's, or for a key that the server does not have; or changed since it was made. */
  | { readonly kind: "foreign" | "damaged" }
  /** The till has handed over too much that cannot be read. */
  | { readonly kind: "not-all-taken" }
  | { readonly kind: "no-network" | "server-trouble" }
  /** The server does not know this till, or not any more. */
  | { readonly kind: "turned-away" };

export type StaffMember = Named & { readonly role: "cashier" | "supervisor" };

export type PinProblem =
  | { readonly kind: "wrong-pin"; readonly triesLeft: number }
  | ({ readonly kind: "locked" } & PinWait)
  | { readonly kind: "unknown-staff" };

/** `waitMs`: as of the answer. `till`: for all cashiers there, after wrong PINs of several. */
export type PinWait = { readonly whose: "person" | "till"; readonly waitMs: number };

export type SignIn = { readonly kind: "signed-in"; readonly staff: StaffMember } | PinProblem;

/** Proof that a supervisor typed their PIN; minted by `approve` alone. */
export type SupervisorApproval = Brand<{ readonly supervisorId: string }, "SupervisorApproval">;

export type Approval =
  | { readonly kind: "approved"; readonly approval: SupervisorApproval }
  | { readonly kind: "not-a-supervisor" }
  | PinProblem;

export type TakeOut =
  /** The till redeems nothing more; the rest goes on by itself. */
  | { readonly kind: "leaving" }
  | { readonly kind: "no-network" }
  /** The server answered what nobody can use, or does not know this till. */
  | { readonly kind: "server-trouble" };

export type Directory = {
  readonly stores: readonly (Named & { readonly timeZone: string })[];
  readonly devices: readonly Named[];
  readonly staff: readonly Named[];
};

/** `coupon`: null where no coupon that this till knows has the code. */
export type Found = { readonly coupon: CouponTerms | null; readonly shown: Shown; readonly decision: Decision };

export type LookUp =
  | ({ readonly kind: "decided" } & Found)
  /** Several live coupons fit: the cashier chooses, then `redeem` takes the chosen one. */
  | { readonly kind: "choose"; readonly candidates: readonly Found[] }
  | { readonly kind: "not-a-code" }
  /** No snapshot yet, so nothing can be decided. */
  | { readonly kind: "not-ready" };

export type RedeemDetails = {
  readonly receipt?: string;
  readonly override?: {
    readonly approval: SupervisorApproval;
    readonly note: string;
    /** What the server has refused it for; this till may not have heard of it otherwise. */
    readonly serverRefusals?: readonly Refusal[];
  };
};

export type Redeem =
  | {
      readonly kind: "redeemed";
      readonly redemptionKey: string;
      readonly atMs: number;
      readonly undoUntilMs: number;
      readonly remaining: number | null;
    }
  | { readonly kind: "refused"; readonly refusals: readonly [Refusal, ...Refusal[]]; readonly by: "till" | "server" }
  /** For good, and not by a rule: this till and the server disagree about the store, the staff or the key (R4). */
  | { readonly kind: "server-refused" }
  | { readonly kind: "override-refused"; readonly problem: OverrideProblem }
  /** The device could not store it, or another tab has withdrawn it: not redeemed, scan again. */
  | { readonly kind: "not-stored" }
  | { readonly kind: "signed-out" }
  /** The till is revoked (R30). */
  | { readonly kind: "revoked" };

export type Undo =
  /** Stored here; the server hears of it with the next push. */
  | { readonly kind: "undone" }
  | { readonly kind: "too-late"; readonly untilMs: number }
  | { readonly kind: "already-undone" }
  | { readonly kind: "unknown-redemption" }
  | { readonly kind: "not-stored" }
  | { readonly kind: "signed-out" };

export type ListedRedemption = {
  readonly redemptionKey: string;
  readonly atMs: number;
  readonly couponTitle: string;
  readonly shown: Shown;
  readonly staffName: string;
  readonly undoUntilMs: number;
  readonly state: RedemptionState;
};

export type RedemptionState =
  | { readonly kind: "waiting" | "sending" | "confirmed" | "parked" }
  | { readonly kind: "undone"; readonly acknowledged: boolean }
  | { readonly kind: "conflict"; readonly cause: ConflictCause; readonly seen: boolean; readonly resolution: Resolution | null }
  | { readonly kind: "refused"; readonly seen: boolean };
