import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const START = join(import.meta.dirname, "..", "..", "..", ".ci", "start.mjs");
const MOST_CODES = 100;

/** The built server with the demo shop, on a port and a folder of its own, that can go away and come back. */
export interface TearoffServer {
  readonly origin: string;
  readonly dataDir: string;
  /** A one-time code for a till that nobody has used. */
  enrolmentCode(): string;
  /** Who owns the demo shop. */
  owner(): Login;
  /** What the terminal shows of a server that nobody owns yet. */
  setUpLink(): string;
  /** @param publicDir another build's public files */
  start(publicDir?: string): Promise<void>;
  stop(): Promise<void>;
  /** Ends it at once, whatever it is doing, as a power cut does. */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

export type Login = { readonly email: string; readonly password: string };

type Announcement = { readonly enrolmentCodes: string[]; readonly owner: Login | null; readonly setUpLink: string | null };

/**
 * Starts it; the same port and folder serve every later start.
 * @param demo false: an empty server, for its first owner to set up
 */
export async function startTearoff({ demo = true } = {}): Promise<TearoffServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "tearoff-data-"));
  const port = await freePort();
  let running: ChildProcess | null = null;
  let codes: string[] = [];
  let announced: Announcement | null = null;

  async function start(publicDir?: string): Promise<void> {
    if (running !== null) return;
    const server = spawn(process.execPath, [START], {
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIR: dataDir,
        TEAROFF_PRINT: "json",
        TEAROFF_DEMO: demo ? "on" : "off",
        TEAROFF_ENROLMENT_CODES: String(MOST_CODES),
        ...(publicDir === undefined ? {} : { TEAROFF_PUBLIC_DIR: publicDir }),
      },
    });
    running = server;
    announced = await announcementOf(server);
    codes = announced.enrolmentCodes;
  }

  async function stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    const server = running;
    if (server === null) return;
    running = null;
    server.kill(signal);
    if (server.exitCode === null) await once(server, "exit");
  }

  await start();
  return {
    origin: `http://localhost:${port}`,
    dataDir,
    enrolmentCode() {
      const code = codes.pop();
      if (code === undefined) throw new Error("The server's enrolment codes are used up.");
      return code;
    },
    owner() {
      if (!announced?.owner) throw new Error("Nobody can sign in as the demo shop's owner any more.");
      return announced.owner;
    },
    setUpLink() {
      if (!announced?.setUpLink) throw new Error("The server has an owner.");
      return announced.setUpLink;
    },
    start,
    stop: () => stop(),
    kill: () => stop("SIGKILL"),
    async remove() {
      await stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

async function announcementOf(server: ChildProcess): Promise<Announcement> {
  if (server.stdout === null) throw new Error("The server's output is not piped.");
  for await (const line of createInterface({ input: server.stdout })) return JSON.parse(line) as Announcement;
  throw new Error("The server stopped before it was ready.");
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
