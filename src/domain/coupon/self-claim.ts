import { fail, ok, type Result } from "../result";

/** May customers claim a coupon by themselves, at its own link? `contact`: after they have said a phone number or an address. */
export const SELF_CLAIMS = ["off", "open", "contact"] as const;
export type SelfClaim = (typeof SELF_CLAIMS)[number];

/** What is after `/get/` in the link at which customers claim a coupon by themselves: which shop's, and which. */
export function selfClaimAddress({ workspace, couponId }: SelfClaimTarget): string {
  return `${workspace}-${couponId}`;
}

export type SelfClaimTarget = { readonly workspace: number; readonly couponId: string };

/** Null where it is no such address. */
export function parseSelfClaimAddress(text: string): SelfClaimTarget | null {
  const [, workspace, couponId] = ADDRESS.exec(text) ?? [];
  return workspace === undefined || couponId === undefined ? null : { workspace: Number(workspace), couponId };
}

const ADDRESS = /^([1-9]\d{0,8})-([A-Za-z0-9]{1,50})$/;

/** A phone number, with its country's prefix, or a mail address as two people would write the same one, so that it counts once; a problem for anything else. */
export function parseReachable(text: string): Result<string, "not-reachable"> {
  // Phones copy numbers with marks of their direction about them, which nobody sees.
  const said = text.normalize("NFKC").replace(/\p{Cf}/gu, "").trim();
  if (EMAIL.test(said)) return ok(said.toLowerCase());
  // Between a prefix and the rest, (0) says what is not dialled after a prefix.
  const number = said.replace(/\(\s*0\s*\)/, "").replace(/[\s()./\p{Pd}]/gu, "").replace(/^00/, "+");
  return PHONE.test(number) ? ok(number) : fail("not-reachable");
}

const EMAIL = /^(?=.{6,200}$)[^\s@"<>\p{Cc}\p{Cs}]+@[^\s@"<>\p{Cc}\p{Cs}]+\.[^\s@"<>.\p{Cc}\p{Cs}]{2,}$/u;
const PHONE = /^\+[1-9][0-9]{5,14}$/;
