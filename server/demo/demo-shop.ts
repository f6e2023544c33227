import { parseCode } from "../../src/domain/code/parse-code";
import { parseCouponId } from "../../src/domain/coupon/coupon-id";
import type { Result } from "../../src/domain/result";
import { defaultAutomationWordings, defaultStatusWordings } from "../../src/domain/wording/default-wordings";
import { digestPin } from "../auth/digest-pin";
import { newKeyPair } from "../auth/new-key-pair";
import { newId } from "../auth/new-id";
import type { Deps, RandomBytes } from "../deps";
import { DEFAULT_SETTINGS } from "../store/default-settings";
import type { NewCoupon, NewStaffMember } from "../store/store";
import { DEMO_COUPONS, type DemoCoupon, type DemoStoreName } from "./demo-coupons";

/** Printed in the welcome: they protect nothing but the demo. */
export const DEMO_STAFF = [
  { name: "Demo cashier", role: "cashier", pin: "1234" },
  { name: "Demo supervisor", role: "supervisor", pin: "9876" },
] as const;

/** The store whose tills the welcome enrols. */
export const DEMO_TILL_STORE: DemoStoreName = "Riverside";

const DEMO_STORES: Readonly<Record<DemoStoreName, string>> = { Riverside: "Europe/Lisbon", "Old Town": "Europe/Berlin" };
const DEMO_WORKSPACE = 1;

/** A coffee shop to try everything with, marked as a demo wherever its name is shown. */
export async function createDemoShop({ store, nowMs, randomBytes }: Pick<Deps, "store" | "nowMs" | "randomBytes">) {
  const now = nowMs();
  const stores = Object.entries(DEMO_STORES).map(([name, timeZone]) => ({ id: newId(now, randomBytes), name, timeZone }));
  const isOurs = await store.createWorkspace(
    {
      number: DEMO_WORKSPACE,
      name: "Demo shop",
      zone: DEMO_STORES[DEMO_TILL_STORE],
      demo: true,
      plan: "premium",
      settings: DEFAULT_SETTINGS,
      stores,
      staff: await Promise.all(DEMO_STAFF.map((member) => demoStaffMember(member, now, randomBytes))),
      epochKey: randomBytes(32),
      claimKey: newKeyPair(randomBytes),
      rescueKey: newKeyPair(randomBytes),
    },
    now,
  );
  // Another server that started on the same database at the same time adds the coupons.
  if (!isOurs) return;
  for (const demo of DEMO_COUPONS) {
    const codes = demo.codes.map((code) => valid(parseCode(demo.codeType, code)));
    const storeIds = stores.filter(({ name }) => name === demo.onlyAtStore).map(({ id }) => id);
    await store.addCoupon(DEMO_WORKSPACE, couponOf(demo, storeIds, now), codes, now);
  }
}

async function demoStaffMember({ name, role, pin }: (typeof DEMO_STAFF)[number], now: number, randomBytes: RandomBytes): Promise<NewStaffMember> {
  return { id: newId(now, randomBytes), name, role, pin: await digestPin(pin, randomBytes) };
}

function couponOf(demo: DemoCoupon, storeIds: readonly string[], now: number): NewCoupon {
  const isPromo = demo.codeType === "promo";
  return {
    couponId: valid(parseCouponId(demo.couponId)),
    name: demo.title,
    title: demo.title,
    codeType: demo.codeType,
    source: demo.source === "list" ? { kind: "list" } : { kind: "fixed", amount: demo.source },
    counts: "code",
    methods: isPromo ? [] : ["staff-scan"],
    stores: storeIds.length === 0 ? { kind: "all" } : { kind: "chosen", storeIds },
    period: {
      startMs: demo.startMs === undefined ? null : now + demo.startMs,
      endMs: demo.endMs === undefined ? null : now + demo.endMs,
    },
    revokedAtMs: demo.revoked ? now : null,
    claimFirst: false,
    // Most fixed codes too: a demo is shown without a network, and two tills that overspend are part of the story.
    offline: demo.offline ?? "allow",
    registerText: demo.registerText,
    receiptWanted: demo.receiptWanted ?? false,
    copyButtonText: "Copy code",
    termsText: demo.termsText,
    promo: demo.promoUrl === undefined ? null : { label: "Open the web shop", url: demo.promoUrl, copyFirst: true },
    claimLimit: 1,
    selfClaim: "off",
    automationWordings: defaultAutomationWordings,
    statusWordings: defaultStatusWordings,
    page: { description: demo.description, belowCode: "", bannerUrl: null, logoUrl: null, colour: demo.colour },
    tags: { claimed: "", opened: "", redeemed: "" },
  };
}

/** The demo's own table is right or this is a bug. */
function valid<Value>(parsed: Result<Value, unknown>): Value {
  if (!parsed.ok) throw new Error(`The demo shop is wrong: ${JSON.stringify(parsed.problem)}`);
  return parsed.value;
}
