import { isIP } from "node:net";
import { fail, ok, type Result } from "../../src/domain/result";
import { isPublicAddress } from "./public-address";

/** `mayBePrivate`: also http, and addresses of this machine and of private networks. */
export type Reach = { readonly mayBePrivate: boolean };

/**
 * The address that messages go to, in its one form; a sentence where none may go there. What its name resolves to is looked at with
 * each message.
 */
export function endpointUrl(text: string, { mayBePrivate }: Reach): Result<string, string> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) return fail("Give a web address, such as https://hooks.example/tearoff.");
  if (url.username !== "" || url.password !== "") return fail("Leave the name and the password out of the address.");
  url.hash = "";
  if (mayBePrivate) return ok(url.href);
  if (url.protocol !== "https:") return fail("The address has to begin with https://, so that nobody on the way can read along.");
  const port = Number(url.port || 443);
  if (port !== 443 && port < LOWEST_OWN_PORT) return fail(`The port has to be 443, or ${LOWEST_OWN_PORT} or more.`);
  if (isLocalName(url.hostname)) return fail("The address leads to this server or into a private network. Give one of the internet.");
  return ok(url.href);
}

/** Below are ports of other services, such as mail. */
const LOWEST_OWN_PORT = 1024;

function isLocalName(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  return isIP(host) === 0 ? /(^|\.)(localhost|local|internal|home\.arpa)$/i.test(host) || !host.includes(".") : !isPublicAddress(host);
}
