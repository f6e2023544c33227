import { randomBytes, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { get } from "node:https";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CONNECTION_LIMITS, type ConnectionLimits } from "../limits/connection-limits";
import { listen, type Tls } from "../start/listen";
import { authorityPage } from "./authority-page";
import { lanCertificates } from "./certificate-files";

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW_MS = Date.now();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tearoff-lan-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const certificates = (addresses: readonly string[], nowMs = NOW_MS) =>
  lanCertificates(folder, "this machine", addresses, nowMs, randomBytes);

/** What a device that trusts `ca` gets to read over HTTPS at 127.0.0.1, or why it refuses. */
async function readOverTls(leaf: Tls, ca: string): Promise<string> {
  const { read, close } = await serveOverTls(leaf, ca);
  try {
    return await read();
  } finally {
    await close();
  }
}

async function serveOverTls(leaf: Tls, ca: string, limits: Partial<ConnectionLimits> = {}) {
  const listening = await listen(() => new Response("hello"), ["127.0.0.1"], 0, leaf, { ...CONNECTION_LIMITS, ...limits });
  if (!listening.ok) throw new Error(listening.problem);
  const { port, close } = listening.value;
  const read = () =>
    new Promise<string>((resolve, reject) => {
      get({ host: "127.0.0.1", port, ca, agent: false }, (response) => {
        response.setEncoding("utf8").on("data", resolve);
      }).on("error", reject);
    });
  return { port, read, close };
}

test("a device that trusts the authority reaches the server over HTTPS, and no other does", async () => {
  const { authority, leaf } = await certificates(["192.168.1.20"]);
  expect(await readOverTls(leaf, authority.cert)).toBe("hello");

  rmSync(folder, { recursive: true });
  const stranger = await certificates(["192.168.1.20"]);
  await expect(readOverTls(leaf, stranger.authority.cert)).rejects.toThrow();
});

test("connections of one address are counted over TLS too, those that never shake hands among them", async () => {
  const { authority, leaf } = await certificates([]);
  const { port, read, close } = await serveOverTls(leaf, authority.cert, { maxConnectionsFrom: () => 1 });
  const silent = connect(port, "127.0.0.1");
  await once(silent, "connect");
  await expect(read()).rejects.toThrow();
  silent.destroy();
  for (const _ of [1, 2, 3]) await expect.poll(() => read().catch(() => "full")).toBe("hello");
  await close();
});

test("the certificate names the machine's addresses and localhost, for no longer than phones accept", async () => {
  const { leaf } = await certificates(["10.1.2.3", "192.168.1.20"]);
  const certificate = new X509Certificate(leaf.cert);
  expect(certificate.subjectAltName).toBe(
    "DNS:localhost, IP Address:127.0.0.1, IP Address:10.1.2.3, IP Address:192.168.1.20",
  );
  const validMs = Date.parse(certificate.validTo) - Date.parse(certificate.validFrom);
  expect(validMs).toBeLessThanOrEqual(398 * DAY_MS);
});

test("keys are readable by their owner only", async () => {
  await certificates([]);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);
  expect(modes).toEqual([0o600, 0o600]);
});

test("a second start uses the same certificates", async () => {
  const first = await certificates(["10.1.2.3"]);
  expect(await certificates(["10.1.2.3"])).toEqual(first);
});

test("a new address, or an end that comes near, gets a new certificate of the same authority", async () => {
  const first = await certificates(["10.1.2.3"]);
  const moved = await certificates(["10.1.2.4"]);
  expect(moved.authority).toEqual(first.authority);
  expect(moved.leaf).not.toEqual(first.leaf);

  const renewed = await certificates(["10.1.2.4"], NOW_MS + 380 * DAY_MS);
  expect(renewed.authority).toEqual(first.authority);
  expect(renewed.leaf).not.toEqual(moved.leaf);
});

test("the authority vouches for local networks and this machine alone; for an address outside there is a new one", async () => {
  const first = await certificates(["10.1.2.3"]);
  const outside = await certificates(["198.51.100.7"]);
  expect(outside.authority.cert).not.toBe(first.authority.cert);
  expect(await certificates(["198.51.100.7"])).toEqual(outside);
});

test("the page over HTTP has the certificate, the steps for both kinds of phone, and what is lost without them", async () => {
  const { authority } = await certificates([]);
  const page = authorityPage(authority.cert, "https://192.168.1.20:8443");
  const text = await (await page.request("/ca")).text();
  expect(text).toContain("Certificate Trust Settings");
  expect(text).toContain("Install a certificate");
  expect(text).toContain("no camera and no offline storage");
  expect(text).not.toContain("PRIVATE KEY");
  // Its policy allows no style in the page.
  expect(text).not.toContain("<style");
  const [, style = ""] = /rel="stylesheet" href="([^"]+)"/.exec(text) ?? [];
  expect((await page.request(style)).headers.get("Content-Type")).toBe("text/css; charset=utf-8");

  const download = await page.request("/ca/tearoff-ca.crt");
  expect(download.headers.get("Content-Type")).toBe("application/x-x509-ca-cert");
  const served = new X509Certificate(Buffer.from(await download.arrayBuffer()));
  expect(served.fingerprint256).toBe(new X509Certificate(authority.cert).fingerprint256);
});
