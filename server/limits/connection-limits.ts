import { isLoopback } from "../auth/address";

/** What a connection may cost, whoever is at its other end. */
export type ConnectionLimits = {
  readonly headersMs: number;
  /** A request's last byte; a rescue file of 20 MB comes over slow lines. What comes without a body has its own, shorter limit. */
  readonly requestMs: number;
  /** A connection that waits for its next request; longer than proxies keep theirs. */
  readonly idleMs: number;
  /** How often the first two are looked after. */
  readonly checkedEveryMs: number;
  readonly maxHeaderBytes: number;
  readonly maxHeaders: number;
  readonly maxConnections: number;
  /** Of those, from one address (of IPv6: from all that share its first half). */
  readonly maxConnectionsFrom: (address: string) => number;
};

export const CONNECTION_LIMITS: ConnectionLimits = {
  headersMs: 10_000,
  requestMs: 190_000,
  idleMs: 65_000,
  checkedEveryMs: 2_000,
  maxHeaderBytes: 16_384,
  maxHeaders: 100,
  maxConnections: 5_000,
  // A thousand tills behind one address, each with its stream and a request, take 2,000. A proxy on this machine speaks for everybody.
  maxConnectionsFrom: (address) => (isLoopback(address) ? Infinity : 2_500),
};
