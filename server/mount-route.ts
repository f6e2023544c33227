import type { Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import * as z from "zod/mini";
import type { ProblemKind, ProblemMessage } from "../src/contract/messages/problem";
import { type Route, type RouteName, ROUTES } from "../src/contract/routes";
import { fail, ok, type Result } from "../src/domain/result";
import { type Browser, browserOf, isFromOwnPage } from "./auth/browser";
import { callerOf } from "./auth/caller";
import type { Logins } from "./auth/logins";
import type { Deps } from "./deps";
import { answerCsv, type CsvFile } from "./answer-csv";
import { bodyProblem, type BodyLimits, readBytes, readJson } from "./limits/read-json";
import type { Bytes, Events, Handler, Image, Input } from "./routes/handler";

z.config(z.locales.en());

const STATUS: Record<ProblemKind, ContentfulStatusCode> = {
  "bad-request": 400,
  "not-signed-in": 401,
  "not-allowed": 403,
  revoked: 403,
  "not-found": 404,
  "enrolment-code-unknown": 404,
  "enrolment-code-used": 409,
  "enrolment-code-expired": 410,
  final: 409,
  plan: 403,
  fields: 422,
  "changed-meanwhile": 409,
  "last-owner": 409,
  "address-taken": 409,
  "password-not-usable": 422,
  "link-not-usable": 410,
  "set-up-already": 409,
  "rescue-file-foreign": 422,
  "rescue-file-damaged": 422,
  "image-not-usable": 422,
  "idempotency-key-used": 409,
  "not-redeemed": 409,
  "which-coupon": 409,
  "too-large": 413,
  "too-slow": 408,
  "too-many-requests": 429,
  unavailable: 503,
  internal: 500,
};

/** Ids and hashes. PostgreSQL takes no NUL, and an address may hold one. */
const NAME = /^[\w-]+$/;

const DEFAULT_MAX_BODY_BYTES = 100_000;
const MAX_BODY_MS = 30_000;
/** A till sends up to 2 MB; what may be more comes over slow lines, and is waited for. */
const LARGE = { moreThanBytes: 2_000_000, maxMs: 180_000 } as const;

type RouteDeps = Deps & { readonly logins: Pick<Logins, "sessionOf"> };

/** Mounts a route of the table: who may call is checked first, then what they say, then the handler runs. */
export function mountRoute<Name extends RouteName>(app: Hono, deps: RouteDeps, name: Name, handler: Handler<Name>): void {
  const route: Route = ROUTES[name];
  app.on(route.method, route.path.replace(/\{(\w+)\}/g, ":$1"), async (c) => {
    const startedMs = performance.now();
    const response = await respond(c, deps, route, handler);
    // The path is left out: it may hold what a link gives away.
    deps.log.info({ route: name, status: response.status, ms: Math.round(performance.now() - startedMs) });
    return response;
  });
}

export function answerProblem(c: Context, problem: ProblemMessage): Response {
  return c.json(problem, STATUS[problem.problem]);
}

async function respond<Name extends RouteName>(
  c: Context,
  deps: RouteDeps,
  route: Route,
  handler: Handler<Name>,
): Promise<Response> {
  c.header("Cache-Control", "no-store");
  const waitMs = deps.rateLimit?.(c, route) ?? 0;
  if (waitMs > 0) return answerTooOften(c, waitMs);
  const limits = bodyLimitsOf(route);
  const unfit = bodyProblem(c, limits);
  if (unfit !== null) return answerProblem(c, unfit);
  const browser = browserOf(c, deps.ownUrl?.() ?? null);
  const forged = forgeryProblem(route, browser);
  if (forged !== null) return answerProblem(c, forged);
  const askCaller = () => callerOf(browser, route.access, deps);
  const caller = await askCaller();
  if (!caller.ok) return answerProblem(c, caller.problem);
  const parameters = c.req.param();
  if (!Object.values(parameters).every((value) => NAME.test(value))) {
    return answerProblem(c, { problem: "not-found", message: "Nothing here has such a name." });
  }
  const query = validated(route.query, "The address", c.req.query());
  if (!query.ok) return answerProblem(c, query.problem);
  const body = await bodyOf(c, route, limits);
  if (!body.ok) return answerProblem(c, body.problem);

  // The schemas that parsed these are the ones that `Input` is inferred from.
  const input = {
    parameters,
    query: query.value,
    body: body.value,
    ...caller.value,
    browser,
    mayStillCall: async () => (await askCaller()).ok,
  } as Input<Name>;
  const outcome = await handler(input);
  if (!outcome.ok) return answerProblem(c, outcome.problem);
  if (route.response === "bytes") return answerBytes(c, outcome.value as Bytes, "private");
  if (route.response === "image") return answerImage(c, outcome.value as Image);
  if (route.response === "csv") return answerCsv(c, deps, outcome.value as CsvFile);
  return "events" in route.response ? answerEvents(c, outcome.value as Events) : c.json(outcome.value as object);
}

/**
 * A browser adds its cookies to whatever page makes it send a request. So what changes something by them, or sets them,
 * has to come from a page of this server, as JSON, which no form can send. Who is let in by a token needs neither.
 */
function forgeryProblem({ method, access, body, fromOwnPages }: Route, browser: Browser): ProblemMessage | null {
  const isByCookie = typeof access === "object" && !browser.headers.has("Authorization");
  if (method === "GET" || !(isByCookie || fromOwnPages === true)) return null;
  if (!isFromOwnPage(browser)) return { problem: "not-allowed", message: "This has to be done on this server's own pages." };
  const type = browser.headers.get("Content-Type") ?? "";
  if (body === undefined || (body === "image" ? /^image\//.test(type) : /^application\/json\b/.test(type))) return null;
  return { problem: "bad-request", message: body === "image" ? "The request is no picture." : "The request is not JSON." };
}

async function bodyOf(c: Context, { body }: Route, limits: BodyLimits): Promise<Result<unknown, ProblemMessage>> {
  if (body === undefined) return ok(undefined);
  if (body === "image") return await readBytes(c, limits);
  const sent = await readJson(c, limits);
  return sent.ok ? validated(body, "The request", sent.value) : sent;
}

function validated(schema: z.core.$ZodType | undefined, what: string, value: unknown): Result<unknown, ProblemMessage> {
  if (schema === undefined) return ok(undefined);
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return ok(parsed.data);
  return fail({ problem: "bad-request", message: `${what} is not as expected. ${z.prettifyError(parsed.error)}` });
}

function bodyLimitsOf({ maxBodyBytes = DEFAULT_MAX_BODY_BYTES }: Route): BodyLimits {
  return { maxBytes: maxBodyBytes, maxMs: maxBodyBytes > LARGE.moreThanBytes ? LARGE.maxMs : MAX_BODY_MS };
}

function answerTooOften(c: Context, waitMs: number): Response {
  c.header("Retry-After", String(Math.ceil(waitMs / 1_000)));
  return answerProblem(c, { problem: "too-many-requests", message: "There were too many requests from here. Wait a moment, then try again." });
}

function answerBytes(c: Context, { bytes, etag }: Bytes, keptBy: "private" | "public", type = "application/octet-stream"): Response {
  c.header("ETag", `"${etag}"`);
  c.header("Cache-Control", `${keptBy}, max-age=31536000, immutable`);
  if (c.req.header("If-None-Match") === `"${etag}"`) return c.body(null, 304);
  c.header("Content-Type", type);
  return c.body(new Uint8Array(bytes));
}

function answerImage(c: Context, image: Image): Response {
  return answerBytes(c, image, "public", image.type);
}

function answerEvents(c: Context, events: Events): Response {
  c.header("Content-Type", "text/event-stream");
  c.header("Cache-Control", "no-cache, no-transform");
  // nginx, and what follows it, would hold the events back until there are many.
  c.header("X-Accel-Buffering", "no");
  // A server that stops need not wait for a connection that was only ever used for this.
  c.header("Connection", "close");
  return c.body(events);
}
