import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openAdminShop } from "./admin/admin-shop";
import { measured } from "./admin/measured";

/** Requests of each kind whose time is taken. */
const REQUESTS = 200;

const { json } = parseArgs({ options: { json: { type: "string" } } }).values;
const folder = await mkdtemp(join(tmpdir(), "tearoff-bench-"));
const shop = await openAdminShop(folder, { coupons: 10_000, codes: 100_000, claims: 2_000 });
try {
  const import10kMs = await shop.importMs(10_000);
  const page100k = await measured(REQUESTS, (index) => shop.get(`/api/coupons/LONG/codes?after=${(index * 499) % 99_900}`));
  const filtered = await measured(20, (index) => shop.get(`/api/coupons/LONG/codes?state=${index % 2 === 0 ? "claimed" : "issued"}&after=${index * 100}`));
  const searched = await measured(20, (index) => shop.get(`/api/coupons/LONG/codes?search=${index % 2 === 0 ? "LONG-99" : "Guest%201"}`));
  const list = await measured(REQUESTS, (index) => shop.get(`/api/coupons?sort=${["newest", "name", "end"][index % 3]}&page=${1 + ((index * 7) % 190)}`));
  const listFiltered = await measured(20, (index) => shop.get(`/api/coupons?status=active&claiming=${index % 2 === 0 ? "available" : "all-distributed"}&search=coupon`));
  console.table({ "codes, a page": page100k, "codes, filtered": filtered, "codes, searched": searched, "coupons, a page": list, "coupons, filtered": listFiltered });
  console.log(`A file of 10,000 codes was in after ${import10kMs} ms: read, sent, checked and committed.`);
  const result = { import10kMs, page100kP50Ms: page100k.p50Ms, page100kP99Ms: page100k.p99Ms, list10kCouponsP99Ms: list.p99Ms };
  if (json !== undefined) await writeFile(json, `${JSON.stringify(result)}\n`);
} finally {
  await shop.close();
  await rm(folder, { recursive: true });
}
