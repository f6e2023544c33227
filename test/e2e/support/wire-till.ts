import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { newId } from "../../../server/auth/new-id";
import { enrolResponse } from "../../../src/contract/messages/enrol";
import { pullResponse } from "../../../src/contract/messages/pull";
import { snapshotMessage } from "../../../src/contract/messages/snapshot";
import { PROTOCOL_VERSION } from "../../../src/contract/protocol";
import type { RedemptionContents } from "../../../src/domain/sync/event";
import { enrolmentCodeResponse, storeAtDesk } from "../../../src/contract/messages/shop";
import { said } from "./said";

/** A till that is its requests alone: what it redeems it has decided without a network. Sets up in a moment what a screen is to show. */
export async function wireTill(origin: string, enrolmentCode: string, name = "") {
  const enrolled = enrolResponse.parse(await asked(`${origin}/api/enrol`, { body: { code: enrolmentCode, deviceName: name } }));
  const snapshot = snapshotMessage.parse(await asked(`${origin}/api/till/snapshot`, { token: enrolled.token }));
  const { device, staff } = snapshot;
  const pulled = pullResponse.parse(await asked(`${origin}/api/till/feed?after=${snapshot.feed}&epoch=${snapshot.epoch.number}&protocol=${PROTOCOL_VERSION}`, { token: enrolled.token }));
  // The newest last: a snapshot may have been made before.
  const coupons = [...snapshot.coupons, ...(pulled.kind === "page" ? pulled.entries.flatMap((entry) => (entry.kind === "coupon" ? [entry.coupon] : [])) : [])];
  let sequence = 0;

  async function redeem(couponId: string, code: string, more: Partial<RedemptionContents> & { readonly agoMs?: number } = {}): Promise<void> {
    const { agoMs = 0, ...changes } = more;
    const coupon = coupons.findLast((one) => one.couponId === couponId);
    const [cashier] = staff;
    if (coupon === undefined || cashier === undefined) throw new Error(`The till has no coupon ${couponId}, or nobody works there.`);
    const shown = { kind: "code", codeType: coupon.codeType, value: code } as const;
    const contents = { couponId, shown, storeId: device.storeId, staffId: cashier.id, method: "staff-scan", receipt: null, override: null, leaseId: null, ...changes };
    const circumstances = { time: { deviceMs: Date.now() - agoMs, offsetMs: 0, uncertain: false }, couponVersion: coupon.version, snapshotFeed: 0, marks: [] };
    sequence += 1;
    const fact = { kind: "fact", key: newId(Date.now(), randomBytes), sequence, contents, circumstances };
    await asked(`${origin}/api/till/events`, { token: enrolled.token, body: { protocol: PROTOCOL_VERSION, items: [fact], heard: [] } });
  }
  return { redeem };
}

/**
 * The same, at a store of its own that is new.
 * @param page where a manager is signed in
 */
export async function wireTillAt(page: Page, storeName: string, name: string) {
  const store = storeAtDesk.parse(await said(page, "addStore", { name: storeName, timeZone: "Europe/Lisbon" }));
  const made = enrolmentCodeResponse.parse(await said(page, "makeEnrolmentCode", { storeId: store.id, deviceName: "" }));
  return await wireTill(new URL(page.url()).origin, made.code, name);
}

async function asked(url: string, { token, body }: { readonly token?: string; readonly body?: object }): Promise<unknown> {
  const response = await fetch(url, {
    method: body === undefined ? "GET" : "POST",
    headers: { "Content-Type": "application/json", ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return await response.json();
}
