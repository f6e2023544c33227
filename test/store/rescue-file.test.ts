import { webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { beforeAll, describe, expect, test } from "vitest";
import { openRescueFile } from "../../server/store/rescue/open-rescue-file";
import { sealCertificate } from "../../server/store/rescue/certificate";
import type { RescueRecord } from "../../src/client/db/records";
import { SIGNING } from "../../src/client/sync/seal-rescue-file";
import { rescueFile } from "../../src/contract/messages/rescue";
import { type RescueFile, signedText } from "../../src/domain/rescue/rescue-file";
import { rescueFileOf } from "../builders/rescue-files";
import { newTestId, NOON_MS, rescueKeyOf } from "./acceptance-shop";

const KEY = rescueKeyOf(1);
const WITHDRAWAL = {
  kind: "withdrawal",
  key: newTestId(),
  sequence: 1,
  redemptionKey: newTestId(),
  time: { deviceMs: NOON_MS, offsetMs: 0, uncertain: false },
};

let ours: RescueRecord;
let theirs: RescueRecord;
let file: RescueFile;
beforeAll(async () => {
  [ours, theirs] = [await recordOf("Counter"), await recordOf("Bar")];
  file = await rescueFileOf(ours, [WITHDRAWAL]);
});

/** A till with a pair of its own, certified by the key of the tests. */
async function recordOf(name: string): Promise<RescueRecord> {
  const { subtle } = webcrypto as Crypto;
  const pair = await subtle.generateKey(SIGNING, false, ["sign", "verify"]);
  const publicKey = Buffer.from(await subtle.exportKey("spki", pair.publicKey)).toString("base64url");
  const till = { installationId: newTestId(), device: { id: newTestId(), name, storeId: newTestId() }, tokenHash: "", enrolledMs: 0, publicKey };
  const certificate = sealCertificate(KEY, till);
  return { installationId: till.installationId, epoch: 1, signingKey: pair.privateKey, certificate, rescueKey: KEY.publicKey };
}

test("[R9] [R31] a file that was saved by a till of the first version opens still", () => {
  const recorded = z.parse(rescueFile, JSON.parse(readFileSync(join(import.meta.dirname, "recorded-rescue-v1.txt"), "utf8")));
  expect(openRescueFile([KEY], recorded)).toMatchObject({
    ok: true,
    value: { till: { device: { name: "Counter" } }, contents: { protocol: 3, items: [{ kind: "withdrawal", sequence: 1 }] } },
  });
});

describe("[R31] a rescue file", () => {
  test("opens under the key that it was made for, whichever of several that is", () => {
    for (const keys of [[KEY], [rescueKeyOf(2), KEY], [KEY, rescueKeyOf(2)]]) {
      expect(openRescueFile(keys, file)).toMatchObject({
        ok: true,
        value: { till: { device: { name: "Counter" } }, contents: { items: [WITHDRAWAL] } },
      });
    }
  });

  test("opens under no other", () => {
    expect(openRescueFile([rescueKeyOf(2)], file)).toEqual({ ok: false, problem: "foreign" });
  });

  test("opens with no byte of it changed, wherever", () => {
    const text = JSON.stringify(file);
    for (let at = 0; at < text.length; at += 1) {
      for (const letter of [text.charAt(at) === "A" ? "B" : "A", String.fromCharCode(text.charCodeAt(at) ^ 1)]) {
        expect({ at, opened: openedText(text.slice(0, at) + letter + text.slice(at + 1)) }).toEqual({ at, opened: false });
      }
    }
  });

  test("opens cut off nowhere", () => {
    const { sealed } = file;
    for (const length of [0, 1, 16, sealed.length - 1]) {
      expect(openRescueFile([KEY], { ...file, sealed: sealed.slice(0, length) }).ok).toBe(false);
    }
  });

  test("is no other till's, though its contents are passed off as that one's with a signature that fits", async () => {
    const forged = await rescueFileOf(theirs, [WITHDRAWAL]);
    expect(openRescueFile([KEY], { ...forged, certificate: ours.certificate })).toEqual({ ok: false, problem: "damaged" });
    const { signingKey } = theirs;
    const resealed = await rescueFileOf({ ...ours, signingKey }, [WITHDRAWAL]);
    expect(openRescueFile([KEY], resealed)).toEqual({ ok: false, problem: "damaged" });
    const passedOff = await signedAnew(theirs, { ...file, certificate: theirs.certificate });
    expect(openRescueFile([KEY], passedOff)).toEqual({ ok: false, problem: "damaged" });
    expect(openRescueFile([KEY], await signedAnew(ours, file)).ok).toBe(true);
  });

  test("is of no till but the one that the server has certified, whatever a till makes of its certificate", async () => {
    const [key, said = "", seal] = ours.certificate.split(".");
    const changed = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(said, "base64url").toString()), installationId: theirs.installationId }));
    for (const another of [`${key}.${changed.toString("base64url")}.${seal}`, `${key}.${said}.`, `${key}.${said}`, `${key}.${said}.${seal?.slice(1)}`]) {
      expect(openRescueFile([KEY], await rescueFileOf({ ...ours, certificate: another }, [WITHDRAWAL]))).toEqual({ ok: false, problem: "damaged" });
    }
    expect(openRescueFile([KEY], await rescueFileOf({ ...ours, certificate: said }, [WITHDRAWAL]))).toEqual({ ok: false, problem: "foreign" });
  });

  test("holds no asks", async () => {
    expect(openRescueFile([KEY], await rescueFileOf(ours, [{ ...WITHDRAWAL, kind: "ask" }]))).toEqual({ ok: false, problem: "damaged" });
  });

  test("shows nothing of what it holds", () => {
    expect(JSON.stringify(file)).not.toContain(WITHDRAWAL.redemptionKey);
    expect(Buffer.from(file.sealed, "base64url").toString("latin1")).not.toContain(WITHDRAWAL.redemptionKey);
  });

  test("is sealed anew each time", async () => {
    const again = await rescueFileOf(ours, [WITHDRAWAL]);
    expect(again.sealed).not.toBe(file.sealed);
    expect(again.ephemeralKey).not.toBe(file.ephemeralKey);
  });
});

/** Whether the server would open a file of such a text. */
function openedText(text: string): boolean {
  try {
    const parsed = z.safeParse(rescueFile, JSON.parse(text));
    return parsed.success && openRescueFile([KEY], parsed.data).ok;
  } catch (failure) {
    if (failure instanceof SyntaxError) return false;
    throw failure;
  }
}

async function signedAnew({ signingKey }: RescueRecord, changed: RescueFile): Promise<RescueFile> {
  const { signature: _signature, ...unsigned } = changed;
  const { subtle } = webcrypto as Crypto;
  const bytes = await subtle.sign(SIGNING, signingKey, Buffer.from(signedText(unsigned)));
  return { ...unsigned, signature: Buffer.from(bytes).toString("base64url") };
}
