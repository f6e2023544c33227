import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";

type CreationOptions = { readonly challenge: string };

/** A passkey in software, as a browser would hand over what it says. `verifies`: it asks for a finger before it does. */
export function softPasskey(rpId: string, origin: string, { verifies = true } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(16);
  const named = { id: base64url(id), rawId: base64url(id), type: "public-key", clientExtensionResults: {} } as const;
  const present = verifies ? 0x05 : 0x01;

  function authenticatorData(flags: number, more: Buffer = Buffer.alloc(0)): Buffer {
    return Buffer.concat([createHash("sha256").update(rpId).digest(), Buffer.from([flags]), Buffer.alloc(4), more]);
  }

  return {
    id: named.id,
    /** What `navigator.credentials.create` gives. */
    register({ challenge }: CreationOptions) {
      // COSE: an EC2 key (1: 2) for ES256 (3: -7) on P-256 (-1: 1), with its point (-2, -3).
      const cose = Buffer.concat([
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]), Buffer.from(x, "base64url"),
        Buffer.from([0x22, 0x58, 0x20]), Buffer.from(y, "base64url"),
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
      const data = authenticatorData(present | 0x40, attested);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]), cborText("fmt"), cborText("none"), cborText("attStmt"), Buffer.from([0xa0]),
        cborText("authData"), Buffer.from([0x58, data.length]), data,
      ]);
      const clientDataJSON = clientData("webauthn.create", challenge);
      return { ...named, response: { clientDataJSON, attestationObject: base64url(attestation), transports: ["internal"] } };
    },
    /** What `navigator.credentials.get` gives. */
    signIn({ challenge }: CreationOptions) {
      const clientDataJSON = clientData("webauthn.get", challenge);
      const data = authenticatorData(present);
      const digest = createHash("sha256").update(Buffer.from(clientDataJSON, "base64url")).digest();
      const signature = createSign("sha256").update(Buffer.concat([data, digest])).sign(privateKey);
      return { ...named, response: { clientDataJSON, authenticatorData: base64url(data), signature: base64url(signature) } };
    },
  };

  function clientData(type: string, challenge: string): string {
    return base64url(Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })));
  }
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
}

function base64url(bytes: Buffer): string {
  return bytes.toString("base64url");
}
