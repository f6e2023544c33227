import { describe, expect, test } from "vitest";
import { couponOf, draftOf, fixedTerms, listTerms } from "../../../test/builders/coupons";
import type { CouponTerms, PromoButton } from "./coupon";
import type { CouponDraft } from "./coupon-draft";
import { promoUrlFor } from "./promo-url";
import { validateCoupon, type NewCouponFacts } from "./validate-coupon";

const draft = (terms: Partial<CouponTerms> = {}, changes: Partial<CouponDraft> = {}): CouponDraft => ({
  ...draftOf(couponOf(listTerms(terms))),
  ...changes,
});
const fixed = (terms: Partial<CouponTerms> = {}) => draft({ ...fixedTerms(), ...terms });
const promo = (url: string, changes: Partial<PromoButton> = {}) =>
  draft({ codeType: "promo", methods: [] }, { promo: { label: "Shop now", url, copyFirst: true, ...changes } });

const PICTURE = `/i/${"a".repeat(64)}`;

/** The problems as "field: kind". */
const problems = (of: CouponDraft, code: string | null = null, known: Partial<NewCouponFacts> = {}) =>
  validateCoupon(of, code, { plan: "premium", couponIdIsTaken: false, ordinalsAreUsedUp: false, storeIds: new Set(["a", "b"]), images: new Set([PICTURE]), sharesCodeWith: null, ...known }).map(
    ({ field, problem }) => `${field}: ${problem.kind}`,
  );

describe("a new coupon", () => {
  test("[R43] with nothing wrong can be created", () => {
    expect(problems(draft())).toEqual([]);
    expect(problems(fixed(), "SAVE10")).toEqual([]);
    expect(problems(promo("https://shop.example/?c={code}"))).toEqual([]);
  });

  test("[R43] needs a name, a title and a couponId", () => {
    expect(problems(draft({ title: "" }, { name: " ", couponId: "" }))).toEqual([
      "couponId: coupon-id-empty",
      "name: required",
      "title: required",
    ]);
  });

  test.each([
    ["A".repeat(50), []],
    ["A".repeat(51), ["couponId: coupon-id-too-long"]],
    ["SPRING-26", ["couponId: coupon-id-characters"]],
    ["ÉTÉ", ["couponId: coupon-id-characters"]],
  ])("[R43] takes English letters and digits as couponId, up to 50: %s", (couponId, expected) => {
    expect(problems(draft({}, { couponId }))).toEqual(expected);
  });

  test("[R34] [R43] [R50] needs a plan with coupons, a couponId of its own and codes of its own", () => {
    expect(problems(draft(), null, { plan: "free" })).toEqual(["coupon: plan"]);
    expect(problems(draft(), null, { couponIdIsTaken: true })).toEqual(["couponId: coupon-id-taken"]);
    expect(problems(draft(), null, { sharesCodeWith: "SUMMER" })).toEqual(["code: code-taken"]);
  });

  test("[R43] has a name of up to 120 characters", () => {
    expect(problems(draft({}, { name: "x".repeat(120) }))).toEqual([]);
    expect(problems(draft({}, { name: "x".repeat(121) }))).toEqual(["name: too-long"]);
  });

  test("[R43] ends after it starts", () => {
    expect(problems(draft({ period: { startMs: 5, endMs: 6 } }))).toEqual([]);
    expect(problems(draft({ period: { startMs: 5, endMs: 5 } }))).toEqual(["end: end-not-after-start"]);
    expect(problems(draft({ period: { startMs: Number.NaN, endMs: null } }))).toEqual(["start: not-a-date"]);
  });

  test("[R43] can be redeemed somewhere, somehow", () => {
    expect(problems(draft({ methods: [] }))).toEqual(["methods: required"]);
    expect(problems(draft({ methods: ["self", "self"] }))).toEqual(["methods: repeated"]);
    expect(problems(draft({ stores: { kind: "chosen", storeIds: [] } }))).toEqual(["stores: required"]);
  });

  test("[R44] with a fixed code has an amount and that code; with a list neither", () => {
    expect(problems(fixed({ source: { kind: "fixed", amount: 0 } }), "SAVE10")).toEqual(["amount: not-a-whole-number"]);
    expect(problems(fixed({ source: { kind: "fixed", amount: 1.5 } }), "SAVE10")).toEqual([
      "amount: not-a-whole-number",
    ]);
    expect(problems(fixed(), null)).toEqual(["code: required"]);
    expect(problems(fixed({ codeType: "ean13" }), "4006381333930")).toEqual(["code: bad-code"]);
    expect(problems(draft(), "SAVE10")).toEqual(["code: fixed-only"]);
  });

  test("[R44] counts claims for a fixed code only, and wants claiming first for a list only", () => {
    expect(problems(draft({ counts: "claim" }))).toEqual(["counts: fixed-only"]);
    expect(problems(fixed({ claimFirst: true }), "SAVE10")).toEqual(["claimFirst: list-only"]);
  });

  test("[R45] can be lease-only only where showings of a fixed code count", () => {
    expect(problems(draft({ offline: "lease-only" }))).toEqual(["offline: counting-showings-only"]);
    expect(problems(fixed({ counts: "claim" }), "SAVE10")).toEqual(["offline: counting-showings-only"]);
  });

  test("[R51] lets a contact claim it at least once", () => {
    expect(problems(draft({}, { claimLimit: 0 }))).toEqual(["claimLimit: not-a-whole-number"]);
  });

  test("[R53] knows the placeholders of its wordings", () => {
    const { automationWordings, statusWordings } = draft();
    const wrong = draft(
      {},
      {
        automationWordings: { ...automationWordings, expired: "Gone since {end}, {name}" },
        statusWordings: { ...statusWordings, redeemed: "Done {" },
      },
    );
    expect(problems(wrong)).toEqual([
      "automationWordings.expired: unknown-placeholder",
      "statusWordings.redeemed: lone-brace",
    ]);
  });

  test("[R43] [R73] shows pictures of its own shop, and colours as they are written on the web", () => {
    const shows = (bannerUrl: string) => problems(draft({}, { page: { ...draft().page, bannerUrl } }));
    expect(shows(PICTURE)).toEqual([]);
    expect(shows(`/i/${"b".repeat(64)}`)).toEqual(["page.bannerUrl: image-unknown"]);
    expect(shows(`https://elsewhere.example${PICTURE}`)).toEqual(["page.bannerUrl: image-unknown"]);
    const page = { ...draft().page, logoUrl: "javascript:alert(1)", colour: "red" };
    expect(problems(draft({}, { page }))).toEqual(["page.logoUrl: image-unknown", "page.colour: not-a-colour"]);
  });
});

describe("a promo coupon's button", () => {
  test("[R43] is there for promo codes, and for no other", () => {
    expect(problems(draft({ codeType: "promo", methods: [] }))).toEqual(["promoUrl: required"]);
    expect(
      problems(draft({ codeType: "promo" }, { promo: { label: "Shop", url: "https://a.example", copyFirst: false } })),
    ).toEqual(["methods: not-for-promo"]);
    expect(problems(draft({}, { promo: { label: "Shop", url: "https://a.example", copyFirst: false } }))).toEqual([
      "promoUrl: promo-only",
    ]);
    expect(problems(promo("https://a.example", { label: "" }))).toEqual(["promoLabel: required"]);
  });

  test.each([
    "https://shop.example",
    "HTTP://shop.example:8080/a/{code}?x={code}#{code}",
    "https://xn--bcher-kva.example/täglich",
  ])("[R43] opens %s", (url) => {
    expect(problems(promo(url))).toEqual([]);
  });

  test.each([
    ["javascript:alert(1)", "not-a-web-address"],
    [" javascript:alert(1)", "not-a-web-address"],
    ["java\nscript:alert(1)//https://a.example", "not-a-web-address"],
    ["data:text/html,https://a.example", "not-a-web-address"],
    ["shop.example", "not-a-web-address"],
    ["//shop.example", "not-a-web-address"],
    ["https://", "not-a-web-address"],
    ["https:///path", "not-a-web-address"],
    ["https://shop.example@evil.example/", "not-a-web-address"],
    ["https://shop.example\\@evil.example/", "not-a-web-address"],
    ["https://{code}.example/", "code-in-host"],
    ["https://shop.example/a b", "not-a-web-address"],
  ])("[R43] does not open %s", (url, kind) => {
    expect(problems(promo(url))).toEqual([`promoUrl: ${kind}`]);
  });

  test("[R43] carries the code percent-encoded", () => {
    expect(promoUrlFor("https://a.example/?c={code}&d={code}", "10%&é$'")).toBe(
      "https://a.example/?c=10%25%26%C3%A9%24'&d=10%25%26%C3%A9%24'",
    );
  });
});
