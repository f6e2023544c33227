import { aCode, aCodeOf, aTill, couponNamed, redeemAt, undoAt, type Cast, type Story } from "./cast";
import type { Entry } from "./plan";

/** A manager takes one coupon back, or lets one run longer. */
const edit: Story = (cast, atMs) => {
  const { random } = cast;
  return random.chance(0.3)
    ? [{ kind: "revoke-coupon", atMs, coupon: couponNamed(cast, "REVOKED") }]
    : [{ kind: "extend-coupon", atMs, coupon: couponNamed(cast, "ENDING"), byMs: random.between(10_000, 120_000) }];
};

/** A coupon comes while the shop is open; its codes are shown at once, and again. */
const newCoupon: Story = (cast, atMs) => {
  const coupon = couponNamed(cast, cast.random.pick(["LATE", "LATER"]));
  return [{ kind: "add-coupon", atMs, coupon }, ...[100, 4_000, 25_000].flatMap((within) => shownSoon(cast, atMs, coupon, within))];
};

/** A customer claims a coupon and shows it at once, also where nobody can have heard of it; somebody undoes it. */
const freshClaim: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  const { coupon, code } = aClaim(cast);
  const link = { link: true, override: random.chance(0.1) };
  const isCutOff = random.chance(0.6);
  return [
    ...(isCutOff ? [{ kind: "partition", atMs: atMs - random.between(10, 30_000), till, forMs: random.between(31_000, 60_000), hangs: false } as const] : []),
    { kind: "claim", atMs, coupon, code },
    { ...redeemAt(cast, atMs + random.between(50, 3_000), { coupon, code }, till), ...link },
    { ...redeemAt(cast, atMs + random.between(50, 6_000), { coupon, code }), ...link },
    ...(random.chance(0.5) ? [undoAt(cast, atMs + random.between(4_000, 20_000), till)] : []),
    ...(random.chance(0.5) ? [{ ...redeemAt(cast, atMs + random.between(20_000, 70_000), { coupon, code }), ...link }] : []),
  ];
};

/** An epoch ends while tills are at work; now and then another one while they still fetch what it began with. */
const epochEnds: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  const again = random.chance(0.8) ? [random.between(60, 700)] : [];
  return [
    redeemAt(cast, atMs - random.between(0, 1_500), aCode(cast), till),
    { kind: "new-epoch", atMs },
    { kind: "push-at-once", atMs: atMs + 10, till },
    ...again.map((later): Entry => ({ kind: "new-epoch", atMs: atMs + later })),
    ...shownSoon(cast, atMs, couponNamed(cast, "LIST"), 3_000),
  ];
};

/** A till redeems and undoes without a line while an epoch ends; what it holds back has keys of the one before. */
const cutOffFromItsEpoch: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  const forMs = random.between(12_000, 50_000);
  const within = () => atMs + random.between(200, forMs - 1_000);
  const code = aCode(cast);
  return [
    redeemAt(cast, atMs - 3_000, aCode(cast), till),
    { kind: "partition", atMs, till, forMs, hangs: random.chance(0.3) },
    redeemAt(cast, within(), code, till),
    redeemAt(cast, within(), aCode(cast), till),
    undoAt(cast, within(), till),
    { kind: "new-epoch", atMs: within() },
    redeemAt(cast, within(), code),
    redeemAt(cast, atMs + forMs + random.between(100, 4_000), code, till),
  ];
};

/** What a till has redeemed is still on its way when its other tab takes the next epoch; then it is shown there again. */
const heldOverAnEpoch: Story = (cast, atMs) => {
  const { tills, random } = cast;
  const till = tills.findIndex(({ tabs }) => tabs === 2);
  if (till < 0) return cutOffFromItsEpoch(cast, atMs);
  const coupon = couponNamed(cast, random.pick(["LIST", "CLAIMS"]));
  const code = aCodeOf(cast, coupon);
  const shown = { coupon, code: code.code, link: coupon === couponNamed(cast, "CLAIMS"), override: false };
  const late = { kind: "late-answer", atMs, till, byMs: 9_000, onTheWayThere: true } as const;
  return [
    { kind: "claim", atMs: atMs - 3_000, ...code },
    { ...late, of: "ask" },
    { ...late, of: "push" },
    { ...redeemAt(cast, atMs + 50, code, till), ...shown, tab: 0, pauseMs: 0 },
    { kind: "new-epoch", atMs: atMs + random.between(1_000, 2_000) },
    { kind: "push-at-once", atMs: atMs + 2_100, till },
    { ...redeemAt(cast, atMs + random.between(3_500, 8_000), code, till), ...shown, tab: 1, pauseMs: 0 },
  ];
};

/** The database is lost, and a backup takes its place: what came after it the tills send again, also who was away meanwhile. */
const wentBack: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  const within = () => atMs + random.between(200, 9_000);
  const code = aCode(cast);
  const downMs = random.between(3_000, 6_000);
  return [
    redeemAt(cast, atMs - 5_000, code, till),
    { kind: "back-up", atMs },
    undoAt(cast, within(), till),
    ...[0, 1, 2].map(() => redeemAt(cast, within(), aCode(cast))),
    { kind: "claim", atMs: within(), ...aClaim(cast) },
    ...(random.chance(0.3) ? [{ kind: "new-epoch", atMs: within() } as const] : []),
    ...(random.chance(0.5) ? [{ kind: "partition", atMs: within(), till, forMs: random.between(8_000, 40_000), hangs: false } as const] : []),
    { kind: "put-back", atMs: atMs + 10_000, forMs: downMs },
    redeemAt(cast, atMs + 10_500, aCode(cast)),
    ...[0, 1].map(() => redeemAt(cast, atMs + 10_000 + downMs + random.between(10, 8_000), code)),
  ];
};

/** Snapshots are built and the feed is shortened while a till is away: it has to begin anew within its epoch. */
const fallsBehind: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  const forMs = random.between(20_000, 45_000);
  const claims = [3_000, 6_000, 9_000, 12_000].flatMap((after): Entry[] => [
    redeemAt(cast, atMs + after, aCode(cast)),
    { kind: "claim", atMs: atMs + after, ...aClaim(cast) },
    { kind: "build-snapshot", atMs: atMs + after + 2_500 },
  ]);
  return [
    { kind: "partition", atMs, till, forMs, hangs: false },
    redeemAt(cast, atMs + 2_000, aCode(cast), till),
    ...claims,
    { kind: "tidy", atMs: atMs + 15_000, kept: random.between(0, 2) },
    ...shownSoon(cast, atMs + forMs, couponNamed(cast, "LIST"), 2_000),
  ];
};

/** What comes from the office, and not from the tills. */
export const OFFICE_STORIES: readonly Story[] = [edit, newCoupon, newCoupon, freshClaim, freshClaim, freshClaim, epochEnds, epochEnds, epochEnds, cutOffFromItsEpoch, heldOverAnEpoch, wentBack, wentBack, fallsBehind, fallsBehind];

/** A claim that may be there already, of a coupon that has claims; a few more than there can be. */
function aClaim(cast: Cast): { readonly coupon: number; readonly code: number } {
  const { coupons, random } = cast;
  const coupon = couponNamed(cast, random.pick(["CLAIMS", "CLAIMS", "PAGE", "LIST", "LATER"]));
  return { coupon, code: random.between(0, (coupons[coupon]?.codes ?? 1) + 1) };
}

function shownSoon(cast: Cast, atMs: number, coupon: number, withinMs: number): readonly Entry[] {
  return [0, 1].map(() => redeemAt(cast, atMs + cast.random.between(20, withinMs), aCodeOf(cast, coupon)));
}
