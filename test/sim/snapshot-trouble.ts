import type { Fault } from "./fault-counts";
import type { Wire, WireAnswer } from "./sim-server";

/** What an answer tells of a till whose snapshot has come to nothing; null: nothing. */
export function snapshotTrouble({ url }: Wire, { status, body }: WireAnswer, epoch: number): Extract<Fault, "epoch" | "behind" | "halfSnapshot"> | null {
  const { pathname, searchParams } = new URL(url);
  if (pathname.startsWith("/api/till/blobs/")) return status === 404 ? "halfSnapshot" : null;
  if (pathname !== "/api/till/feed" || status !== 200) return null;
  const { kind } = JSON.parse(new TextDecoder().decode(body)) as { readonly kind: string };
  if (kind !== "snapshot-needed") return null;
  return Number(searchParams.get("epoch")) === epoch ? "behind" : "epoch";
}
