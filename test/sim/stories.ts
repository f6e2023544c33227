import { aCode, aTill, redeemAt, undoAt, type Story } from "./cast";
import { LEASE_STORIES } from "./lease-stories";
import { OFFICE_STORIES } from "./office-stories";
import { RESCUE_STORIES } from "./rescue-stories";

/** One code at two places, or thrice, within a moment; the till's other tab is a place too. */
const sameCodeAtOnce: Story = (cast, atMs) => {
  const { random } = cast;
  const code = aCode(cast);
  return Array.from({ length: random.between(2, 3) }, () => redeemAt(cast, atMs + random.between(0, 400), code));
};

/** Both tabs of a till have the same code on their screens, and both cashiers press at once. */
const bothTabsAtOnce: Story = (cast, atMs) => {
  const { tills, random } = cast;
  const withTwo = tills.flatMap(({ tabs }, till) => (tabs === 2 ? [till] : []));
  if (withTwo.length === 0) return sameCodeAtOnce(cast, atMs);
  const till = random.pick(withTwo);
  const aloneMs = random.pick([10, 27_000]);
  const press = { ...redeemAt(cast, atMs, aCode(cast), till), pauseMs: random.between(20, 2_000), override: false };
  return [
    // Long enough for the till to know that it is alone.
    ...(random.chance(0.6) ? [{ kind: "partition", atMs: atMs - aloneMs, till, forMs: aloneMs + 5_000, hangs: false } as const] : []),
    { ...press, tab: 0 },
    { ...press, tab: 1, pauseMs: press.pauseMs + random.between(-2, 2) },
  ];
};

/** A till loses its line and goes on; the others redeem the same codes; it comes back. */
const cutOff: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  const forMs = random.between(8_000, 70_000);
  const within = () => atMs + random.between(200, forMs);
  const codes = Array.from({ length: random.between(2, 4) }, () => aCode(cast));
  return [
    { kind: "partition", atMs, till, forMs, hangs: random.chance(0.4) },
    ...codes.map((code) => redeemAt(cast, within(), code, till)),
    ...codes.slice(0, 2).map((code) => redeemAt(cast, within(), code)),
    ...(random.chance(0.6) ? [undoAt(cast, within(), till)] : []),
    ...(random.chance(0.3) ? [{ kind: "set-clock", atMs: within(), till, byMs: random.between(-90_000, 90_000) } as const] : []),
  ];
};

/** A redemption is undone without a line, and redeemed elsewhere while the reversal still waits. */
const undoneThenUsedElsewhere: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  const code = aCode(cast);
  const forMs = random.between(15_000, 50_000);
  return [
    redeemAt(cast, atMs, code, till),
    { kind: "partition", atMs: atMs + 4_000, till, forMs, hangs: false },
    undoAt(cast, atMs + 6_000, till),
    redeemAt(cast, atMs + 9_000, code),
    redeemAt(cast, atMs + random.between(9_000, 14_000), code, till),
    redeemAt(cast, atMs + forMs + 12_000, code),
  ];
};

/** A tab dies while it redeems or undoes, and comes back. */
const deadTab: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  const act = random.chance(0.75) ? redeemAt(cast, atMs + 60, aCode(cast), till) : undoAt(cast, atMs + 60, till);
  const tab = "tab" in act ? act.tab : 0;
  return [{ kind: "crash", atMs, till, tab, afterTurns: random.between(1, 14), downMs: random.between(500, 25_000) }, act];
};

/** A tab falls asleep while it asks, and wakes up when its other tab has given the ask up. */
const sleepingTab: Story = (cast, atMs) => {
  const { tills, random } = cast;
  const till = tills.findIndex(({ tabs }) => tabs === 2);
  if (till < 0) return deadTab(cast, atMs);
  const forMs = random.between(11_500, 20_000);
  return [
    { kind: "sleep", atMs, till, tab: 0, afterTurns: random.between(8, 16), forMs },
    { ...redeemAt(cast, atMs + 50, aCode(cast), till), tab: 0, pauseMs: 0 },
    { kind: "push-at-once", atMs: atMs + 11_400, till },
  ];
};

const lostReply: Story = (cast, atMs) => {
  const till = aTill(cast);
  return [{ kind: "lost-reply", atMs, till, of: "push", hangs: cast.random.chance(0.5) }, redeemAt(cast, atMs + 50, aCode(cast), till)];
};

const reordered: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  const code = aCode(cast);
  return [
    { kind: "reorder", atMs, till, of: "push", byMs: random.between(400, 60_000), doubles: random.chance(0.6) },
    redeemAt(cast, atMs + 50, code, till),
    random.chance(0.5) ? undoAt(cast, atMs + random.between(500, 9_000), till) : redeemAt(cast, atMs + 2_000, code, till),
  ];
};

/** The answer to an ask comes after the cashier's patience has ended; meanwhile somebody else may be quicker. */
const lateAnswer: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  const code = aCode(cast);
  return [
    { kind: "late-answer", atMs, till, of: "ask", byMs: random.between(1_250, 9_000), onTheWayThere: random.chance(0.5) },
    redeemAt(cast, atMs + 50, code, till),
    ...(random.chance(0.5) ? [redeemAt(cast, atMs + random.between(300, 3_000), code)] : []),
  ];
};

/**
 * Two tills have redeemed one code; the first undoes it at its other tab, so that the second holds it, and only then comes
 * the answer to its redemption.
 */
const undoneBeforeItsAnswer: Story = (cast, atMs) => {
  const { tills, coupons, random } = cast;
  const till = tills.findIndex(({ tabs }) => tabs === 2);
  if (till < 0) return lateAnswer(cast, atMs);
  const other = (till + 1) % tills.length;
  const code = { coupon: 0, code: random.between(0, (coupons[0]?.codes ?? 1) - 1) };
  const late = { kind: "late-answer", atMs, till, of: "push", byMs: random.between(6_500, 9_000), onTheWayThere: false } as const;
  const redeem = (at: number, where: number) => ({ ...redeemAt(cast, at, code, where), tab: 0, pauseMs: 0, override: false });
  return [
    { kind: "partition", atMs: atMs - 50, till: other, forMs: 2_600, hangs: false },
    redeem(atMs, other),
    late,
    late,
    redeem(atMs + 100, till),
    { kind: "push-at-once", atMs: atMs + 2_700, till: other },
    { kind: "undo", atMs: atMs + random.between(3_200, 5_500), till, tab: 1, back: 0 },
  ];
};

const wrongClock: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  const byMs = random.pick([-3_600_000, -120_000, -20_000, -5_000, 5_000, 60_000, 86_400_000]);
  return [
    redeemAt(cast, atMs - 40, aCode(cast), till),
    { kind: "set-clock", atMs, till, byMs },
    redeemAt(cast, atMs + random.between(50, 9_000), aCode(cast), till),
  ];
};

/** Something waits, and then all that can send does. */
const allSendAtOnce: Story = (cast, atMs) => {
  const till = aTill(cast);
  const forMs = 6_000;
  return [
    { kind: "partition", atMs, till, forMs, hangs: false },
    redeemAt(cast, atMs + 200, aCode(cast), till),
    redeemAt(cast, atMs + 2_500, aCode(cast), till),
    { kind: "push-at-once", atMs: atMs + forMs + 20, till },
    { kind: "push-at-once", atMs: atMs + forMs + cast.random.between(100, 1_500), till },
  ];
};

const restart: Story = (cast, atMs) => {
  const { random } = cast;
  const acts = Array.from({ length: 3 }, () => redeemAt(cast, atMs + random.between(-150, 2_000), aCode(cast)));
  return [...acts, { kind: "restart", atMs, forMs: random.between(300, 9_000), gateway: random.chance(0.5) }];
};

const revokedTill: Story = (cast, atMs) => {
  const { random } = cast;
  const till = aTill(cast);
  return [
    ...(random.chance(0.5) ? [{ kind: "partition", atMs: atMs - 8_000, till, forMs: random.between(9_000, 20_000), hangs: false } as const] : []),
    redeemAt(cast, atMs - 4_000, aCode(cast), till),
    { kind: "revoke-till", atMs, till, backAfterMs: random.between(15_000, 60_000) },
    redeemAt(cast, atMs + 100, aCode(cast), till),
  ];
};

/** What happens all day long. */
const ordinary: Story = (cast, atMs) => {
  const act = redeemAt(cast, atMs, aCode(cast));
  const till = act.kind === "redeem" ? act.till : 0;
  return cast.random.chance(0.3) ? [act, undoAt(cast, atMs + cast.random.between(1_500, 30_000), till)] : [act];
};

/** Every kind of trouble, each once in a run at least, if only by itself. */
export const STORIES: readonly Story[] = [
  sameCodeAtOnce,
  bothTabsAtOnce,
  bothTabsAtOnce,
  cutOff,
  undoneThenUsedElsewhere,
  deadTab,
  deadTab,
  sleepingTab,
  sleepingTab,
  lostReply,
  lostReply,
  reordered,
  reordered,
  lateAnswer,
  lateAnswer,
  undoneBeforeItsAnswer,
  undoneBeforeItsAnswer,
  wrongClock,
  allSendAtOnce,
  restart,
  ordinary,
  ordinary,
  revokedTill,
  ...OFFICE_STORIES,
  ...LEASE_STORIES,
  ...RESCUE_STORIES,
];
