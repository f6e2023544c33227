import type { RequestListener, Server } from "node:http";
import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { fail, ok, type Result } from "../../src/domain/result";
import { CONNECTION_LIMITS, type ConnectionLimits } from "../limits/connection-limits";
import { limitByNetwork } from "../limits/limit-by-network";

export type Fetch = (request: Request) => Response | Promise<Response>;

export type Tls = { readonly key: string; readonly cert: string };

export type Listening = {
  readonly port: number;
  /** Lets requests that are under way end, and takes no more. */
  close(): Promise<void>;
};

export const LOOPBACK_HOSTS = ["127.0.0.1", "::1"] as const;

const GRACE_MS = 5_000;
/** A machine without IPv6 has no ::1; one without IPv4 no 127.0.0.1. */
const NO_SUCH_ADDRESS = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT"]);

/** Listens on one port of each host that the machine has; port 0 takes a free one, the same on all. */
export async function listen(
  fetch: Fetch,
  hosts: readonly string[],
  port: number,
  tls?: Tls,
  limits: ConnectionLimits = CONNECTION_LIMITS,
): Promise<Result<Listening, string>> {
  const servers: Server[] = [];
  const limitConnection = limitByNetwork(limits.maxConnectionsFrom);
  let bound = port;
  for (const host of hosts) {
    const server = serverOf(getRequestListener(fetch), tls, limits).on("connection", limitConnection);
    const problem = await bind(server, host, bound);
    if (problem === null) {
      servers.push(server);
      bound = (server.address() as AddressInfo).port;
    } else if (!NO_SUCH_ADDRESS.has(problem)) {
      await Promise.all(servers.map(close));
      return fail(explain(problem, bound));
    }
  }
  if (servers.length === 0) return fail(`This machine has none of the addresses ${hosts.join(", ")}.`);
  return ok({ port: bound, close: async () => void (await Promise.all(servers.map(close))) });
}

function serverOf(listener: RequestListener, tls: Tls | undefined, limits: ConnectionLimits): Server {
  const options = {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.idleMs,
    connectionsCheckingInterval: limits.checkedEveryMs,
    maxHeaderSize: limits.maxHeaderBytes,
  };
  const server =
    tls === undefined
      ? createHttpServer(options, listener)
      : createHttpsServer({ ...options, ...tls, handshakeTimeout: limits.headersMs }, listener);
  server.maxConnections = limits.maxConnections;
  server.maxHeadersCount = limits.maxHeaders;
  // Nothing sent or read for so long: an answer that nobody takes. A till's stream beats.
  server.timeout = limits.requestMs;
  return server;
}

function explain(problem: string, port: number): string {
  if (problem === "EADDRINUSE") return `Port ${port} is taken by another program; stop it or choose another PORT.`;
  if (problem === "EACCES") return `Port ${port} may not be used by this user; choose a PORT above 1023.`;
  return `Port ${port} cannot be used (${problem}).`;
}

/** @returns the system's word for why not, or null */
function bind(server: Server, host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    server.once("error", (failure: NodeJS.ErrnoException) => resolve(failure.code ?? failure.message));
    server.listen({ host, port, ipv6Only: host === "::1" }, () => resolve(null));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
