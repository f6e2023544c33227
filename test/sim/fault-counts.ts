/** What goes wrong in the simulation, and what each kind means. */
export const FAULTS = {
  partition: "a request of a till that was cut off failed or never ended",
  lostReply: "the server had done what was asked, and its answer was lost",
  reordered: "a message arrived after a later one, or twice",
  crash: "a tab died with its work in hand",
  clock: "a till's clock was set",
  revoked: "a device was revoked",
  tabs: "two tabs, or a tab and the worker, sent at the same time",
  restart: "a request met a server that was going down or coming up",
  unheard: "a till was shown a claim that it had not heard of",
  epoch: "a till met the end of its epoch",
  writtenOff: "a manager gave up what a till had left of a lease",
  recalled: "a till gave a lease back that was called back",
  rescued: "a rescue file was taken in",
  destroyed: "a device was gone with all that it held",
  putBack: "a backup took the place of the server's database",
  compacted: "a till took a newer base in the epoch that it was in",
  behind: "a till asked for changes that were tidied away",
  halfSnapshot: "a part of a snapshot was gone before the till had it",
  askTimeout: "an ask's answer came after the cashier's patience had ended",
} as const;

export type Fault = keyof typeof FAULTS;

export type FaultCounts = Record<Fault, number>;

export const faultNames = Object.keys(FAULTS) as readonly Fault[];

export function noFaults(): FaultCounts {
  return Object.fromEntries(faultNames.map((fault) => [fault, 0])) as FaultCounts;
}
