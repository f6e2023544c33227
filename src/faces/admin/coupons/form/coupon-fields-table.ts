import type { CouponDraftMessage } from "../../../../contract/messages/coupon-draft";
import { CODE_TYPES, type CodeType, codeTypes } from "../../../../domain/code/code-type";
import type { CouponField } from "../../../../domain/coupon/coupon-draft";
import { spendsUnits } from "../../../../domain/coupon/offline-default";
import { TEXT_RULES } from "../../../../domain/coupon/text-limits";
import { AUTOMATION_WORDINGS, STATUS_WORDINGS } from "../../../../domain/wording/default-wordings";
import type { Choice } from "../../form/choices-frame";
import { type FormDraft, withCodeType, withCounts, withSource } from "./form-draft";

export const SECTIONS = {
  basics: { title: "Basics", words: "What you know this coupon by, and when it is valid." },
  customers: { title: "What customers see", words: "On the coupon page, whichever code it shows." },
  codeType: { title: "Code type", words: "How the code is drawn, and what it may hold." },
  codes: { title: "Codes", words: "Where the codes come from, and how many there are." },
  redemption: { title: "Where and how it is redeemed", words: "At your stores, or in your web shop." },
  offline: { title: "Without a network", words: "What a till may do while it cannot ask the server." },
  claiming: { title: "Claiming and wordings", words: "How a customer gets it, how often, and what they are told when they do not." },
  page: { title: "Coupon page", words: "How the page looks that customers open." },
  tags: { title: "Tags", words: "Put on a contact by what they do with the coupon, for your automations. All of them are optional." },
} as const;

export type SectionName = keyof typeof SECTIONS;

/** What a problem can point to, and what the rules have no word for. */
export type FieldName = Exclude<CouponField, "coupon"> | "promoCopyFirst";

type Coupon = CouponDraftMessage;
type Held<Value> = { readonly get: (draft: FormDraft) => Value; readonly set: (draft: FormDraft, value: Value) => FormDraft };

type FieldKind =
  | (Held<string> & { readonly kind: "line"; readonly dir?: "ltr"; readonly placeholders?: readonly string[] })
  | (Held<string> & { readonly kind: "lines"; readonly placeholders?: readonly string[] })
  | (Held<number> & { readonly kind: "number" })
  | (Held<number | null> & { readonly kind: "instant" })
  | (Held<string> & { readonly kind: "choice"; readonly choices: (draft: FormDraft) => readonly Choice<string>[] })
  | (Held<readonly string[]> & { readonly kind: "several"; readonly choices: readonly Choice<string>[] })
  | (Held<boolean> & { readonly kind: "yes-no" })
  | (Held<Coupon["stores"]> & { readonly kind: "stores" })
  | (Held<string | null> & { readonly kind: "colour" | "picture" });

export type FormField = FieldKind & {
  readonly section: SectionName;
  readonly label: string;
  readonly help?: string | ((draft: FormDraft) => string);
  readonly required?: boolean;
  /** Does a coupon like this one have the field? */
  readonly shown?: (draft: FormDraft) => boolean;
};

const isPromo = ({ coupon }: FormDraft) => coupon.codeType === "promo";
const isInStore = (draft: FormDraft) => !isPromo(draft);
const isFixed = ({ coupon }: FormDraft) => coupon.source.kind === "fixed";
const spends = ({ coupon }: FormDraft) => spendsUnits(coupon);

const CODE_RULES: Record<CodeType, string> = {
  qr: "Anything up to 512 bytes: letters of any script, digits, signs, a web address. Cameras read it quickest.",
  code128: "1 to 80 plain English letters, digits and signs.",
  code39: "1 to 43 of A–Z, digits, space and - . $ / + %. Small letters become capitals.",
  ean13: "13 digits, or the first 12: the check digit is added then.",
  promo: "1 to 64 visible characters without spaces, to be typed into your web shop.",
};

/** The form, from top to bottom. Labels, problems and the words for what somebody else has changed derive from it. */
export const COUPON_FIELDS: Readonly<Record<FieldName, FormField>> = {
  name: { section: "basics", kind: "line", label: "Coupon name", help: "For your own lists. Customers do not see it.", required: true, ...field("name") },
  couponId: {
    section: "basics", kind: "line", dir: "ltr", label: "Coupon ID", required: true, ...field("couponId"),
    help: "Up to 50 English letters and digits, unlike every other coupon’s. It cannot be changed later.",
  },
  start: {
    section: "basics", kind: "instant", label: "Start", help: "Leave it empty, and the coupon is valid at once.",
    get: ({ coupon }) => coupon.period.startMs, set: (draft, startMs) => withCoupon(draft, { period: { ...draft.coupon.period, startMs } }),
  },
  end: {
    section: "basics", kind: "instant", label: "End",
    help: "Leave it empty, and the coupon never expires. Later an end can be extended or removed, but not brought forward; an end cannot be added later.",
    get: ({ coupon }) => coupon.period.endMs, set: (draft, endMs) => withCoupon(draft, { period: { ...draft.coupon.period, endMs } }),
  },
  title: { section: "customers", kind: "line", label: "Title", help: "What is on offer, such as “Free flat white”.", required: true, ...field("title") },
  copyButtonText: { section: "customers", kind: "line", label: "Copy code button text", required: true, ...field("copyButtonText") },
  termsText: { section: "customers", kind: "lines", label: "Terms & conditions", help: "Line breaks stay, and web addresses become links.", ...field("termsText") },
  codeType: {
    section: "codeType", kind: "choice", label: "Code type",
    choices: () => codeTypes.map((type) => ({ value: type, name: CODE_TYPES[type].label, words: CODE_RULES[type] })),
    get: ({ coupon }) => coupon.codeType, set: (draft, type) => withCodeType(draft, type as CodeType),
  },
  source: {
    section: "codes", kind: "choice", label: "Code source",
    choices: (draft) => [
      { value: "fixed", name: "One fixed code", words: isPromo(draft) ? "Everybody has the same code; you say how many customers can get it." : "Everybody has the same code; you say how often it can be used." },
      { value: "list", name: "A list of codes", words: `${isPromo(draft) ? "Each customer gets a code of their own." : "Each code can be used once."} You add them, from a file or made for you, on the coupon’s page once it is created.` },
    ],
    get: ({ coupon }) => coupon.source.kind, set: (draft, kind) => withSource(draft, kind as Coupon["source"]["kind"]),
  },
  code: { section: "codes", kind: "line", dir: "ltr", label: "Code", required: true, shown: isFixed, get: ({ code }) => code, set: (draft, code) => ({ ...draft, code }) },
  amount: {
    section: "codes", kind: "number", label: "Code amount", required: true,
    help: (draft) => (isPromo(draft) ? "How many customers can get it. How often it is used is for your web shop to count." : "How often it can be used, by everybody together."),
    // Showings are counted at tills, and no till sees a web shop's code.
    shown: (draft) => isFixed(draft) && (isInStore(draft) || draft.coupon.counts === "claim"),
    get: ({ coupon }) => (coupon.source.kind === "fixed" ? coupon.source.amount : 0), set: (draft, amount) => withCoupon(draft, { source: { kind: "fixed", amount } }),
  },
  counts: {
    section: "codes", kind: "choice", label: "What the amount counts", shown: (draft) => isFixed(draft) && isInStore(draft),
    choices: () => [
      { value: "code", name: "Showings of the code", words: "Each redemption takes one, whoever shows the code." },
      { value: "claim", name: "Claims", words: "So many customers get it, and each can redeem it once. A till scans the QR of their own page." },
    ],
    get: ({ coupon }) => coupon.counts, set: (draft, counts) => withCounts(draft, counts as Coupon["counts"]),
  },
  claimFirst: {
    section: "codes", kind: "yes-no", label: "Codes must be claimed first", shown: (draft) => !isFixed(draft) && isInStore(draft), ...field("claimFirst"),
    help: "On: a till takes only codes that a customer has claimed. Off: printed codes that you hand out yourself are good as well.",
  },
  methods: {
    section: "redemption", kind: "several", label: "How staff mark it as redeemed", required: true, shown: isInStore,
    choices: [
      { value: "staff-scan", name: "Scanned at the till", words: "A cashier scans or types the code in Tearoff." },
      { value: "store-pin", name: "Store PIN", words: "A cashier types the store’s PIN on the customer’s phone." },
      { value: "self", name: "By the customer", words: "The customer slides to redeem in front of the cashier; a countdown shows that it is not a picture." },
      { value: "external", name: "Your own till system", words: "It tells Tearoff over the API." },
    ],
    get: ({ coupon }) => coupon.methods, set: (draft, methods) => withCoupon(draft, { methods: methods as Coupon["methods"] }),
  },
  promoUrl: {
    section: "redemption", kind: "line", dir: "ltr", label: "Web shop address", required: true, shown: isPromo,
    help: "What the button opens. {code} stands for the code, as in https://shop.example/cart?code={code}.", ...promo("url"),
  },
  promoLabel: { section: "redemption", kind: "line", label: "Button text", required: true, shown: isPromo, ...promo("label") },
  promoCopyFirst: { section: "redemption", kind: "yes-no", label: "Copy the code when the button is pressed", shown: isPromo, ...promo("copyFirst") },
  stores: { section: "redemption", kind: "stores", label: "Stores", shown: isInStore, ...field("stores") },
  registerText: {
    section: "redemption", kind: "line", label: "At the register", shown: isInStore, ...field("registerText"),
    help: "What the cashier has to do then, such as “Key in discount 12”.",
  },
  receiptWanted: { section: "redemption", kind: "yes-no", label: "Ask for the receipt number", help: "When it is redeemed at the till.", shown: isInStore, ...field("receiptWanted") },
  offline: {
    section: "offline", kind: "choice", label: "A till without a network", shown: isInStore,
    choices: (draft) => [
      ...(spends(draft) ? [{ value: "lease-only", name: "Redeems from its share", words: "Each till borrows a few uses beforehand, so that all together never redeem more than the amount." }] : []),
      {
        value: "allow", name: "Redeems",
        words: spends(draft) ? "Nobody has to wait; the amount may be overdrawn while tills are offline." : "Nobody has to wait. If one code is used at two offline tills, you are shown both afterwards.",
      },
      { value: "online-only", name: "Does not redeem", words: "The customer has to wait until the network is back." },
    ],
    ...field("offline"), set: (draft, offline) => withCoupon(draft, { offline: offline as Coupon["offline"] }),
  },
  claimLimit: { section: "claiming", kind: "number", label: "Claims per customer", help: "How many times one customer can claim this coupon.", required: true, ...field("claimLimit") },
  selfClaim: {
    section: "claiming", kind: "choice", label: "Claiming by oneself",
    choices: () => [
      { value: "off", name: "Not possible", words: "Customers get it from you: in a message, or printed." },
      { value: "open", name: "At its own link", words: "Whoever opens the link or scans the poster gets it, once on each phone." },
      { value: "contact", name: "At its own link, with a phone number or email", words: "Once on each phone, and once for each number or address." },
    ],
    ...field("selfClaim"), set: (draft, selfClaim) => withCoupon(draft, { selfClaim: selfClaim as Coupon["selfClaim"] }),
  },
  "automationWordings.expired": wording("When it has expired or was revoked", AUTOMATION_WORDINGS.expired.placeholders, inside("automationWordings", "expired")),
  "automationWordings.notYetValid": wording("When it is not yet valid", AUTOMATION_WORDINGS.notYetValid.placeholders, inside("automationWordings", "notYetValid")),
  "automationWordings.allDistributed": wording("When all codes are distributed", AUTOMATION_WORDINGS.allDistributed.placeholders, inside("automationWordings", "allDistributed")),
  "automationWordings.claimLimitReached": wording("When the customer has had it as often as they can", AUTOMATION_WORDINGS.claimLimitReached.placeholders, inside("automationWordings", "claimLimitReached")),
  "statusWordings.redeemed": { ...wording("On the page, once it is redeemed", STATUS_WORDINGS.redeemed.placeholders, inside("statusWordings", "redeemed")), shown: isInStore },
  "statusWordings.expired": wording("On the page, once it has expired", STATUS_WORDINGS.expired.placeholders, inside("statusWordings", "expired")),
  "page.bannerUrl": { section: "page", kind: "picture", label: "Banner", help: "Across the top of the page. It is made small enough here.", ...inside("page", "bannerUrl") },
  "page.logoUrl": { section: "page", kind: "picture", label: "Logo", ...inside("page", "logoUrl") },
  "page.colour": { section: "page", kind: "colour", label: "Colour", help: "Your brand’s. Where text on it would be hard to read, it is adjusted.", ...inside("page", "colour") },
  "page.description": { section: "page", kind: "lines", label: "Description", help: "Under the title.", ...inside("page", "description") },
  "page.belowCode": { section: "page", kind: "line", label: "Text under the code", ...inside("page", "belowCode") },
  "tags.claimed": { section: "tags", kind: "line", label: "Claimed", help: "They have received the coupon, not necessarily opened it.", ...inside("tags", "claimed") },
  "tags.opened": { section: "tags", kind: "line", label: "Opened", help: "They have opened the coupon page.", ...inside("tags", "opened") },
  "tags.redeemed": { section: "tags", kind: "line", label: "Redeemed", help: "The code was marked as redeemed.", shown: isInStore, ...inside("tags", "redeemed") },
};

export const FIELD_NAMES = Object.keys(COUPON_FIELDS) as readonly FieldName[];

/** What is said under a field's label. */
export function helpOf({ help }: FormField, draft: FormDraft): string | undefined {
  return typeof help === "function" ? help(draft) : help;
}

/** The longest text that a field takes; null where it is no text. */
export function longest(name: FieldName): number | null {
  return TEXT_RULES.find(({ field: ruled }) => ruled === name)?.max ?? null;
}

function withCoupon(draft: FormDraft, change: Partial<Coupon>): FormDraft {
  return { ...draft, coupon: { ...draft.coupon, ...change } };
}

function field<Key extends keyof Coupon>(key: Key): Held<Coupon[Key]> {
  return { get: ({ coupon }) => coupon[key], set: (draft, value) => withCoupon(draft, { [key]: value }) };
}

type Group = "page" | "tags" | "automationWordings" | "statusWordings";

function inside<In extends Group, Key extends keyof Coupon[In]>(group: In, key: Key): Held<Coupon[In][Key]> {
  return { get: ({ coupon }) => coupon[group][key], set: (draft, value) => withCoupon(draft, { [group]: { ...draft.coupon[group], [key]: value } }) };
}

type Promo = NonNullable<Coupon["promo"]>;

const NO_PROMO: Promo = { label: "", url: "", copyFirst: false };

function promo<Key extends keyof Promo>(key: Key): Held<Promo[Key]> {
  return {
    get: ({ coupon }) => (coupon.promo ?? NO_PROMO)[key],
    set: (draft, value) => withCoupon(draft, { promo: { ...(draft.coupon.promo ?? NO_PROMO), [key]: value } }),
  };
}

function wording(label: string, placeholders: readonly string[], held: Held<string>): FormField {
  return { section: "claiming", kind: "lines", label, required: true, placeholders, ...held };
}
