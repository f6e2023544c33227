/** `not-a-web-address`: neither http nor https. `code-in-host`: {code} may only stand after the host. */
export type PromoUrlProblem = { readonly kind: "not-a-web-address" } | { readonly kind: "code-in-host" };

const CODE_PLACEHOLDER = "{code}";

/** Null where a text is an http or https address with a host, no spaces and no sign-in part before the host (R43). */
export function webAddressProblem(url: string): { readonly kind: "not-a-web-address" } | null {
  return /^https?:\/\/[^\s/?#\\@{}<>"]+(?:[/?#][^\s\\<>"]*)?$/i.test(url) ? null : { kind: "not-a-web-address" };
}

/** What is wrong with the address that a promo coupon's button opens (R43); never a script, whatever it is called. */
export function promoUrlProblem(template: string): PromoUrlProblem | null {
  const host = /^https?:\/\/([^/?#]*)/i.exec(template)?.[1] ?? "";
  if (host.includes(CODE_PLACEHOLDER)) return { kind: "code-in-host" };
  return webAddressProblem(template);
}

/** The address to open for one code: {code} stands for it, percent-encoded (R43). */
export function promoUrlFor(template: string, code: string): string {
  return template.replaceAll(CODE_PLACEHOLDER, () => encodeURIComponent(code));
}
