import { explainCodeProblem } from "../code/explain-code-problem";
import type { CodeType } from "../code/code-type";
import type { FieldProblem } from "./coupon-draft";

/**
 * One sentence, in the user's words, that says what is wrong with a field of a coupon and what to do.
 * @param dateText words an instant as the reader would
 */
export function explainFieldProblem(problem: FieldProblem, codeType: CodeType, dateText: (atMs: number) => string): string {
  switch (problem.kind) {
    case "required":
      return "Fill this in.";
    case "too-long":
      return `Shorten this to ${problem.max} characters.`;
    case "not-a-whole-number":
      return `Enter a whole number from ${problem.min} to ${problem.max}.`;
    case "not-a-date":
      return "Choose a date and a time.";
    case "end-not-after-start":
      return "Choose an end that is after the start.";
    case "not-a-colour":
      return "Choose a colour, such as #3b3bd9.";
    case "repeated":
      return "Choose each one only once.";
    case "promo-only":
      return "Only promo codes have a button. Remove it, or choose promo codes.";
    case "not-for-promo":
      return "Promo codes are redeemed in the web shop. Choose no other way.";
    case "fixed-only":
      return "Only a coupon with one fixed code can have this.";
    case "list-only":
      return "Only a coupon with a list of codes can have this.";
    case "counting-showings-only":
      return "Only a fixed code whose showings count is lent to tills. Choose another way.";
    case "not-a-web-address":
      return "Enter a web address that begins with https://.";
    case "code-in-host":
      return "Put {code} after the name of the web shop, such as https://shop.example/?code={code}.";
    case "unknown-placeholder":
      return `{${problem.name}} means nothing here. ${knownText(problem.known)} For a brace, write it twice.`;
    case "lone-brace":
      return `There is a single brace at position ${problem.position}. To show a brace, write it twice.`;
    case "coupon-id-empty":
      return "Enter an ID of letters and digits.";
    case "coupon-id-too-long":
      return "Shorten the ID to 50 characters.";
    case "coupon-id-characters":
      return "Use English letters and digits only.";
    case "bad-code":
      return explainCodeProblem(codeType, problem.problem);
    case "code-taken":
      return `The coupon ${problem.couponId} has this code. Use another, or end that coupon first.`;
    case "coupon-id-taken":
      return "Another coupon has this ID. Choose another.";
    case "no-more-coupons":
      return "This shop has made as many coupons as it can ever have.";
    case "store-unknown":
      return "One of these stores is not there any more. Choose again.";
    case "image-unknown":
      return "This picture is not among the shop's. Choose it once more, from your device.";
    case "plan":
      return "Coupons need the premium plan. Ask the owner of the shop to change it.";
    case "revoked":
      return "This coupon was revoked, which is final. Duplicate it to go on.";
    case "cannot-change":
      return "This stays as it is. Duplicate the coupon to have it otherwise.";
    case "start-has-passed":
      return "The coupon has started, so its start stays.";
    case "would-shorten":
      return problem.endMs === null
        ? "This coupon has no end, and none can be added. Revoke it to stop it, or duplicate it to have one that ends."
        : `It was to last until ${dateText(problem.endMs)}, and an end is never brought forward. Choose that or later, or no end.`;
    case "below-spent":
      return `${problem.min} are used, lent to tills or given out already. Enter at least that.`;
  }
}

function knownText(known: readonly string[]): string {
  return known.length === 0 ? "Remove it." : `You can use ${known.map((name) => `{${name}}`).join(" and ")}.`;
}
