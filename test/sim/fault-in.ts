import type { LeasesRequest } from "../../src/contract/messages/leases";
import type { Fault } from "./fault-counts";
import type { Wire, WireAnswer } from "./sim-server";

/** What a request and its answer tell of a till whose snapshot or lease has come to an end; null: nothing. */
export function faultIn(wire: Wire, { status, body }: WireAnswer, epoch: number): Fault | null {
  const { pathname, searchParams } = new URL(wire.url);
  if (pathname.startsWith("/api/till/blobs/")) return status === 404 ? "halfSnapshot" : null;
  if (status !== 200) return null;
  if (isOfLeases(wire)) return (JSON.parse(wire.body ?? "") as LeasesRequest).closing.length > 0 ? "recalled" : null;
  if (pathname !== "/api/till/feed") return null;
  const { kind } = JSON.parse(new TextDecoder().decode(body)) as { readonly kind: string };
  if (kind !== "snapshot-needed") return null;
  return Number(searchParams.get("epoch")) === epoch ? "behind" : "epoch";
}

export function isOfLeases({ method, url }: Wire): boolean {
  return method === "POST" && url.endsWith("/api/till/leases");
}
