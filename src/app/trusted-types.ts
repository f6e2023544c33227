/**
 * The one policy by which text becomes script where the browser asks for trust (`require-trusted-types-for`); it has to be there
 * before anything else runs. Scripts come from this server alone, and no text becomes part of a page.
 * @see https://www.w3.org/TR/trusted-types/
 */
export function trustOwnScripts(window: { readonly trustedTypes?: TrustedTypes; readonly location: Pick<Location, "origin" | "href"> }): void {
  const { trustedTypes, location } = window;
  trustedTypes?.createPolicy("default", {
    createScriptURL: (url) => (isOwnScript(url, location) ? url : null),
  });
}

/** TypeScript's own library does not know them yet. */
type TrustedTypes = {
  createPolicy(name: string, rules: { readonly createScriptURL: (url: string) => string | null }): unknown;
};

function isOwnScript(url: string, { origin, href }: Pick<Location, "origin" | "href">): boolean {
  const { origin: from, pathname } = new URL(url, href);
  return from === origin && (pathname === "/sw.js" || pathname.startsWith("/assets/"));
}
