import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { newId } from "../../../server/auth/new-id";
import { PROTOCOL_VERSION } from "../../../src/contract/protocol";
import { ROUTES } from "../../../src/contract/routes";
import { BENCH_COUPON, benchCode } from "./bench-shop";
import { FLOOR_PATH } from "./floor";
import { flushMs } from "./flush";
import { type Client, sendAll } from "./load";
import type { Serving } from "./serve";

export type StoreKind = "sqlite" | "postgres";

export type Row = {
  readonly store: StoreKind;
  readonly design: "tearoff" | "floor";
  readonly batch: number;
  readonly clients: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
};

type Measured = { readonly rows: readonly Row[]; readonly flush1000Ms: number };

const CLIENTS = 8;
const ROUNDS = 3;
/** Requests that each client sends in a round, by items in a request. */
const REQUESTS = new Map([[1, 25], [10, 15], [100, 6], [500, 2]]);

/** A till of its own flushes a queue of this many. */
const FLUSHED = 1_000;
const LOADED = [...REQUESTS].reduce((sum, [batch, requests]) => sum + batch * requests * CLIENTS * (ROUNDS + 1), 0);

/**
 * Redemptions a second over HTTP, in rounds that take turns with the floor's, so that noise hits both alike.
 * @param url of an empty PostgreSQL database; without one it is SQLite in the folder
 */
export async function measureStore(store: StoreKind, folder: string, url = ""): Promise<Measured> {
  const server = fork(join(import.meta.dirname, "serve.ts"), [folder, url, String(LOADED + FLUSHED), String(CLIENTS + 1)]);
  try {
    const [serving] = (await once(server, "message")) as [Serving];
    const rows = await measure(store, serving);
    const [enrolmentCode = ""] = serving.enrolmentCodes.slice(CLIENTS);
    const codes = Array.from({ length: FLUSHED }, (_, index) => benchCode(LOADED + index));
    const flush1000Ms = await flushMs({ ...serving, origin: `http://127.0.0.1:${serving.tearoffPort}`, enrolmentCode, codes });
    return { rows, flush1000Ms };
  } finally {
    if (server.connected) server.disconnect();
    if (server.exitCode === null) await once(server, "exit");
  }
}

async function measure(store: StoreKind, serving: Serving): Promise<readonly Row[]> {
  const tearoff = `http://127.0.0.1:${serving.tearoffPort}`;
  const tokens = await Promise.all(serving.enrolmentCodes.slice(0, CLIENTS).map((code) => enrolledToken(tearoff, code)));
  const designs = [
    { design: "tearoff", url: tearoff + ROUTES.push.path },
    { design: "floor", url: `http://127.0.0.1:${serving.floorPort}${FLOOR_PATH}` },
  ] as const;
  const nextFact = factsOf(serving);
  const rows: Row[] = [];
  for (const [batch, requests] of REQUESTS) {
    const perSecond = { tearoff: [] as number[], floor: [] as number[] };
    const latenciesMs = { tearoff: [] as number[], floor: [] as number[] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const clients = tokens.map((token): Client => {
        const headers = { authorization: `Bearer ${token}`, "accept-encoding": "identity" };
        return { headers, bodies: Array.from({ length: requests }, () => pushOf(batch, nextFact)) };
      });
      for (const { design, url } of designs) {
        const { ms, latenciesMs: latencies, replies } = await sendAll(url, clients);
        if (design === "tearoff") replies.forEach((reply) => requireAccepted(reply, batch));
        // The first round warms up.
        if (round === 0) continue;
        perSecond[design].push((batch * requests * CLIENTS * 1_000) / ms);
        latenciesMs[design].push(...latencies);
      }
    }
    for (const { design } of designs) {
      rows.push({
        store,
        design,
        batch,
        clients: CLIENTS,
        perSecond: Math.round(quantile(perSecond[design], 0.5)),
        p50Ms: rounded(quantile(latenciesMs[design], 0.5)),
        p99Ms: rounded(quantile(latenciesMs[design], 0.99)),
      });
    }
  }
  return rows;
}

async function enrolledToken(origin: string, code: string): Promise<string> {
  const body = JSON.stringify({ code, deviceName: "" });
  const reply = await fetch(origin + ROUTES.enrol.path, { method: "POST", headers: { "content-type": "application/json" }, body });
  return ((await reply.json()) as { token: string }).token;
}

/** Facts of one code after the other, each of which is there to be redeemed. */
function factsOf({ storeId, staffId }: Serving): () => unknown {
  let position = 0;
  return () => {
    const shown = { kind: "code", codeType: "qr", value: benchCode(position) };
    const nowMs = Date.now();
    position += 1;
    return {
      kind: "fact",
      key: newId(nowMs, randomBytes),
      sequence: position,
      contents: { couponId: BENCH_COUPON, shown, storeId, staffId, method: "staff-scan", receipt: null, override: null, leaseId: null },
      circumstances: { time: { deviceMs: nowMs, offsetMs: 0, uncertain: false }, couponVersion: 1, snapshotFeed: 1, marks: [] },
    };
  };
}

function pushOf(batch: number, nextFact: () => unknown): Buffer {
  return Buffer.from(JSON.stringify({ protocol: PROTOCOL_VERSION, items: Array.from({ length: batch }, nextFact), heard: [] }));
}

function requireAccepted(reply: string, batch: number): void {
  const { answers } = JSON.parse(reply) as { answers: readonly { outcome: { kind: string }; duplicate: boolean }[] };
  const accepted = answers.filter(({ outcome, duplicate }) => outcome.kind === "accepted" && !duplicate);
  if (accepted.length !== batch) throw new Error(`Of ${batch} redemptions ${accepted.length} were accepted.`);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
