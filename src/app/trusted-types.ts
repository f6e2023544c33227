/**
 * The one policy by which text becomes script or page where the browser asks for trust (`require-trusted-types-for`); it has to
 * be there before anything else runs. Scripts come from this server alone. Text becomes part of a page only where it can make no
 * element: the component library fills its style elements so.
 * @see https://www.w3.org/TR/trusted-types/
 */
export function trustOwnScripts(window: { readonly trustedTypes?: TrustedTypes; readonly location: Pick<Location, "origin" | "href"> }): void {
  const { trustedTypes, location } = window;
  trustedTypes?.createPolicy("default", {
    createScriptURL: (url) => (isOwnScript(url, location) ? url : null),
    createHTML: (text) => (text.includes("<") ? null : text),
  });
}

/** TypeScript's own library does not know them yet. */
type TrustedTypes = {
  createPolicy(name: string, rules: { readonly [rule in "createScriptURL" | "createHTML"]: (text: string) => string | null }): unknown;
};

function isOwnScript(url: string, { origin, href }: Pick<Location, "origin" | "href">): boolean {
  const { origin: from, pathname } = new URL(url, href);
  return from === origin && (pathname === "/sw.js" || pathname.startsWith("/assets/"));
}
