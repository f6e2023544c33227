import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import type { DeliveryProblem } from "../../src/domain/webhook/endpoint";
import { endpointUrl, type Reach } from "./endpoint-url";
import { isPublicAddress } from "./public-address";
import { type Resolve, resolveByNameServers, resolveBySystem } from "./resolve-name";

type Message = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** `status`: of whatever was answered in time. */
export type Posted = { readonly kind: "answered"; readonly status: number } | { readonly kind: "unanswered"; readonly problem: DeliveryProblem };

export type PostMessage = (message: Message, signal: AbortSignal) => Promise<Posted>;

/** An answer has to begin in this time. */
export const ANSWER_WITHIN_MS = 15_000;

/** What an answer says is of no interest; so much is read, for who would take an early end for a failure. */
const ANSWER_READ_BYTES = 16_384;

/**
 * Posts to addresses of the internet alone, unless told otherwise: each that a name resolves to is looked at, and it is those that are
 * then connected to, so that a name cannot mean another one a moment later. Follows no redirect.
 */
export function createPostMessage(reach: Reach, resolve: Resolve = reach.mayBePrivate ? resolveBySystem : resolveByNameServers, withinMs = ANSWER_WITHIN_MS): PostMessage {
  const lookup = guardedLookup(reach, resolve);
  return async ({ url, headers, body }, signal) => {
    // What may be an address is decided anew: the setting may have changed since it was added, and no name is looked up for a number.
    if (!endpointUrl(url, reach).ok) return { kind: "unanswered", problem: "not-public" };
    return await new Promise((settle) => {
      const request = url.startsWith("https:") ? requestHttps : requestHttp;
      const options = { method: "POST", agent: false, lookup, headers: { ...headers, "Content-Length": Buffer.byteLength(body) } } as const;
      // No AbortSignal.timeout: in Node 20 one that AbortSignal.any alone refers to may be collected, and then never fires.
      const late = new AbortController();
      const timer = setTimeout(() => late.abort(), withinMs);
      const sent = request(url, { ...options, signal: AbortSignal.any([signal, late.signal]) }, (response) => {
        settle({ kind: "answered", status: response.statusCode ?? 0 });
        let left = ANSWER_READ_BYTES;
        response.on("data", (part: Buffer) => (left -= part.length) < 0 && response.destroy());
        response.on("error", () => {});
      });
      sent.on("error", (failure) => settle({ kind: "unanswered", problem: problemOf(failure) }));
      sent.on("close", () => {
        clearTimeout(timer);
        // An answer that changes to another protocol is neither a response nor an error to Node.
        settle({ kind: "unanswered", problem: "unreachable" });
      });
      sent.end(body);
    });
  };
}

class NotPublic extends Error {}

function guardedLookup({ mayBePrivate }: Reach, resolve: Resolve): LookupFunction {
  return (hostname, options, answer) => {
    // Where it has failed, the system names no addresses, whatever its type says.
    resolve(hostname, (failure, addresses = []) => {
      const [first] = addresses;
      if (failure !== null || first === undefined) return answer(failure ?? new Error("The name has no address."), "", 0);
      if (!mayBePrivate && !addresses.every(({ address }) => isPublicAddress(address))) return answer(new NotPublic("The name leads into a private network."), "", 0);
      if (options.all) return answer(null, [...addresses]);
      answer(null, first.address, first.family);
    });
  };
}

function problemOf(failure: Error & { readonly code?: string }): DeliveryProblem {
  if (failure instanceof NotPublic) return "not-public";
  if (failure.name === "AbortError") return "too-slow";
  return /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(failure.code ?? "") ? "not-secure" : "unreachable";
}
