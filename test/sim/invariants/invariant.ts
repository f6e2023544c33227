import type { Refusal } from "../../../src/domain/redemption/refusal";
import type { Outcome } from "../../../src/domain/sync/answer";
import type { LookUp } from "../../../src/client/till/till";
import type { Sent } from "../link";
import type { Rescue } from "../rescue";
import type { Screen } from "../screens";
import type { ClaimRow, CodeRow, ServerRows } from "../server-rows";
import type { Showing } from "../showings";
import type { SimTill } from "../sim-till";

/** What is wrong, and at which till. */
export type Finding = { readonly till: string | null; readonly what: string };

/** The whole of the simulated world, as far as it is looked at. */
export type Seen = {
  readonly server: ServerRows;
  readonly tills: readonly SimTill[];
  readonly screens: readonly Screen[];
  readonly rescue: Rescue;
};

export type Pushed = {
  readonly till: string;
  /** The header by which the server knows the installation. */
  readonly authorisation: string;
  readonly sent: Sent;
  /** Null where the request as a whole was turned down. */
  readonly answers: readonly { readonly key: string | null; readonly outcome: Outcome }[] | null;
};

export type Operation = { readonly till: SimTill; readonly name: string; readonly args: readonly unknown[]; readonly result: unknown };

/** A till has refused what it was shown. `before`: how far it was when that began; null: it held nothing. */
export type Looked = {
  readonly till: SimTill;
  readonly showing: Showing;
  readonly before: { readonly installation: number; readonly epoch: number; readonly feed: number } | null;
  readonly refusals: readonly Refusal[];
};

/** What every till says of every code, and of every claim's link, once all is mended. */
export type LastLook = { readonly till: SimTill; readonly of: CodeRow | ClaimRow; readonly said: LookUp };

/** A rule that holds whatever goes wrong; made anew for each run. Each function looks when its name says. */
export type Invariant = {
  readonly name: string;
  readonly onPushed?: (pushed: Pushed) => readonly Finding[];
  readonly onOperation?: (operation: Operation) => readonly Finding[];
  readonly onLooked?: (looked: Looked) => readonly Finding[];
  /** After each step in which the server has written. */
  readonly onServerChange?: (seen: Seen) => readonly Finding[];
  readonly atIntervals?: (seen: Seen) => readonly Finding[];
  /** When every fault is mended and every till has synced. */
  readonly atTheEnd?: (seen: Seen, looks: readonly LastLook[]) => readonly Finding[];
};
