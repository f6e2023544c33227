import * as z from "zod/mini";
import { type FileName, ROUTES, type Route, type RouteName, type StreamName } from "../../contract/routes";
import { type Failure, failureOf, parseJson, type Reply } from "./reply";
import { readBody, startTimeLimit, type TimeLimit, type TimeLimited } from "./time-limit";

/** The server's API; `call` never throws for what a network or a server can do. */
export type Api = { call<Name extends CalledName>(route: Name, input: InputOf<Name>): Promise<Reply<OutputOf<Name>>> };

/** Routes that answer once, with something for a program. */
export type CalledName = Exclude<RouteName, StreamName | FileName>;

export type ApiDeps = {
  readonly fetch: typeof fetch;
  /** Scheme, host and port, no slash at the end. */
  readonly origin: string;
  readonly deviceNowMs: () => number;
  readonly timeLimits?: Partial<Record<RouteName, TimeLimit>>;
};

type Table = typeof ROUTES;
type PathParams<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | PathParams<Rest> : never;

/**
 * What a route is called with: its path's parameters, query, body, and a till's token, each only where it has one; a member's
 * session goes with it as a cookie, an API key in its stead.
 */
export type InputOf<Name extends RouteName> = (Table[Name] extends { body: infer Body }
  ? { readonly body: Body extends z.core.$ZodType ? z.input<Body> : Blob }
  : unknown) &
  (Table[Name] extends { query: infer Query extends z.core.$ZodType } ? { readonly query: z.output<Query> } : unknown) &
  (Table[Name] extends { access: "till" | "revoked-till" } ? { readonly token: string } : unknown) &
  (Table[Name] extends { access: { key: unknown } } ? { readonly token?: string } : unknown) &
  ([PathParams<Table[Name]["path"]>] extends [never]
    ? unknown
    : { readonly params: Readonly<Record<PathParams<Table[Name]["path"]>, string>> });

export type OutputOf<Name extends CalledName> = Table[Name]["response"] extends z.core.$ZodType
  ? z.output<Table[Name]["response"]>
  : Uint8Array<ArrayBuffer>;

const QUICK: TimeLimit = { kind: "total", ms: 10_000 };
const STEADY: TimeLimit = { kind: "idle", ms: 30_000 };
/** A file of many megabytes has to arrive, and be taken in, before the first byte comes back. */
const PATIENT: TimeLimit = { kind: "total", ms: 180_000 };

/** Of routes that need another than the usual one. */
export const TIME_LIMITS = {
  snapshot: STEADY,
  blob: STEADY,
  pull: STEADY,
  rescueAtTill: PATIENT,
  live: STEADY,
  rescue: PATIENT,
  commitImport: PATIENT,
  generateCodes: PATIENT,
} as const satisfies Partial<Record<RouteName, TimeLimit>>;

export type AnyInput = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly token?: string;
};

/** Calls routes of the table, with a limit on the time of each, and checks what comes back. */
export function createApi(deps: ApiDeps): Api {
  async function call(name: CalledName, input: AnyInput): Promise<Reply<unknown>> {
    const route: CalledRoute = ROUTES[name];
    const limited = startTimeLimit(deps.timeLimits?.[name] ?? (TIME_LIMITS as ApiDeps["timeLimits"])?.[name] ?? QUICK);
    const sentMs = deps.deviceNowMs();
    try {
      const response = await deps.fetch(deps.origin + pathOf(route, input), requestOf(route, input, limited));
      const body = await readBody(response, limited);
      if (!response.ok) return failureOf(response.status, body);
      return checked(route, response, body, { sentMs, receivedMs: deps.deviceNowMs() });
    } catch (error) {
      return failureOfNetwork(error, limited);
    } finally {
      limited.end();
    }
  }
  return { call: call as Api["call"] };
}

type CalledRoute = Route & (typeof ROUTES)[CalledName];

type Times = { readonly sentMs: number; readonly receivedMs: number };

function checked(route: CalledRoute, response: Response, body: Uint8Array<ArrayBuffer>, times: Times): Reply<unknown> {
  if (route.response === "bytes" || route.response === "image") {
    const isPage = response.headers.get("content-type")?.startsWith("text/html") ?? false;
    return isPage ? { kind: "not-json" } : { kind: "ok", value: body, ...times };
  }
  const message = z.safeParse(route.response, parseJson(body));
  return message.success ? { kind: "ok", value: message.data, ...times } : { kind: "not-json" };
}

/** What a request that broke off means; throws where it is a bug. */
export function failureOfNetwork(error: unknown, limited: TimeLimited): Failure {
  if (limited.hasPassed()) return { kind: "timed-out" };
  // fetch and its body reject with these for every trouble of the network; anything else is a bug.
  if (error instanceof TypeError || error instanceof DOMException) return { kind: "no-network" };
  throw error;
}

export function requestOf(route: Route, input: AnyInput, limited: TimeLimited): RequestInit {
  return {
    method: route.method,
    headers: {
      ...(input.body === undefined ? {} : { "content-type": route.body === "image" ? "image/*" : "application/json" }),
      ...(input.token === undefined ? {} : { authorization: `Bearer ${input.token}` }),
    },
    ...(input.body === undefined ? {} : { body: route.body === "image" ? (input.body as Blob) : JSON.stringify(input.body) }),
    signal: limited.signal,
    cache: "no-store",
    // A member's session is a cookie of this origin; a till says who it is by its token alone.
    credentials: input.token === undefined ? "same-origin" : "omit",
  };
}

export function pathOf(route: Route, input: AnyInput): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = input.params?.[name];
    if (value === undefined) throw new Error(`${route.path} was called without its parameter ${name}`);
    return encodeURIComponent(value);
  });
  const asked = Object.entries(input.query ?? {}).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]));
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
