import { webcrypto } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Api } from "../../src/client/api/api";
import { importEpochKey, lookupKeyOf } from "../../src/client/db/lookup-key";
import { newTillDisk, openMemoryTillStore, type TillDisk } from "../../src/client/db/memory-till-store";
import type { TillStore } from "../../src/client/db/till-store";
import { intakeHere } from "../../src/client/sync/blob-intake";
import { fetchSnapshot } from "../../src/client/sync/fetch-snapshot";
import { fromBase64url } from "../../src/domain/bytes/base64url";
import { makeBase, snapshotCode, type BenchBase } from "../bench/snapshot/bench-base";
import { device } from "./till-store-rows";

/** Eight shards and the states: more than are kept together. */
const PARTS = 9;
const crypto = webcrypto as Crypto;

let base: BenchBase;
let disk: TillDisk;
let store: TillStore;
/** Hashes of the parts that were asked for, in order. */
let asked: string[];
beforeAll(() => {
  base = makeBase(70_000, 10);
});
beforeEach(async () => {
  disk = newTillDisk();
  store = openMemoryTillStore(disk);
  asked = [];
  await store.change("device", () => device);
});

type Answer = (bytes: Uint8Array, index: number) => { readonly kind: string; readonly value?: Uint8Array };

const whole: Answer = (bytes) => ({ kind: "ok", value: bytes.slice() });

/** A server that answers each part of the base as it is told to. */
function serving(answer: Answer, manifest = base.manifest): Api {
  const call = async (route: string, input: { readonly params?: { readonly hash: string } }) => {
    if (route === "snapshot") return { kind: "ok", value: manifest };
    const hash = input.params?.hash ?? "";
    asked.push(hash);
    return answer(base.blobs.get(hash) ?? new Uint8Array(), asked.length - 1);
  };
  return { call } as unknown as Api;
}

function fetching(answer: Answer, into = store, manifest = base.manifest) {
  const openIntake = () => intakeHere(into, crypto);
  return fetchSnapshot({ store: into, api: serving(answer, manifest), crypto, openIntake, onProgress: () => undefined }, "token");
}

async function knows(position: number): Promise<boolean> {
  const key = await importEpochKey(crypto, fromBase64url(base.manifest.epoch.key) ?? new Uint8Array());
  const lookupKey = await lookupKeyOf(crypto, key, { kind: "code", codeType: "qr", value: snapshotCode(position) });
  return (await store.known([lookupKey])).codes.length === 1;
}

const parts = Array.from({ length: PARTS }, (_, index) => index);

test.each(parts)("[R16] a download that breaks at part %i is no snapshot, and goes on from there", async (broken) => {
  expect(base.blobs.size).toBe(PARTS);
  const cutOff = await fetching((bytes, index) => (index === broken ? { kind: "no-network" } : whole(bytes, index)));
  expect(cutOff).toEqual({ kind: "failed", failure: { kind: "no-network" } });
  expect(await store.get("snapshot")).toBeNull();
  expect(await knows(1)).toBe(false);

  expect(await fetching(whole)).toEqual({ kind: "committed" });
  const times = new Map(asked.map((hash) => [hash, asked.filter((other) => other === hash).length]));
  expect([...times.values()].toSorted()).toEqual([...Array.from({ length: PARTS - 1 }, () => 1), 2]);
  expect(times.get(asked[broken] ?? "")).toBe(2);
  expect(await knows(1)).toBe(true);
});

describe("[R16] a part that arrives as something else", () => {
  const changed: Answer = (bytes) => ({ kind: "ok", value: Uint8Array.from(bytes, (byte, at) => (at === 5 ? byte ^ 1 : byte)) });
  const truncated: Answer = (bytes) => ({ kind: "ok", value: bytes.slice(0, -10) });
  const portal: Answer = () => ({ kind: "not-json" });
  test.each([
    ["other bytes", changed, "unusable"],
    ["too few bytes", truncated, "unusable"],
    ["a captive portal's page", portal, "failed"],
  ])("makes no snapshot and is not kept: %s", async (_, answer, outcome) => {
    for (const bad of parts) {
      const [name, part] = [...base.blobs][bad] ?? ["", null];
      expect((await fetching((bytes, index) => (bytes === part ? answer : whole)(bytes, index))).kind).toBe(outcome);
      expect(await store.get("snapshot")).toBeNull();
      expect((await store.heldBlobs([name])).size).toBe(0);
      store = openMemoryTillStore((disk = newTillDisk()));
    }
  });
});

test("[R16] a part that is its name's but not as long as the manifest says makes no snapshot", async () => {
  const { states } = base.manifest;
  const said = { ...base.manifest, states: { ...states, bytes: states.bytes + 1 } };
  expect((await fetching(whole, store, said)).kind).toBe("unusable");
  expect(await store.get("snapshot")).toBeNull();
});

test("[R16] a till that ends between the last part and the snapshot has none, and fetches no part again", async () => {
  const dying = { ...store, commitSnapshot: () => Promise.reject(new Error("the tab is gone")) };
  await expect(fetching(whole, dying)).rejects.toThrow("gone");
  store = openMemoryTillStore(disk);
  expect(await store.get("snapshot")).toBeNull();
  expect(await knows(1)).toBe(false);
  expect(asked).toHaveLength(PARTS);
  expect(await fetching(whole)).toEqual({ kind: "committed" });
  expect(asked).toHaveLength(PARTS);
  expect(await knows(1)).toBe(true);
});
