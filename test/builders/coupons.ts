import type { Coupon, CouponTerms } from "../../src/domain/coupon/coupon";
import type { CouponDraft } from "../../src/domain/coupon/coupon-draft";
import type { CouponId } from "../../src/domain/coupon/coupon-id";
import { defaultAutomationWordings, defaultStatusWordings } from "../../src/domain/wording/default-wordings";

/** A list of QR codes, live at any time, redeemable by a cashier anywhere. */
export function listTerms(changes: Partial<CouponTerms> = {}): CouponTerms {
  return {
    couponId: "SPRING" as CouponId,
    ordinal: 1,
    version: 1,
    title: "Spring gift",
    codeType: "qr",
    source: { kind: "list" },
    counts: "code",
    methods: ["staff-scan"],
    stores: { kind: "all" },
    period: { startMs: null, endMs: null },
    revokedAtMs: null,
    claimFirst: false,
    offline: "allow",
    registerText: "",
    receiptWanted: false,
    ...changes,
  };
}

/** One code with ten uses, each showing of which counts. */
export function fixedTerms(changes: Partial<CouponTerms> = {}): CouponTerms {
  return listTerms({ source: { kind: "fixed", amount: 10 }, offline: "lease-only", ...changes });
}

/** One code that ten claims may show, each once. */
export function claimTerms(changes: Partial<CouponTerms> = {}): CouponTerms {
  return fixedTerms({ counts: "claim", offline: "allow", ...changes });
}

/** A whole coupon with nothing wrong with it. */
export function couponOf(terms: CouponTerms, changes: Partial<Coupon> = {}): Coupon {
  return {
    ...terms,
    name: "Spring campaign",
    copyButtonText: "Copy code",
    termsText: "",
    promo: null,
    claimLimit: 1,
    selfClaim: "off",
    automationWordings: defaultAutomationWordings,
    statusWordings: defaultStatusWordings,
    page: { description: "", belowCode: "", bannerUrl: null, logoUrl: null, colour: null },
    tags: { claimed: "", opened: "", redeemed: "" },
    ...changes,
  };
}

/** What the form holds when a coupon is opened in it. */
export function draftOf(coupon: Coupon): CouponDraft {
  const { ordinal: _ordinal, version: _version, revokedAtMs: _revokedAtMs, ...draft } = coupon;
  return draft;
}

/** A fixed code that can be redeemed once, offline too. */
export const oneUse = fixedTerms({ source: { kind: "fixed", amount: 1 }, offline: "allow" });
