import { createHash } from "node:crypto";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";

const STYLES = "style-src 'self'";

/** No script but our own files, nor style but for a claim's page; pages are kept by the service worker, so there can be no nonce. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  STYLES,
  "img-src 'self' data: blob:",
  "media-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
];

/** Text becomes no script unless the app's one policy lets it (`src/app/trusted-types.ts`). */
const TRUSTED_TYPES = ["require-trusted-types-for 'script'", "trusted-types default"];

/** The page that shows the API is a program of others', which knows no such policy. */
const WITHOUT_TRUSTED_TYPES = /^\/api\/docs(\/|$)/;

/** What people upload is shown and never run, even where somebody opens it as a page. */
const UPLOADED = /^\/i\//;

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy":
    "camera=(self), fullscreen=(self), screen-wake-lock=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), midi=(), display-capture=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Permitted-Cross-Domain-Policies": "none",
} as const;

/** A year. Without sub-domains: they may be anybody's. */
const STRICT_TRANSPORT = "max-age=31536000";

const POLICY_HEADER = "Content-Security-Policy";
const PAGES = POLICY.concat(TRUSTED_TYPES).join("; ");
const DOCS = POLICY.join("; ");
const NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** On every answer, an error's too. Nothing is kept by anybody unless it says so itself. */
export const securityHeaders = createMiddleware(async (c, next) => {
  await next();
  const { headers } = c.res;
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  if (!headers.has(POLICY_HEADER)) headers.set(POLICY_HEADER, policyOf(c.req.path));
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  // A proxy with a certificate that the world knows says so. One of `--lan`'s own must stay a thing that people can take away.
  if (c.req.header("X-Forwarded-Proto") === "https") headers.set("Strict-Transport-Security", STRICT_TRANSPORT);
});

/** For a page that has the sheets of these digests, and no others, in style elements of its own. */
export function letStyle(c: Context, digests: readonly string[]): void {
  c.header(POLICY_HEADER, PAGES.replace(STYLES, [STYLES, ...digests].join(" ")));
}

/** As a policy names a sheet. */
export function digestOfSheet(sheet: string): string {
  return `'sha256-${createHash("sha256").update(sheet).digest("base64")}'`;
}

function policyOf(path: string): string {
  if (UPLOADED.test(path)) return NOTHING;
  return WITHOUT_TRUSTED_TYPES.test(path) ? DOCS : PAGES;
}
