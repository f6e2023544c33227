import { X509Certificate } from "node:crypto";
import { hostname, networkInterfaces } from "node:os";
import { join } from "node:path";
import type { Deps } from "../deps";
import { fail, ok, type Result } from "../../src/domain/result";
import { type Fetch, listen, type Listening } from "../start/listen";
import { terminalQr } from "../start/terminal-qr";
import type { Settings } from "../start/settings";
import { lanAddresses } from "./addresses";
import { authorityPage, TRUST_STEPS, WITHOUT_TRUST } from "./authority-page";
import { lanCertificates } from "./certificate-files";

const ALL_ADDRESSES = "0.0.0.0";
const AUTHORITY_PORT = 8081;
/** The next ports are tried where that one is taken. */
const AUTHORITY_PORTS_TRIED = 10;

export type LanListening = Listening & { readonly url: string; readonly notice: string };

/** Serves the app over HTTPS to the local network, and the certificate that phones have to trust over HTTP. */
export async function startLan(
  fetch: Fetch,
  settings: Settings,
  { nowMs, randomBytes }: Pick<Deps, "nowMs" | "randomBytes">,
): Promise<Result<LanListening, string>> {
  const addresses = lanAddresses(networkInterfaces());
  // Without a network there is one when the machine is plugged in; until then it serves itself.
  const [address = "localhost"] = addresses;
  const folder = join(settings.dataDir, "lan");
  const { authority, leaf } = await lanCertificates(folder, hostname(), addresses, nowMs(), randomBytes);
  const secure = await listen(fetch, [ALL_ADDRESSES], settings.port, leaf);
  if (!secure.ok) return secure;

  const url = `https://${address}:${secure.value.port}`;
  const plain = await listenOnFreePort(authorityPage(authority.cert, url).fetch);
  if (!plain.ok) {
    await secure.value.close();
    return plain;
  }
  return ok({
    port: secure.value.port,
    url,
    notice: noticeText(`http://${address}:${plain.value.port}/ca`, new X509Certificate(authority.cert).fingerprint256),
    close: async () => void (await Promise.all([secure.value.close(), plain.value.close()])),
  });
}

async function listenOnFreePort(fetch: Fetch): Promise<Result<Listening, string>> {
  let last: Result<Listening, string> = fail("");
  for (let port = AUTHORITY_PORT; port < AUTHORITY_PORT + AUTHORITY_PORTS_TRIED; port += 1) {
    last = await listen(fetch, [ALL_ADDRESSES], port);
    if (last.ok) return last;
  }
  return last;
}

function noticeText(pageUrl: string, fingerprint: string): string {
  const steps = Object.entries(TRUST_STEPS).flatMap(([system, lines]) => [
    "",
    `  ${system}`,
    ...lines.map((line, index) => `    ${index + 1}. ${line}`),
  ]);
  const qr = terminalQr(pageUrl).split("\n");
  return [
    "",
    "  Other devices of this network have to trust this server first, once each:",
    `  ${pageUrl}`,
    "",
    ...qr.map((line) => `    ${line}`),
    ...steps,
    "",
    `  ${WITHOUT_TRUST}`,
    `  Fingerprint ${fingerprint}`,
  ].join("\n");
}
