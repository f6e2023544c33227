import { toBase64url } from "../../domain/bytes/base64url";
import type { Api } from "../api/api";
import type { TillStore } from "../db/till-store";
import { SIGNING } from "./seal-rescue-file";

export type CertifyDeps = { readonly store: TillStore; readonly api: Api; readonly crypto: Crypto };

/**
 * Fetches what a till needs to make rescue files (R31): a certificate for a new key of its own, and the server's key. Once in
 * each epoch, for a server that was put back to a backup may have another key, and for each token. Where it fails, the next round tries again.
 */
export async function certifyTill({ store, api, crypto }: CertifyDeps, token: string): Promise<void> {
  const [device, held, snapshot] = await Promise.all([store.get("device"), store.get("rescue"), store.get("snapshot")]);
  if (device?.token !== token || snapshot === null) return;
  const { installationId } = device;
  const epoch = snapshot.epoch.number;
  if (held?.installationId === installationId && held.epoch === epoch && held.token === token) return;
  const pair = await crypto.subtle.generateKey(SIGNING, false, ["sign", "verify"]);
  const publicKey = toBase64url(new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey)));
  const reply = await api.call("certificate", { token, body: { publicKey } });
  if (reply.kind !== "ok") return;
  const { certificate, rescueKey } = reply.value;
  await store.change("rescue", () => ({ installationId, epoch, signingKey: pair.privateKey, certificate, rescueKey, token }));
}
