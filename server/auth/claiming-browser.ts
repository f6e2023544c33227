import { createHash } from "node:crypto";
import type { Browser } from "./browser";
import { cookieOf, isSecure } from "./cookies";

/** As long as browsers keep a cookie at most. */
const KEPT_S = 400 * 24 * 60 * 60;
const PATH = "/api/get";
const NAME = /^[0-9a-f-]{36}$/;

/**
 * The names of a browser in which somebody claims: its cookie's, and the one that its page keeps, in case it has lost either.
 * They open nothing but what was claimed under them.
 */
export function namesOf(browser: Browser, said: string | undefined): readonly string[] {
  const names = [cookieOf(browser, cookieName(browser)), said ?? ""].filter((name) => NAME.test(name));
  return [...new Set(names)];
}

export function keepName(browser: Browser, name: string): void {
  const secure = isSecure(browser) ? "; Secure" : "";
  browser.setCookies(new Headers({ "Set-Cookie": `${cookieName(browser)}=${name}; Max-Age=${KEPT_S}; Path=${PATH}; HttpOnly${secure}; SameSite=Strict` }));
}

/** What the database has of a name, for one coupon's shop alone. */
export function digestOfName(workspace: number, name: string): string {
  return createHash("sha256").update(`claiming browser\0${workspace}\0${name}`).digest("base64url").slice(0, 22);
}

function cookieName(browser: Browser): string {
  return `${isSecure(browser) ? "__Secure-" : ""}tearoff.claims`;
}
