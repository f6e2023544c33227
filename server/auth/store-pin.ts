import { pbkdf2, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { isPin } from "../../src/domain/staff/pin";
import type { Deps, RandomBytes } from "../deps";
import type { KeptPin } from "../store/claim-page-store";
import { networkOf } from "./address";
import { digestPin } from "./digest-pin";
import { keyedDigest } from "./keyed-digest";

const derive = promisify(pbkdf2);

/** Wrong tries without a wait: for one claim at one store, for one address, and for a store, where many customers stand. */
const FREE = { claim: 5, address: 20, store: 100 } as const;

type PinTry = { readonly workspace: number; readonly storeId: string; readonly claimId: string; readonly address: string; readonly pin: string };

type PinAnswer = { readonly kind: "right" } | { readonly kind: "wrong" } | { readonly kind: "wait"; readonly waitMs: number };

/** A store's PIN as its store's row keeps it. */
export async function keptPinOf(pin: string, randomBytes: RandomBytes): Promise<KeptPin> {
  const { salt, iterations, digest } = await digestPin(pin, randomBytes);
  return { salt: Buffer.from(salt).toString("base64url"), iterations, digest: Buffer.from(digest).toString("base64url") };
}

/** Tries a store's PIN that was typed on a customer's phone (R90): counted as wrong before it is looked at, with waits that grow. */
export async function tryStorePin({ store, nowMs, secret }: Pick<Deps, "store" | "nowMs" | "secret">, kept: KeptPin, tried: PinTry): Promise<PinAnswer> {
  const { workspace, storeId, claimId, address } = tried;
  const key = (await secret?.()) ?? "";
  const digestOf = (use: string, text: string) => keyedDigest(key, `store PIN ${use}`, text);
  const ofClaim = digestOf("of claim", `${workspace} ${storeId} ${claimId}`);
  const ofStore = digestOf("of store", `${workspace} ${storeId}`);
  const ofAddress = address === "" ? null : digestOf("from address", networkOf(address));
  const who = [
    { digest: ofClaim, free: FREE.claim },
    { digest: ofStore, free: FREE.store },
    ...(ofAddress === null ? [] : [{ digest: ofAddress, free: FREE.address }]),
  ];
  const waitMs = await store.countTry(who, nowMs());
  if (waitMs > 0) return { kind: "wait", waitMs };
  if (!(await isRight(kept, tried.pin))) return { kind: "wrong" };
  await store.forgetTries(ofClaim, "all");
  await store.forgetTries(ofStore, "last");
  if (ofAddress !== null) await store.forgetTries(ofAddress, "last");
  return { kind: "right" };
}

async function isRight({ salt, iterations, digest }: KeptPin, pin: string): Promise<boolean> {
  if (!isPin(pin)) return false;
  const expected = Buffer.from(digest, "base64url");
  return timingSafeEqual(await derive(pin, Buffer.from(salt, "base64url"), iterations, expected.length, "sha256"), expected);
}
