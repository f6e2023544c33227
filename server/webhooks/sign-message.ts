import { createHmac } from "node:crypto";
import { signatureHeader, signedText, WEBHOOK_SECRET_PREFIX } from "../../src/domain/webhook/signed-text";
import type { RandomBytes } from "../deps";

const SECRET_BYTES = 32;

export function newWebhookSecret(randomBytes: RandomBytes): string {
  return `${WEBHOOK_SECRET_PREFIX}${Buffer.from(randomBytes(SECRET_BYTES)).toString("base64")}`;
}

/** The headers by which a receiver knows a message and who sent it; `secrets`: each signs. */
export function signedHeaders(id: string, nowMs: number, body: string, secrets: readonly string[]): Record<string, string> {
  const sentS = Math.floor(nowMs / 1_000);
  const text = signedText(id, sentS, body);
  const signatures = secrets.map((secret) => createHmac("sha256", Buffer.from(secret.slice(WEBHOOK_SECRET_PREFIX.length), "base64")).update(text).digest("base64"));
  return { "webhook-id": id, "webhook-timestamp": String(sentS), "webhook-signature": signatureHeader(signatures) };
}
