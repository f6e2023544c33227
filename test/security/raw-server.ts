import { connect } from "node:net";
import { CONNECTION_LIMITS, type ConnectionLimits } from "../../server/limits/connection-limits";
import { type Fetch, LOOPBACK_HOSTS, listen } from "../../server/start/listen";

/** The server's own listener, spoken to byte by byte. */
export type RawServer = {
  /** Sends this, then waits for the server to close the connection. @returns all that it said */
  exchange(...parts: readonly (string | Uint8Array)[]): Promise<string>;
  /** The same for what keeps its connection: the request is made to ask for its end. */
  ask(requestLine: string, headers?: readonly string[], body?: string): Promise<string>;
  close(): Promise<void>;
};

export async function openRawServer(fetch: Fetch, limits: Partial<ConnectionLimits> = {}): Promise<RawServer> {
  const listening = await listen(fetch, LOOPBACK_HOSTS, 0, undefined, { ...CONNECTION_LIMITS, ...limits });
  if (!listening.ok) throw new Error(listening.problem);
  const { port, close } = listening.value;

  async function exchange(...parts: readonly (string | Uint8Array)[]): Promise<string> {
    const socket = connect(port, "127.0.0.1");
    const said: Buffer[] = [];
    socket.on("data", (chunk) => said.push(chunk));
    // A server that closes before all was sent resets the connection, which is its right.
    socket.on("error", () => undefined);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    for (const part of parts) socket.write(part);
    await closed;
    return Buffer.concat(said).toString("latin1");
  }

  return {
    exchange,
    ask: (requestLine, headers = [], body = "") =>
      exchange([requestLine, "Host: localhost", "Connection: close", ...headers, "", body].join("\r\n")),
    close,
  };
}

/** Status of the first answer; null where there was none. */
export function statusOf(answer: string): number | null {
  const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(answer) ?? [];
  return status === undefined ? null : Number(status);
}

/** How many answers came over a connection. */
export function answersIn(answer: string): number {
  return answer.match(/^HTTP\/1\.1 /gm)?.length ?? 0;
}
