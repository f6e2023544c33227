import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RandomBytes } from "../deps";
import { LOOPBACK_ADDRESS } from "./addresses";
import { type Certified, makeAuthority, makeLeaf, mayVouchFor } from "./certificates";

/** A certificate is renewed this long before it ends. */
const RENEWED_BEFORE_MS = 30 * 24 * 60 * 60 * 1000;

export type LanCertificates = { readonly authority: Certified; readonly leaf: Certified };

/** The authority of this data folder and a leaf for these addresses; both are kept, and made again only where they must be. */
export async function lanCertificates(
  folder: string,
  machine: string,
  addresses: readonly string[],
  nowMs: number,
  randomBytes: RandomBytes,
): Promise<LanCertificates> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const names = [LOOPBACK_ADDRESS, ...addresses];
  const kept = read(folder, "ca");
  const isGood = kept !== null && isFresh(kept, nowMs) && mayVouchFor(kept, names);
  const authority = isGood ? kept : await makeAuthority(machine, names, nowMs, randomBytes);
  if (authority !== kept) write(folder, "ca", authority);
  const old = read(folder, "leaf");
  const fits = old !== null && isFresh(old, nowMs) && isSignedBy(old, authority) && covers(old, names);
  const leaf = fits ? old : await makeLeaf(authority, names, nowMs, randomBytes);
  if (leaf !== old) write(folder, "leaf", leaf);
  return { authority, leaf };
}

function isFresh({ cert }: Certified, nowMs: number): boolean {
  return Date.parse(new X509Certificate(cert).validTo) - nowMs > RENEWED_BEFORE_MS;
}

function isSignedBy(leaf: Certified, authority: Certified): boolean {
  return new X509Certificate(leaf.cert).verify(new X509Certificate(authority.cert).publicKey);
}

function covers({ cert }: Certified, addresses: readonly string[]): boolean {
  const certificate = new X509Certificate(cert);
  return addresses.every((address) => certificate.checkIP(address) !== undefined);
}

function read(folder: string, name: string): Certified | null {
  const path = join(folder, `${name}.pem`);
  if (!existsSync(path)) return null;
  const text = readFileSync(path, "utf8");
  const at = text.indexOf("-----BEGIN CERTIFICATE-----");
  return { key: text.slice(0, at), cert: text.slice(at) };
}

/** Key and certificate are one file, renamed into its place: they are never of two different makings. */
function write(folder: string, name: string, { key, cert }: Certified): void {
  const path = join(folder, `${name}.pem`);
  rmSync(`${path}.new`, { force: true });
  writeFileSync(`${path}.new`, `${key}${cert}`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
