import { aTill, couponNamed, redeemAt, undoAt, type Cast, type Story } from "./cast";
import type { Entry } from "./plan";

/** A till without a line spends what it was lent, and undoes some of it; another spends meanwhile. */
const spentAlone: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  const forMs = random.between(8_000, 40_000);
  const within = () => atMs + random.between(500, forMs + 5_000);
  return [
    { kind: "partition", atMs, till, forMs, hangs: random.chance(0.3) },
    ...several(random.between(2, 5), () => leasedAt(cast, within(), till)),
    ...several(2, () => leasedAt(cast, within())),
    undoAt(cast, within(), till),
  ];
};

/** Tills spend until only others hold units, which are called back; one of those cannot hear of it, and spends on. */
const rush: Story = (cast, atMs) => {
  const { random } = cast;
  const away = aTill(cast);
  const within = () => atMs + random.between(0, 30_000);
  return [
    { kind: "partition", atMs, till: away, forMs: random.between(15_000, 45_000), hangs: false },
    ...several(9, () => leasedAt(cast, within())),
    ...several(3, () => leasedAt(cast, within(), away)),
    undoAt(cast, within(), aTill(cast)),
  ];
};

/** A manager gives up what a till had left, while it spends of it, or before what it spent arrives. */
const writtenOff: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  const within = () => atMs + random.between(200, 12_000);
  return [
    { kind: "partition", atMs, till, forMs: random.between(6_000, 20_000), hangs: false },
    ...several(3, () => leasedAt(cast, within(), till)),
    { kind: "write-off", atMs: within(), lease: random.between(0, 5) },
    ...several(3, () => leasedAt(cast, within())),
    ...(random.chance(0.5) ? [undoAt(cast, atMs + random.between(10_000, 30_000), till)] : []),
  ];
};

/** What is said about leases is lost, late or said twice, while units of them are spent. */
const unheardOfLeases: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  const fault = random.pick<Entry>([
    { kind: "lost-reply", atMs, till, of: "leases", hangs: random.chance(0.5) },
    { kind: "reorder", atMs, till, of: "leases", byMs: random.between(500, 6_000), doubles: random.chance(0.6) },
    { kind: "late-answer", atMs, till, of: "leases", byMs: random.between(2_000, 9_000), onTheWayThere: random.chance(0.5) },
  ]);
  return [
    fault,
    ...several(4, () => leasedAt(cast, atMs + random.between(0, 12_000), till)),
    ...several(4, () => leasedAt(cast, atMs + random.between(0, 12_000))),
    ...(random.chance(0.4) ? [{ kind: "crash", atMs: atMs + random.between(0, 9_000), till, tab: 0, afterTurns: random.between(1, 14), downMs: 4_000 } as const] : []),
  ];
};

/** A till is revoked with units in hand; what it has spent of them it still hands over. */
const revokedWithALease: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  return [
    { kind: "partition", atMs: atMs - 5_000, till, forMs: random.between(4_000, 20_000), hangs: false },
    ...several(2, () => leasedAt(cast, atMs - random.between(100, 4_500), till)),
    { kind: "revoke-till", atMs, till, backAfterMs: random.between(15_000, 40_000) },
    ...(random.chance(0.5) ? [{ kind: "write-off", atMs: atMs + random.between(0, 20_000), lease: random.between(0, 5) } as const] : []),
    ...several(2, () => leasedAt(cast, atMs + random.between(100, 50_000))),
  ];
};

/** A coupon ends, or is revoked, with units of it still lent. */
const endedWithUnits: Story = (cast, atMs) => {
  const { random } = cast;
  const coupon = couponNamed(cast, "LEASEDEND");
  const till = aTill(cast);
  return [
    { kind: "partition", atMs: atMs - 4_000, till, forMs: random.between(5_000, 30_000), hangs: false },
    ...several(3, () => redeemAt(cast, atMs + random.between(-3_500, 9_000), { coupon, code: 0 }, till)),
    random.chance(0.3) ? { kind: "revoke-coupon", atMs, coupon } : { kind: "tidy", atMs, kept: 1_000 },
    redeemAt(cast, atMs + random.between(100, 9_000), { coupon, code: 0 }),
  ];
};

/** How units of capped coupons are lent, spent and given back. */
export const LEASE_STORIES: readonly Story[] = [spentAlone, spentAlone, rush, rush, writtenOff, unheardOfLeases, revokedWithALease, endedWithUnits];

function leasedAt(cast: Cast, atMs: number, till = aTill(cast)): Entry {
  const coupon = couponNamed(cast, cast.random.chance(0.75) ? "LEASED" : "LEASEDEND");
  return redeemAt(cast, atMs, { coupon, code: 0 }, till);
}

function several(count: number, act: () => Entry): readonly Entry[] {
  return Array.from({ length: count }, act);
}
