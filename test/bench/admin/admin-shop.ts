import { randomBytes } from "node:crypto";
import { createApp } from "../../../server/app";
import { issueApiKey } from "../../../server/auth/issue-api-key";
import { newId } from "../../../server/auth/new-id";
import { createDemoShop } from "../../../server/demo/demo-shop";
import type { Deps } from "../../../server/deps";
import { createLogger } from "../../../server/start/logger";
import { openSqliteStore } from "../../../server/store/sqlite";
import type { CouponId } from "../../../src/domain/coupon/coupon-id";
import { parseCode } from "../../../src/domain/code/parse-code";
import { newTestClaim } from "../../builders/claims";
import { couponOf, draftOf, listTerms } from "../../builders/coupons";

const WORKSPACE = 1;
const PART_ROWS = 1_000;

/** A shop in a file with many coupons, one of them (`LONG`) with many codes, and a manager's program that calls its API. */
export async function openAdminShop(folder: string, size: { readonly coupons: number; readonly codes: number; readonly claims: number }) {
  const store = await openSqliteStore(folder);
  const deps: Deps = { store, nowMs: Date.now, randomBytes, log: createLogger(folder, true) };
  await createDemoShop(deps);
  const add = async (couponId: string, codes: readonly string[]) => {
    const { ordinal: _ordinal, version: _version, ...coupon } = couponOf(listTerms({ couponId: couponId as CouponId }), { name: `Coupon ${couponId}` });
    await store.addCoupon(WORKSPACE, coupon, codes.flatMap((code) => { const parsed = parseCode("qr", code); return parsed.ok ? [parsed.value] : []; }), Date.now());
  };
  await add("LONG", Array.from({ length: size.codes }, (_, index) => `LONG-${index}`));
  for (let index = 0; index < size.claims; index += 1) await store.claim(WORKSPACE, newTestClaim("LONG", { name: `Guest ${index}` }), Date.now());
  for (let index = 0; index < size.coupons; index += 1) await add(`C${index}`, [`C-${index}`]);

  const issued = await issueApiKey(deps, WORKSPACE, "Bench", ["manage"]);
  if (!issued.ok) throw new Error("The bench got no key.");
  const app = createApp(deps);
  const headers = { Authorization: `Bearer ${issued.value.key}`, "Content-Type": "application/json" };
  const call = async (path: string, body?: object) => {
    const response = await app.request(path, { headers, ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }) });
    const said = await response.text();
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${said}`);
    return said;
  };

  return {
    close: () => store.close(),
    get: async (path: string) => void (await call(path)),
    /** From a file's text to its codes being the coupon's. */
    async importMs(rows: number): Promise<number> {
      await call("/api/coupons", { coupon: { ...draftOf(couponOf(listTerms())), couponId: "FILE", name: "A file" }, code: null });
      const file = Array.from({ length: rows }, (_, index) => `FILE-${index}`).join("\n");
      const startedMs = performance.now();
      const path = `/api/coupons/FILE/imports/${newId(Date.now(), randomBytes)}`;
      const lines = file.split("\n").map((value, index) => ({ row: index + 1, value }));
      for (let part = 0; part * PART_ROWS < lines.length; part += 1) {
        await call(`${path}/parts`, { part, rows: lines.slice(part * PART_ROWS, (part + 1) * PART_ROWS) });
      }
      const said = await call(`${path}/commit`, { rows });
      const tookMs = Math.round(performance.now() - startedMs);
      if (!said.includes('"added"')) throw new Error(`The file was not taken: ${said}`);
      return tookMs;
    },
  };
}
