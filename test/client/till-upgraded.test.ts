import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { http } from "msw";
import pino from "pino";
import { expect, test } from "vitest";
import { MOCK_ORIGIN } from "../../mocks/node";
import { createApp } from "../../server/app";
import { issueEnrolmentCode } from "../../server/auth/issue-enrolment-code";
import { createDemoShop } from "../../server/demo/demo-shop";
import type { Deps } from "../../server/deps";
import { openSqliteStore } from "../../server/store/sqlite";
import { takeBackTo } from "../builders/older-database";
import { addClaimCoupon, linkOf, newToken } from "./claim-bench";
import { redeemed, scan, signInAs, startBench } from "./till-bench";

test("[R20] a till from before its server knew claims takes a snapshot with their keys, and keeps what it has", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tearoff-upgraded-"));
  const bench = await startBench();
  const serve = async () => {
    const deps: Deps = { store: await openSqliteStore(folder), nowMs: Date.now, randomBytes, log: pino({ level: "silent" }) };
    const app = createApp(deps);
    bench.server.use(http.all(`${MOCK_ORIGIN}/*`, ({ request }) => app.fetch(request)));
    return deps;
  };
  const before = await serve();
  await createDemoShop(before);
  const [place] = await before.store.stores(1);
  const till = await bench.till();
  await till.enrol(await issueEnrolmentCode(before, 1, place?.id ?? ""), "");
  await till.syncNow();
  await signInAs(till, "Demo cashier", "1234");
  await redeemed(till, "TEAROFF-CROISSANT-0001");
  await till.syncNow();
  bench.offline();
  const { redemptionKey } = await redeemed(till, "TEAROFF-CROISSANT-0002");
  await before.store.close();

  await takeBackTo("0012-waiting-redemptions", join(folder, "tearoff.db"));
  await till.store.change("snapshot", (now) => now && { ...now, claimKeys: [] });

  bench.back();
  const { store } = await serve();
  const upgraded = { ...bench, mock: { ...bench.mock, store } };
  await till.syncNow();
  await addClaimCoupon(upgraded, "BREAD");
  const link = linkOf(await newToken(upgraded, "BREAD"));
  await till.syncNow();
  expect((await scan(till, link)).decision).toMatchObject({ kind: "redeem", marks: [] });
  for (const code of ["TEAROFF-CROISSANT-0001", "TEAROFF-CROISSANT-0002"]) {
    expect((await scan(till, code)).decision).toMatchObject({ refusals: [{ reason: "already-redeemed" }] });
  }
  expect((await till.todaysList()).find((row) => row.redemptionKey === redemptionKey)).toMatchObject({ state: { kind: "confirmed" } });
  await till.close();
  await store.close();
  await bench.mock.stop();
  rmSync(folder, { recursive: true });
});
