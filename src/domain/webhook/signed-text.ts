/**
 * What the signature of a message is over.
 * @param sentS when it is sent, in seconds since 1970
 * @see Standard Webhooks, https://www.standardwebhooks.com, "Signature scheme"
 */
export function signedText(id: string, sentS: number, body: string): string {
  return `${id}.${sentS}.${body}`;
}

/** A header with a signature for each secret that is valid now: the receiver looks for one that it can make itself. */
export function signatureHeader(signatures: readonly string[]): string {
  return signatures.map((signature) => `v1,${signature}`).join(" ");
}

/** Before a secret, so that people and programs know it at sight; the rest of it is base64. */
export const WEBHOOK_SECRET_PREFIX = "whsec_";
