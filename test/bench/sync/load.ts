import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";

/** One till: a connection that stays open, and what the till sends over it, one request after the other. */
export type Client = { readonly headers: Readonly<Record<string, string>>; readonly bodies: readonly Buffer[] };

export type Round = { readonly ms: number; readonly latenciesMs: readonly number[]; readonly replies: readonly string[] };

/** All clients at once, each sending its next request when it has the answer to the one before. */
export async function sendAll(url: string, clients: readonly Client[]): Promise<Round> {
  const agents = clients.map(() => new Agent({ keepAlive: true, maxSockets: 1 }));
  const latenciesMs: number[] = [];
  const replies: Buffer[] = [];
  const startedMs = performance.now();
  await Promise.all(
    clients.map(async ({ headers, bodies }, index) => {
      for (const body of bodies) {
        const sentMs = performance.now();
        replies.push(await send(url, headers, body, agents[index]));
        latenciesMs.push(performance.now() - sentMs);
      }
    }),
  );
  const ms = performance.now() - startedMs;
  for (const agent of agents) agent.destroy();
  return { ms, latenciesMs, replies: replies.map(String) };
}

async function send(url: string, headers: Client["headers"], body: Buffer, agent: Agent | undefined): Promise<Buffer> {
  const sent = request(url, {
    method: "POST",
    headers: { "content-type": "application/json", "content-length": body.length, ...headers },
    ...(agent === undefined ? {} : { agent }),
  });
  sent.end(body);
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  const reply = Buffer.concat(parts);
  if (response.statusCode !== 200) throw new Error(`A server under load answered ${response.statusCode}: ${reply}`);
  return reply;
}
