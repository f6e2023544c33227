import type { CouponDraftMessage } from "../../../../contract/messages/coupon-draft";
import type { CouponAtDesk } from "../../../../contract/messages/coupons-at-desk";
import type { CodeType } from "../../../../domain/code/code-type";
import { offlineDefault } from "../../../../domain/coupon/offline-default";
import type { WorkspaceSettings } from "../../../../domain/workspace/workspace-settings";
import { defaultAutomationWordings, defaultStatusWordings } from "../../../../domain/wording/default-wordings";

/**
 * What the form holds. `code`: the fixed one, as typed; it can be given once, when the coupon is made. `inStore`: while promo codes
 * are chosen, the coupon as it was before, for whoever comes back.
 */
export type FormDraft = { readonly coupon: CouponDraftMessage; readonly code: string; readonly inStore?: CouponDraftMessage };

type Coupon = CouponDraftMessage;

/** A form that nobody has filled in. An amount of 0 is an empty field. */
export const EMPTY_DRAFT: FormDraft = {
  code: "",
  coupon: {
    couponId: "",
    name: "",
    title: "",
    period: { startMs: null, endMs: null },
    copyButtonText: "Copy code",
    termsText: "",
    registerText: "",
    receiptWanted: false,
    codeType: "qr",
    source: { kind: "fixed", amount: 0 },
    counts: "code",
    methods: ["staff-scan"],
    promo: null,
    stores: { kind: "all" },
    claimFirst: false,
    offline: "lease-only",
    claimLimit: 1,
    selfClaim: "off",
    automationWordings: defaultAutomationWordings,
    statusWordings: defaultStatusWordings,
    page: { description: "", belowCode: "", bannerUrl: null, logoUrl: null, colour: null },
    tags: { claimed: "", opened: "", redeemed: "" },
  },
};

/** A form that nobody has filled in, with what the shop has new coupons begin with (R74). */
export function firstDraft({ automationWordings, statusWordings, page }: WorkspaceSettings): FormDraft {
  const { coupon } = EMPTY_DRAFT;
  return { ...EMPTY_DRAFT, coupon: { ...coupon, automationWordings, statusWordings, page: { ...coupon.page, ...page } } };
}

export function draftOf({ coupon, codes }: CouponAtDesk): FormDraft {
  return { coupon, code: codes.kind === "fixed" ? codes.code : "" };
}

/** Another coupon like it: with an id and codes of its own, and a period of its own where that one's is over. */
export function duplicateOf({ coupon, status }: CouponAtDesk): FormDraft {
  const period = status === "expired" ? EMPTY_DRAFT.coupon.period : coupon.period;
  return withCountable({ coupon: { ...coupon, couponId: "", name: `${coupon.name} (copy)`, period }, code: "" });
}

/** A promo code has a button and no other way to be redeemed; every other type the other way round (R43). */
export function withCodeType(draft: FormDraft, codeType: CodeType): FormDraft {
  const isPromo = codeType === "promo";
  if ((draft.coupon.codeType === "promo") === isPromo) return { ...draft, coupon: { ...draft.coupon, codeType } };
  return isPromo ? toPromo(draft) : toInStore(draft, codeType);
}

/** What a promo code's form does not show is as it was at first: nobody could mend it there. */
function toPromo(draft: FormDraft): FormDraft {
  const { coupon } = draft;
  const promo = { label: "Go to the shop", url: "https://", copyFirst: true };
  const next: Coupon = { ...coupon, ...inStoreParts(coupon, EMPTY_DRAFT.coupon), codeType: "promo", methods: [], promo };
  return withCountable({ ...draft, inStore: coupon, coupon: next });
}

function toInStore({ inStore, ...draft }: FormDraft, codeType: CodeType): FormDraft {
  const { coupon } = draft;
  const { methods } = inStore ?? EMPTY_DRAFT.coupon;
  const next: Coupon = { ...coupon, ...inStoreParts(coupon, inStore ?? coupon), codeType, methods, promo: null };
  if (inStore?.source.kind === coupon.source.kind) return { ...draft, coupon: { ...next, counts: inStore.counts, offline: inStore.offline } };
  // Nobody chose what a promo code counts: of the next type it is what it is at first.
  return coupon.source.kind === "fixed" ? withCounts({ ...draft, coupon: next }, "code") : { ...draft, coupon: next };
}

/** What only a coupon for stores has, of another one. */
function inStoreParts({ statusWordings, tags }: Coupon, from: Coupon): Partial<Coupon> {
  const { stores, registerText, receiptWanted } = from;
  return {
    stores, registerText, receiptWanted,
    statusWordings: { ...statusWordings, redeemed: from.statusWordings.redeemed },
    tags: { ...tags, redeemed: from.tags.redeemed },
  };
}

/** A web shop's code is shown at no till: of a fixed one, only claims can be counted. */
function withCountable(draft: FormDraft): FormDraft {
  const { codeType, source, counts } = draft.coupon;
  return codeType === "promo" && source.kind === "fixed" && counts === "code" ? withCounts(draft, "claim") : draft;
}

/** With all that follows from where codes come from and from what counts (R44, R45). */
export function withSource(draft: FormDraft, kind: Coupon["source"]["kind"]): FormDraft {
  if (draft.coupon.source.kind === kind) return draft;
  const source: Coupon["source"] = kind === "list" ? { kind } : { kind, amount: 0 };
  return withCountable(withSupply(draft, { source, counts: "code", claimFirst: kind === "list" && draft.coupon.claimFirst }));
}

export function withCounts(draft: FormDraft, counts: Coupon["counts"]): FormDraft {
  return withSupply(draft, { counts });
}

/** Without a network a till does what suits the new supply best, unless it may do nothing anyway. */
function withSupply(draft: FormDraft, change: Partial<Pick<Coupon, "source" | "counts" | "claimFirst">>): FormDraft {
  const coupon = { ...draft.coupon, ...change };
  const offline = coupon.offline === "online-only" ? coupon.offline : offlineDefault(coupon.source, coupon.counts);
  return { ...draft, coupon: { ...coupon, offline } };
}
