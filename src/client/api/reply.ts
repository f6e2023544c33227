import * as z from "zod/mini";
import { problemMessage, type ProblemKind, type ProblemMessage } from "../../contract/messages/problem";

/** Why a request brought nothing; none of them is thrown. */
export type Failure =
  | { readonly kind: "no-network" }
  | { readonly kind: "timed-out" }
  /** The server, or a gateway before it, failed. */
  | { readonly kind: "server-trouble"; readonly status: number }
  /** An answer that is not this API's, such as a captive portal's page with status 200. */
  | { readonly kind: "not-json" }
  | { readonly kind: "unauthorised" }
  | { readonly kind: "revoked" }
  | { readonly kind: "problem"; readonly status: number; readonly problem: ProblemKind; readonly message: string; readonly detail?: ProblemMessage["detail"] };

/** `sentMs`, `receivedMs`: when the request left and its answer was complete, by the device's clock. */
export type Reply<Value> =
  | { readonly kind: "ok"; readonly value: Value; readonly sentMs: number; readonly receivedMs: number }
  | Failure;

/** What an answer other than success means; only this API's own words end a till's enrolment. */
export function failureOf(status: number, body: Uint8Array): Failure {
  const problem = z.safeParse(problemMessage, parseJson(body));
  if (!problem.success) return status >= 500 ? { kind: "server-trouble", status } : { kind: "not-json" };
  if (problem.data.problem === "revoked") return { kind: "revoked" };
  if (status >= 500) return { kind: "server-trouble", status };
  if (status === 401) return { kind: "unauthorised" };
  return { kind: "problem", status, ...problem.data };
}

/** The value of a JSON text; undefined where it is none. */
export function parseJson(body: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body)) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
