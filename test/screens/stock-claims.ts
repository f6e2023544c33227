import { randomBytes } from "node:crypto";
import { keptPinOf } from "../../server/auth/store-pin";
import { openSqliteStore } from "../../server/store/sqlite";
import type { Store } from "../../server/store/store";
import { couponPageMessage } from "../../src/contract/messages/coupon-page";
import type { TearoffServer } from "../e2e/support/tearoff-server";
import { type Stocked, stockShop } from "../e2e/support/stock-shop";
import { wireTill } from "../e2e/support/wire-till";
import { newTestClaim } from "../builders/claims";
import { addTestMember, deedBy } from "../builders/members";

const DAY_MS = 24 * 60 * 60_000;

/** The demo shop's coupons that are claimed, each when it could be. */
const CLAIMED = {
  active: { couponId: "OLDTOWN", days: 0 },
  fixed: { couponId: "FLATWHITE", days: 0 },
  promo: { couponId: "WEBSHOP", days: 0 },
  "not-yet-valid": { couponId: "NEXTMONTH", days: 31 },
  redeemed: { couponId: "ESPRESSO", days: 0 },
  expired: { couponId: "LASTMONTH", days: -30 },
  revoked: { couponId: "COOKIE", days: 0 },
} as const;

const OTHERS = [
  { name: "مريم", couponId: "BEANS" },
  { name: "Ben", couponId: "BAGEL" },
  { name: "Ana", couponId: "BEANS" },
];

/** Customers claim it by themselves, and redeem it on their phones. */
const BY_THEMSELVES = {
  couponId: "CAKE",
  codes: Array.from({ length: 8 }, (_, place) => `CAKE-${place + 1}`),
  terms: { title: "A slice of cake", methods: ["staff-scan", "store-pin", "self"] },
  changes: { selfClaim: "open" },
} satisfies Stocked;

/** Where they do so. */
export const OWN_LINK = "/get/1-CAKE";

export type ClaimedStates = Readonly<Record<keyof typeof CLAIMED, string>>;

/** A member to be given another role, contacts, and a claim of each standing. @returns the claims' links, as paths */
export async function stockClaims(server: TearoffServer): Promise<ClaimedStates> {
  await server.stop();
  await stockShop(server.dataDir, [{ couponId: "COOKIE", codes: ["COOKIE-1"], terms: { title: "Free cookie" } }, BY_THEMSELVES]);
  const store = await openSqliteStore(server.dataDir);
  const links: Partial<Record<keyof typeof CLAIMED, string>> = {};
  const nowMs = Date.now();
  try {
    await addTestMember(store, 1, "viewer", "Mia", nowMs);
    for (const [state, { couponId, days }] of Object.entries(CLAIMED) as [keyof typeof CLAIMED, { couponId: string; days: number }][]) {
      links[state] = await claim(store, couponId, { name: "Rosa", externalId: "+351 910 000 000" }, nowMs + days * DAY_MS);
    }
    for (const [place, { name, couponId }] of OTHERS.entries()) {
      await claim(store, couponId, { name, externalId: `+351 910 000 00${place + 1}` }, nowMs);
    }
    await store.revokeCoupon(1, "COOKIE", deedBy("Demo owner", nowMs));
    for (const { id } of await store.storesAtDesk(1)) {
      await store.setStorePin(1, id, await keptPinOf("4711", randomBytes), deedBy("Demo owner", nowMs));
    }
  } finally {
    await store.close();
    await server.start();
  }
  const claimed = links as ClaimedStates;
  await redeem(server, claimed.redeemed);
  return claimed;
}

async function claim(store: Store, couponId: string, contact: { readonly name: string; readonly externalId: string }, atMs: number): Promise<string> {
  const made = await store.claim(1, newTestClaim(couponId, { channel: "whatsapp", ...contact }), atMs);
  if (!made.ok) throw new Error(`${couponId} cannot be claimed: ${made.problem}`);
  return `/c/${made.value.token}`;
}

async function redeem({ origin, enrolmentCode }: TearoffServer, link: string): Promise<void> {
  const { code } = couponPageMessage.parse(await (await fetch(`${origin}/api${link}`)).json());
  if (code === null) throw new Error("The claim to be redeemed shows no code.");
  await (await wireTill(origin, enrolmentCode(), "Window")).redeem(CLAIMED.redeemed.couponId, code);
}
