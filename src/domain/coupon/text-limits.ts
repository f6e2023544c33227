import type { AutomationWordings, StatusWordings } from "./coupon";
import type { CouponDraft, CouponField } from "./coupon-draft";

/** `of`: the field's text; null where there is no such field. `max` counts UTF-16 units. */
export type TextRule<Texts> = {
  readonly field: CouponField;
  readonly max: number;
  readonly required: boolean;
  readonly of: (texts: Texts) => string | null;
};

/** What a coupon says by itself, and what new ones of a workspace begin with. */
export type Wordings = { readonly automationWordings: AutomationWordings; readonly statusWordings: StatusWordings };

/** How long wordings may be (R43). */
export const WORDING_RULES: readonly TextRule<Wordings>[] = [
  ...(["expired", "notYetValid", "allDistributed", "claimLimitReached"] as const).map((name) => ({
    field: `automationWordings.${name}` as const,
    max: 1_000,
    required: true,
    of: ({ automationWordings }: Wordings) => automationWordings[name],
  })),
  ...(["redeemed", "expired"] as const).map((name) => ({
    field: `statusWordings.${name}` as const,
    max: 200,
    required: true,
    of: ({ statusWordings }: Wordings) => statusWordings[name],
  })),
];

/** How long a coupon's texts may be, and which may not be blank (R43). */
export const TEXT_RULES: readonly TextRule<CouponDraft>[] = [
  { field: "name", max: 120, required: true, of: (draft) => draft.name },
  { field: "title", max: 200, required: true, of: (draft) => draft.title },
  { field: "copyButtonText", max: 60, required: true, of: (draft) => draft.copyButtonText },
  { field: "termsText", max: 10_000, required: false, of: (draft) => draft.termsText },
  { field: "registerText", max: 200, required: false, of: (draft) => draft.registerText },
  { field: "promoLabel", max: 60, required: true, of: (draft) => draft.promo?.label ?? null },
  { field: "promoUrl", max: 2_000, required: true, of: (draft) => draft.promo?.url ?? null },
  { field: "page.description", max: 2_000, required: false, of: ({ page }) => page.description },
  { field: "page.belowCode", max: 200, required: false, of: ({ page }) => page.belowCode },
  { field: "page.bannerUrl", max: 100, required: true, of: ({ page }) => page.bannerUrl },
  { field: "page.logoUrl", max: 100, required: true, of: ({ page }) => page.logoUrl },
  { field: "tags.claimed", max: 60, required: false, of: ({ tags }) => tags.claimed },
  { field: "tags.opened", max: 60, required: false, of: ({ tags }) => tags.opened },
  { field: "tags.redeemed", max: 60, required: false, of: ({ tags }) => tags.redeemed },
  ...WORDING_RULES,
];
