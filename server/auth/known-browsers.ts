import type { Browser } from "./browser";
import { cookieOf, isSecure } from "./cookies";
import { isSameText, keyedDigest } from "./keyed-digest";

/** Browsers in which a member has signed in before: each keeps a proof of that, and the server nothing (R66). */
export type KnownBrowsers = {
  /** Gives the browser its proof, or the one that it has a later end. */
  remember(browser: Browser, memberId: string): Promise<void>;
  /** Which browser of theirs this is; null where it is not known to every one of these members, or they are none. */
  nameFor(browser: Browser, memberIds: readonly string[]): Promise<string | null>;
};

const KNOWN_S = 180 * 24 * 60 * 60;
const NAME_BYTES = 16;
/** A proof goes where it is asked for and nowhere else. */
const PATH = "/api/sign-in";

export function createKnownBrowsers(
  nowMs: () => number,
  randomBytes: (count: number) => Uint8Array,
  secretOf: () => Promise<string>,
): KnownBrowsers {
  async function nameIn(browser: Browser, memberId: string): Promise<string | null> {
    const secret = await secretOf();
    const [name = "", endMs = "", seal = ""] = cookieOf(browser, cookieName(secret, browser, memberId)).split(".");
    return isSameText(seal, sealOf(secret, memberId, name, endMs)) && nowMs() < Number(endMs) ? name : null;
  }
  return {
    async remember(browser, memberId) {
      const secret = await secretOf();
      const name = (await nameIn(browser, memberId)) ?? Buffer.from(randomBytes(NAME_BYTES)).toString("base64url");
      const endMs = String(nowMs() + KNOWN_S * 1_000);
      const proof = [name, endMs, sealOf(secret, memberId, name, endMs)].join(".");
      const secure = isSecure(browser) ? "; Secure" : "";
      const cookie = `${cookieName(secret, browser, memberId)}=${proof}; Max-Age=${KNOWN_S}; Path=${PATH}; HttpOnly${secure}; SameSite=Strict`;
      browser.setCookies(new Headers({ "Set-Cookie": cookie }));
    },
    async nameFor(browser, memberIds) {
      const names = await Promise.all(memberIds.map((memberId) => nameIn(browser, memberId)));
      return names.length === 0 || names.includes(null) ? null : names.join(" ");
    },
  };
}

/** One for each member, as several may use a browser; which members, it does not tell. */
function cookieName(secret: string, browser: Browser, memberId: string): string {
  const whose = keyedDigest(secret, "name of a known browser's cookie", memberId).toString("hex").slice(0, 16);
  return `${isSecure(browser) ? "__Secure-" : ""}tearoff.known-${whose}`;
}

function sealOf(secret: string, memberId: string, name: string, endMs: string): string {
  return keyedDigest(secret, "known browser", [memberId, name, endMs].join("\0")).toString("base64url");
}
