import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { enrolResponse } from "../../src/contract/messages/enrol";

const ROOT = join(import.meta.dirname, "../..");

/** A whole server in a process of its own. */
export type ServerProcess = {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly errors: string }>;
  readonly ready: Promise<{
    readonly url: string;
    readonly enrolmentCode: string;
    readonly enrolmentCodes: string[];
    readonly owner: { readonly email: string; readonly password: string } | null;
    readonly setUpLink: string | null;
  }>;
};

/** Starts a server from its sources, as it was asked to run by `env`, on a free port of this machine. */
export function startServer(env: Readonly<Record<string, string>>): ServerProcess {
  const child = spawn(process.execPath, ["--import", "tsx", "server/main.ts"], {
    cwd: ROOT,
    env: { ...process.env, PORT: "0", TEAROFF_PRINT: "json", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  let output = "";
  const ready: ServerProcess["ready"] = new Promise((resolve, reject) => {
    child.on("close", (code) => reject(new Error(`The server ended with ${code} before it was ready. ${errors}`)));
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (output.endsWith("\n")) resolve(JSON.parse(output) as Awaited<ServerProcess["ready"]>);
    });
  });
  // Those who wait only for the end do not look at it.
  ready.catch(() => undefined);
  const ended: ServerProcess["ended"] = new Promise((resolve) => {
    child.on("close", (code) => resolve({ code, errors }));
  });
  return { child, ended, ready };
}

/** Runs `tearoff` with its command to the end; `said`: all that it printed. */
export async function runTearoff(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ["--import", "tsx", "server/cli/tearoff.ts", ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, said };
}

/** Trades an enrolment code for a till's token, as a browser does. */
export async function enrolOverHttp(url: string, code: string): Promise<string> {
  const response = await fetch(`${url}/api/enrol`, { method: "POST", body: JSON.stringify({ code, deviceName: "Counter" }) });
  return enrolResponse.parse(await response.json()).token;
}
