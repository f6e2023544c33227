import { randomBytes, webcrypto } from "node:crypto";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../server/app";
import { issueApiKey } from "../../server/auth/issue-api-key";
import { hashOfEnrolmentCode } from "../../server/auth/secrets";
import type { Store } from "../../server/store/store";
import type { RescueRecord } from "../../src/client/db/records";
import { SIGNING } from "../../src/client/sync/seal-rescue-file";
import { enrolResponse } from "../../src/contract/messages/enrol";
import { problemMessage } from "../../src/contract/messages/problem";
import { certificateResponse, RESCUE_FILE_MAX_BYTES, rescueResponse } from "../../src/contract/messages/rescue";
import type { RescueFile } from "../../src/domain/rescue/rescue-file";
import { rescueFileOf } from "../builders/rescue-files";
import { NOON_MS, openShop, redemption, type TestShop } from "../store/acceptance-shop";
import { everyStore } from "../store/every-store";

let store: Store;
let app: ReturnType<typeof createApp>;
let ours: TestShop;
let saver: RescueRecord;
let file: RescueFile;
let logged: string;
/** Who takes it in, by what they call. */
let takers: readonly { readonly path: string; readonly token: string }[];
let foreigners: typeof takers;

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeEach(async () => {
    store = await open();
    logged = "";
    const log = pino({ level: "trace" }, { write: (line) => void (logged += line) });
    const deps = { store, nowMs: () => NOON_MS, randomBytes, log };
    app = createApp(deps);
    ours = await openShop(store, 1);
    const theirs = await openShop(store, 2);
    const keyOf = async (workspace: number) => {
      const issued = await issueApiKey(deps, workspace, "Back office", ["manage"]);
      return issued.ok ? issued.value.key : "";
    };
    saver = await certified(await enrolled(ours));
    file = await rescueFileOf(saver, [redemption(ours, "L-1")]);
    takers = [{ path: "/api/till/rescue", token: await enrolled(ours) }, { path: "/api/rescue", token: await keyOf(1) }];
    foreigners = [{ path: "/api/till/rescue", token: await enrolled(theirs) }, { path: "/api/rescue", token: await keyOf(2) }];
  });
  afterEach(() => store.close());

  test("[R31] a file that a till signed with its certified key is taken in by another till, and again by a manager", async () => {
    const came: unknown[] = [];
    for (const { path, token } of takers) came.push(rescueResponse.parse(await (await post(path, token, file)).json()));
    const till = { installationId: saver.installationId, name: "Till 3", storeName: "Centre" };
    expect(came).toMatchObject([
      { till, counts: { redemptions: 1, known: 0 } },
      { till, counts: { redemptions: 0, known: 1 } },
    ]);
  });

  test("[R31] a file of another shop is refused in words, and leaves nothing", async () => {
    for (const { path, token } of foreigners) {
      const response = await post(path, token, file);
      expect(response.status).toBe(422);
      expect(problemMessage.parse(await response.json())).toMatchObject({ problem: "rescue-file-foreign", message: expect.stringContaining("another shop") });
    }
    expect((await store.snapshot(2, NOON_MS)).coupons.map(({ used }) => used)).toEqual([0, 0]);
  });

  test("[R31] a damaged file is refused in words", async () => {
    const sealed = `${file.sealed.startsWith("A") ? "B" : "A"}${file.sealed.slice(1)}`;
    for (const { path, token } of takers) {
      const response = await post(path, token, { ...file, sealed });
      expect(response.status).toBe(422);
      expect(problemMessage.parse(await response.json())).toMatchObject({ problem: "rescue-file-damaged" });
    }
  });

  test("[R31] what is no rescue file, or of another version, is a bad request", async () => {
    for (const { path, token } of takers) {
      for (const body of [{}, [], { ...file, version: 2 }, { ...file, format: "tearoff" }, { ...file, certificate: 7 }]) {
        const response = await post(path, token, body);
        expect({ status: response.status, problem: problemMessage.parse(await response.json()).problem }).toEqual({ status: 400, problem: "bad-request" });
      }
    }
  });

  test("[R31] a file that is larger than stated is not read", async () => {
    const sealed = "A".repeat(RESCUE_FILE_MAX_BYTES);
    for (const { path, token } of takers) {
      const response = await post(path, token, { ...file, sealed });
      expect(response.status).toBe(413);
      expect(problemMessage.parse(await response.json()).problem).toBe("too-large");
    }
  });

  test("[R31] a key that no rescue file can be signed with is not certified", async () => {
    const [till] = takers;
    const response = await post("/api/till/certificate", till?.token ?? "", { publicKey: "AAAA" });
    expect(response.status).toBe(400);
    expect(problemMessage.parse(await response.json()).message).toContain("P-256");
  });

  test("[R31] nothing of a file or a certificate is logged", async () => {
    for (const { path, token } of takers) await post(path, token, file);
    expect(logged).toContain("rescueAtTill");
    for (const secret of [file.certificate, file.sealed, saver.rescueKey, ours.storeId]) expect(logged).not.toContain(secret);
  });
});

async function enrolled({ workspace, storeId }: TestShop): Promise<string> {
  const code = randomBytes(6).toString("hex").toUpperCase();
  await store.issueEnrolmentCode({ workspace, storeId, codeHash: hashOfEnrolmentCode(code), expiresMs: NOON_MS + 1 });
  const response = await app.request("/api/enrol", { method: "POST", body: JSON.stringify({ code, deviceName: "" }) });
  return enrolResponse.parse(await response.json()).token;
}

async function certified(token: string): Promise<RescueRecord> {
  const { subtle } = webcrypto as Crypto;
  const pair = await subtle.generateKey(SIGNING, false, ["sign", "verify"]);
  const publicKey = Buffer.from(await subtle.exportKey("spki", pair.publicKey)).toString("base64url");
  const { certificate, rescueKey } = certificateResponse.parse(await (await post("/api/till/certificate", token, { publicKey })).json());
  const [till] = (await store.tills(1)).filter(({ device }) => device.name === "Till 3");
  return { installationId: till?.installationId ?? "", epoch: 1, signingKey: pair.privateKey, certificate, rescueKey };
}

function post(path: string, token: string, body: unknown) {
  return app.request(path, { method: "POST", headers: { Authorization: `Bearer ${token}` }, body: JSON.stringify(body) });
}
