import { checkDigit } from "../../src/domain/code/ean13";
import type { CodeType } from "../../src/domain/code/code-type";
import type { OfflineMode } from "../../src/domain/coupon/coupon";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A coupon of the demo shop: what differs from one to the next. Days count from the shop's first start. */
export type DemoCoupon = {
  readonly couponId: string;
  readonly title: string;
  readonly description: string;
  readonly termsText: string;
  readonly registerText: string;
  readonly colour: string;
  readonly codeType: CodeType;
  /** A number: one fixed code with so many uses. */
  readonly source: "list" | number;
  readonly codes: readonly string[];
  readonly startMs?: number;
  readonly endMs?: number;
  readonly revoked?: true;
  readonly receiptWanted?: true;
  readonly onlyAtStore?: DemoStoreName;
  readonly offline?: OfflineMode;
  readonly promoUrl?: string;
};

export type DemoStoreName = "Riverside" | "Old Town";

const CODES_PER_LIST = 40;

/** `ESP-0001`, `ESP-0002`, … */
function numbered(prefix: string): readonly string[] {
  return Array.from({ length: CODES_PER_LIST }, (_, index) => prefix + String(index + 1).padStart(4, "0"));
}

/** In-store EAN-13s (they start with 2), with their check digits. */
function numberedEan13(prefix: string): readonly string[] {
  return numbered(prefix).map((digits) => digits + checkDigit(digits));
}

/** The demo shop's coupons; their codes are the same in every demo shop, so they can be printed and tested. */
export const DEMO_COUPONS: readonly DemoCoupon[] = [
  {
    couponId: "FLATWHITE",
    title: "Free flat white",
    description: "One flat white, on us.",
    termsText: "One for each visit. Oat milk included.",
    registerText: "Key in discount 12",
    colour: "#3b3bd9",
    codeType: "qr",
    source: 100_000,
    codes: ["TEAROFF-FLAT-WHITE"],
  },
  {
    couponId: "CROISSANT",
    title: "Croissant with any coffee",
    description: "A butter croissant with your coffee.",
    termsText: "Until sold out for the day.",
    registerText: "Key in discount 21",
    colour: "#b45309",
    codeType: "qr",
    source: "list",
    codes: numbered("TEAROFF-CROISSANT-"),
  },
  {
    couponId: "ESPRESSO",
    title: "Second espresso free",
    description: "Bring someone along.",
    termsText: "For two espressos on one receipt.",
    registerText: "Key in discount 30 and staple the coupon to the receipt",
    colour: "#7c2d12",
    codeType: "code128",
    source: "list",
    codes: numbered("ESP-"),
    receiptWanted: true,
  },
  {
    couponId: "BAGEL",
    title: "Bagel at half price",
    description: "Any bagel of the day.",
    termsText: "",
    registerText: "Key in discount 50",
    colour: "#0f766e",
    codeType: "code39",
    source: "list",
    codes: numbered("BAGEL "),
  },
  {
    couponId: "MUFFIN",
    title: "Blueberry muffin for 1",
    description: "One muffin for 1, whatever it costs today.",
    termsText: "",
    registerText: "Set the muffin's price to 1",
    colour: "#6d28d9",
    codeType: "ean13",
    source: "list",
    codes: numberedEan13("21000000"),
  },
  {
    couponId: "BEANS",
    title: "10 % off house beans",
    description: "250 g or 1 kg.",
    termsText: "Not with other offers.",
    registerText: "Key in discount 10",
    colour: "#166534",
    codeType: "ean13",
    source: 50_000,
    codes: numberedEan13("22000000").slice(0, 1),
  },
  {
    couponId: "LASTTEA",
    title: "One of the last three teas",
    description: "Three uses in all, for everyone together, and no fourth: a till without a network gives away only its share.",
    termsText: "",
    registerText: "Key in discount 100 on the tea",
    colour: "#0e7490",
    codeType: "qr",
    source: 3,
    codes: ["TEAROFF-LAST-TEA"],
    offline: "lease-only",
  },
  {
    couponId: "OLDTOWN",
    title: "Cinnamon roll at Old Town",
    description: "Only at our shop in the old town.",
    termsText: "",
    registerText: "Key in discount 44",
    colour: "#be123c",
    codeType: "qr",
    source: "list",
    codes: numbered("TEAROFF-OLD-TOWN-"),
    onlyAtStore: "Old Town",
  },
  {
    couponId: "WEBSHOP",
    title: "5 off in the web shop",
    description: "For orders over 30.",
    termsText: "Once for each order.",
    registerText: "",
    colour: "#1d4ed8",
    codeType: "promo",
    source: 10_000,
    codes: ["COFFEE5"],
    promoUrl: "https://shop.example/cart?code={code}",
  },
  {
    couponId: "NEXTMONTH",
    title: "Pumpkin latte",
    description: "Starts in a month.",
    termsText: "",
    registerText: "Key in discount 15",
    colour: "#c2410c",
    codeType: "qr",
    source: "list",
    codes: numbered("TEAROFF-PUMPKIN-"),
    startMs: 30 * DAY_MS,
    endMs: 60 * DAY_MS,
  },
  {
    couponId: "LASTMONTH",
    title: "Iced coffee",
    description: "It was summer.",
    termsText: "",
    registerText: "Key in discount 16",
    colour: "#0369a1",
    codeType: "qr",
    source: 1_000,
    codes: ["TEAROFF-ICED-COFFEE"],
    startMs: -60 * DAY_MS,
    endMs: -1 * DAY_MS,
  },
  {
    couponId: "REVOKED",
    title: "Free refill",
    description: "Taken back by the shop.",
    termsText: "",
    registerText: "Key in discount 17",
    colour: "#525252",
    codeType: "code128",
    source: 1_000,
    codes: ["REFILL-2026"],
    revoked: true,
  },
];
