import { randomUUID } from "node:crypto";
import pg from "pg";

/** Tells the other servers on a PostgreSQL which workspaces have changed. */
export type Channel = {
  /** To be called once the change is committed. Never rejects: what cannot be sent now is sent later. */
  send(workspace: number): void;
  close(): Promise<void>;
};

export type Hearing = {
  /** Another server has changed a workspace. */
  readonly changed: (workspace: number) => void;
  /** The connection was down for a while: any workspace may have changed. */
  readonly missed: () => Promise<void>;
};

const NAME = "tearoff_changes";
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;
/** A connection that was cut without a word is found by asking over it. */
const BEAT_MS = 15_000;
const ANSWER_MS = 10_000;

/** Listens on a connection of its own, and opens another whenever that one breaks. */
export async function openChannel(url: string, hearing: Hearing): Promise<Channel> {
  const self = randomUUID();
  const unsent = new Set<number>();
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const connect = async () => {
    const next = new pg.Client({
      connectionString: url,
      application_name: "tearoff changes",
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    next.on("notification", ({ payload = "" }) => {
      const [sender, workspace] = payload.split(" ");
      if (sender !== self) hearing.changed(Number(workspace));
    });
    next.on("error", () => lose(next));
    next.on("end", () => lose(next));
    try {
      await next.connect();
      await next.query(`listen ${NAME}`);
    } catch (failure) {
      void next.end().catch(() => {});
      throw failure;
    }
    if (closed) return await next.end();
    client = next;
    timer = setInterval(() => void next.query("select 1").catch(() => lose(next)), BEAT_MS).unref();
    for (const workspace of unsent) send(workspace);
  };

  const lose = (lost: pg.Client) => {
    if (client !== lost || closed) return;
    client = null;
    clearInterval(timer);
    void lost.end().catch(() => {});
    retry(FIRST_RETRY_MS);
  };

  const retry = (waitMs: number) => {
    timer = setTimeout(() => {
      connect().then(hearing.missed).catch(() => {
        if (closed) return;
        if (client === null) retry(Math.min(waitMs * 2, LONGEST_RETRY_MS));
        else lose(client);
      });
    }, waitMs).unref();
  };

  const send = (workspace: number) => {
    const over = client;
    unsent.add(workspace);
    if (over === null) return;
    unsent.delete(workspace);
    over.query("select pg_notify($1, $2)", [NAME, `${self} ${workspace}`]).catch(() => {
      unsent.add(workspace);
      lose(over);
    });
  };

  await connect();
  return {
    send,
    async close() {
      closed = true;
      clearInterval(timer);
      await client?.end();
    },
  };
}
