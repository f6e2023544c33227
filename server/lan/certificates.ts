import "reflect-metadata";
import { createPrivateKey, KeyObject, webcrypto } from "node:crypto";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";
import type { RandomBytes } from "../deps";
import { lanOnlyConstraints, NAME_CONSTRAINTS_OID, permits } from "./name-constraints";

/** A certificate with its key, both in PEM. */
export type Certified = { readonly key: string; readonly cert: string };

const DAY_MS = 24 * 60 * 60 * 1000;
const AUTHORITY_VALID_MS = 10 * 365 * DAY_MS;
/** Phones refuse certificates of a server that are valid for longer than 398 days. */
const LEAF_VALID_MS = 397 * DAY_MS;
/** A till's clock may be behind. */
const BACKDATED_MS = DAY_MS;
const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/** An authority of this machine's own, good for local networks and these addresses only. */
export async function makeAuthority(
  machine: string,
  addresses: readonly string[],
  nowMs: number,
  randomBytes: RandomBytes,
): Promise<Certified> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(randomBytes),
    name: [{ CN: [`Tearoff on ${machine}`] }],
    notBefore: new Date(nowMs - BACKDATED_MS),
    notAfter: new Date(nowMs + AUTHORITY_VALID_MS),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      new Extension(NAME_CONSTRAINTS_OID, true, lanOnlyConstraints(addresses)),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { key: pemOf(keys.privateKey), cert: `${certificate.toString("pem")}\n` };
}

/** A server's certificate for `localhost` and these addresses, signed by the authority. */
export async function makeLeaf(
  authority: Certified,
  addresses: readonly string[],
  nowMs: number,
  randomBytes: RandomBytes,
): Promise<Certified> {
  const issuer = new X509Certificate(authority.cert);
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serial(randomBytes),
    issuer: issuer.subject,
    subject: [{ CN: ["Tearoff"] }],
    notBefore: new Date(nowMs - BACKDATED_MS),
    notAfter: new Date(nowMs - BACKDATED_MS + LEAF_VALID_MS),
    signingAlgorithm: ALGORITHM,
    signingKey: await signingKeyOf(authority.key),
    publicKey: keys.publicKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        { type: "dns", value: "localhost" },
        ...addresses.map((value) => ({ type: "ip", value }) as const),
      ]),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { key: pemOf(keys.privateKey), cert: `${certificate.toString("pem")}\n` };
}

/** Whether an authority may vouch for all these addresses. */
export function mayVouchFor({ cert }: Certified, addresses: readonly string[]): boolean {
  const constraints = new X509Certificate(cert).getExtension(NAME_CONSTRAINTS_OID)?.value;
  return constraints === undefined || addresses.every((address) => permits(constraints, address));
}

/** Positive, as the standard asks. */
function serial(randomBytes: RandomBytes): string {
  const bytes = Buffer.from(randomBytes(16));
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0);
  return bytes.toString("hex");
}

function pemOf(key: webcrypto.CryptoKey): string {
  return KeyObject.from(key).export({ type: "pkcs8", format: "pem" }).toString();
}

async function signingKeyOf(pem: string): Promise<webcrypto.CryptoKey> {
  const der = createPrivateKey(pem).export({ type: "pkcs8", format: "der" });
  return await webcrypto.subtle.importKey("pkcs8", der, ALGORITHM, false, ["sign"]);
}
