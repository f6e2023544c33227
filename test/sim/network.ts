import { DEFAULT_ASK_BUDGET_MS } from "../../src/domain/sync/outbox-state";
import type { FaultCounts } from "./fault-counts";
import { faultIn, isOfLeases } from "./fault-in";
import type { Gate } from "./gate";
import { takeFault, type ArmedFault, type Link, type Sent } from "./link";
import type { SimServer, Wire, WireAnswer } from "./sim-server";
import type { World } from "./world";

export type NetworkDeps = {
  readonly world: World;
  readonly server: SimServer;
  readonly counts: FaultCounts;
  /** A gateway answers for a server that is down; without one nobody does. */
  readonly hasGateway: () => boolean;
  /** A push was carried out. */
  readonly onPushed: (link: Link, wire: Wire, sent: Sent, answer: WireAnswer) => void;
};

/** One request of a tab, until somebody settles it. */
type Exchange = {
  readonly number: number;
  readonly sentMs: number;
  /** Of the server that it was sent to: no connection outlives one whose database is put back. */
  readonly putBackEpoch: number;
  readonly wire: Wire;
  readonly sent: Sent | null;
  readonly fault: ArmedFault | null;
  readonly settle: (outcome: WireAnswer | Error) => void;
};

/** What a tab calls as `fetch`: requests and answers travel on their own and meet whatever is planned for them. */
export function fetchOver({ world, server, counts, hasGateway, onPushed }: NetworkDeps, link: Link, gate: Gate): typeof fetch {
  const { time } = world;

  function after(ms: number, what: string, exchange: Exchange, happen: () => void | Promise<void>): void {
    time.after(ms, `${gate.name} ${what} ${exchange.number} ${exchange.wire.method} ${new URL(exchange.wire.url).pathname}`, happen);
  }

  /** Without this, the request hangs until the client gives it up. */
  function breakOff(exchange: Exchange, hangs: boolean): void {
    if (!hangs) after(link.random.between(1, 60), "breaks", exchange, () => exchange.settle(new TypeError("fetch failed")));
  }

  function leave(exchange: Exchange): void {
    if (link.cut !== null) {
      counts.partition += 1;
      return breakOff(exchange, link.cut === "hangs");
    }
    const { fault } = exchange;
    const held = fault?.kind === "late-answer" && fault.onTheWayThere ? fault.byMs : 0;
    const overtaken = fault?.kind === "reorder" && !fault.doubles ? fault.byMs : 0;
    after(latencyMs(link) + held + overtaken, "arrives", exchange, () => arrive(exchange));
    if (fault?.kind === "reorder" && fault.doubles) after(latencyMs(link) + fault.byMs, "arrives again", exchange, () => arriveAgain(exchange));
  }

  function isThere({ putBackEpoch }: Exchange): boolean {
    return server.isUp() && server.rows.putBackEpoch() === putBackEpoch;
  }

  async function arrive(exchange: Exchange): Promise<void> {
    if (link.cut !== null) {
      counts.partition += 1;
      return breakOff(exchange, link.cut === "hangs");
    }
    if (!isThere(exchange)) {
      counts.restart += 1;
      return hasGateway() ? exchange.settle(BAD_GATEWAY) : breakOff(exchange, false);
    }
    if (exchange.fault?.kind === "reorder" && link.lastDone > exchange.number) counts.reordered += 1;
    const answer = await carryOut(exchange);
    if (exchange.fault?.kind === "lost-reply") {
      counts.lostReply += 1;
      return breakOff(exchange, exchange.fault.hangs);
    }
    const held = exchange.fault?.kind === "late-answer" && !exchange.fault.onTheWayThere ? exchange.fault.byMs : 0;
    after(latencyMs(link) + held, "answered", exchange, () => deliver(exchange, answer));
  }

  async function arriveAgain(exchange: Exchange): Promise<void> {
    if (!isThere(exchange) || link.cut !== null) return;
    counts.reordered += 1;
    await carryOut(exchange);
  }

  async function carryOut(exchange: Exchange): Promise<WireAnswer> {
    const answer = await server.answer(exchange.wire);
    link.lastDone = Math.max(link.lastDone, exchange.number);
    world.note(`server says ${answer.status}, ${answer.body.length} bytes`);
    const fault = faultIn(exchange.wire, answer, server.rows.epoch());
    if (fault !== null) counts[fault] += 1;
    if (exchange.sent !== null) onPushed(link, exchange.wire, exchange.sent, answer);
    return answer;
  }

  function deliver(exchange: Exchange, answer: WireAnswer): void {
    if (link.cut !== null) {
      counts.partition += 1;
      return breakOff(exchange, link.cut === "hangs");
    }
    if (!server.isUp()) {
      counts.restart += 1;
      return breakOff(exchange, false);
    }
    if (exchange.fault?.kind === "late-answer" && hasAsk(exchange) && time.nowMs() - exchange.sentMs > DEFAULT_ASK_BUDGET_MS) counts.askTimeout += 1;
    exchange.settle(answer);
  }

  return (input, init) =>
    new Promise<Response>((resolve, reject) => {
      if (!gate.isOpen()) return;
      const wire = wireOf(String(input), init);
      const sent = sentOf(wire);
      const isPush = sent !== null && sent.items.length > 0;
      link.lastSent += 1;
      let settled = false;
      if (isPush) {
        link.pushing += 1;
        if (link.pushing > 1) counts.tabs += 1;
      }
      const finish = (how: () => void) => {
        if (settled) return;
        settled = true;
        if (isPush) link.pushing -= 1;
        if (gate.isOpen()) how();
      };
      init?.signal?.addEventListener("abort", () => finish(() => reject(new DOMException("aborted", "AbortError"))));
      leave({
        number: link.lastSent,
        sentMs: time.nowMs(),
        putBackEpoch: server.rows.putBackEpoch(),
        wire,
        sent,
        fault: takeFault(link, sent, isOfLeases(wire)),
        settle: (outcome) => finish(() => (outcome instanceof Error ? reject(outcome) : resolve(responseOf(outcome)))),
      });
    });
}

const BAD_GATEWAY: WireAnswer = { status: 502, type: "text/html", body: new TextEncoder().encode("<h1>Bad gateway</h1>") };

function hasAsk({ sent }: Exchange): boolean {
  return sent !== null && sent.items.some(({ kind }) => kind === "ask");
}

function latencyMs({ random }: Link): number {
  return random.chance(0.03) ? random.between(300, 1_500) : random.between(4, 140);
}

function wireOf(url: string, init: RequestInit | undefined): Wire {
  const headers = Object.fromEntries(new Headers(init?.headers).entries());
  return { method: init?.method ?? "GET", url, headers, body: typeof init?.body === "string" ? init.body : null };
}

function sentOf({ method, url, body }: Wire): Sent | null {
  return method === "POST" && body !== null && url.endsWith("/api/till/events") ? (JSON.parse(body) as Sent) : null;
}

/** What `createApi` reads of a response; the real one's streams come to rest only with the event loop. */
function responseOf({ status, type, body }: WireAnswer): Response {
  const chunks = [body.slice()];
  const reader = { read: () => Promise.resolve({ done: chunks.length === 0, value: chunks.pop() }) };
  const headers = new Headers({ "content-type": type });
  return { ok: status >= 200 && status < 300, status, headers, body: { getReader: () => reader } } as unknown as Response;
}
