import { aCode, aTill, redeemAt, undoAt, type Cast, type Story } from "./cast";
import type { Entry } from "./plan";

/** A till without a line saves what waits; others take the file in, before it sends the same, after, or both. */
const carriedOver: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  const forMs = random.between(12_000, 40_000);
  const within = () => atMs + random.between(500, forMs);
  return [
    { kind: "partition", atMs, till, forMs, hangs: false },
    ...[0, 1, 2].map(() => redeemAt(cast, within(), aCode(cast), till)),
    undoAt(cast, within(), till),
    ...[0, 1].map((): Entry => ({ kind: "save-file", atMs: within(), till, tab: 0 })),
    ...[0, 1, 2].map((back) => takenAt(cast, atMs + random.between(4_000, forMs + 30_000), back % 2)),
    redeemAt(cast, within(), aCode(cast)),
  ];
};

/** A device is gone for good; what it had saved before is taken in by another, or by the office in the end. */
const destroyed: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  const within = () => atMs - random.between(300, 12_000);
  return [
    { kind: "partition", atMs: atMs - 14_000, till, forMs: 20_000, hangs: random.chance(0.3) },
    ...[0, 1, 2].map(() => redeemAt(cast, within(), aCode(cast), till)),
    ...(random.chance(0.5) ? [undoAt(cast, within(), till)] : []),
    { kind: "save-file", atMs: within(), till, tab: 0 },
    { kind: "destroy-till", atMs, till, backAfterMs: random.between(2_000, 30_000) },
    ...(random.chance(0.7) ? [takenAt(cast, atMs + random.between(1_000, 30_000), 0)] : []),
    redeemAt(cast, atMs + random.between(100, 30_000), aCode(cast)),
  ];
};

/** What is saved of a till that is revoked comes with its handover, before or after. */
const revokedThenTakenIn: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  return [
    { kind: "partition", atMs: atMs - 8_000, till, forMs: random.between(9_000, 30_000), hangs: false },
    ...[0, 1].map(() => redeemAt(cast, atMs - random.between(2_000, 7_000), aCode(cast), till)),
    { kind: "save-file", atMs: atMs - 1_000, till, tab: 0 },
    { kind: "revoke-till", atMs, till, backAfterMs: random.between(20_000, 60_000) },
    ...[0, 0].map((back) => takenAt(cast, atMs + random.between(500, 50_000), back)),
  ];
};

/** How what waits at a till gets to the server without its till. */
export const RESCUE_STORIES: readonly Story[] = [carriedOver, carriedOver, destroyed, revokedThenTakenIn];

function takenAt(cast: Cast, atMs: number, back: number): Entry {
  return { kind: "take-file", atMs, till: aTill(cast), tab: 0, back };
}
