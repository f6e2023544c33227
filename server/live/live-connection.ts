import { LIVE_BEAT_EVERY_MS, type LiveMessage } from "../../src/contract/messages/live";

export type LiveConnection = {
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Tells the till that something has changed; what happens within a short while is told once. */
  changed(): void;
  end(): void;
};

export type LiveConnectionDeps = {
  readonly mayListen: () => Promise<boolean>;
  /** Called once, whoever ended it. */
  readonly onEnd: () => void;
  readonly onError: (error: unknown) => void;
};

/** So many messages that a till has not read are a till that reads nothing: its connection hangs, and would fill memory. */
const MOST_UNREAD = 200;

/** A busy shop's tills are not to pull for each commit. */
const TOLD_ONCE_WITHIN_MS = 250;

/** A stream of server-sent events that beats until either side ends it. */
export function openConnection({ mayListen, onEnd, onError }: LiveConnectionDeps): LiveConnection {
  const text = new TextEncoder();
  let stream: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | null = null;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let changedMeanwhile = false;

  function send(message: LiveMessage): void {
    const unread = -(stream?.desiredSize ?? 0);
    if (unread >= MOST_UNREAD) return giveUp();
    stream?.enqueue(text.encode(`data: ${JSON.stringify(message)}\n\n`));
  }

  function changed(): void {
    if (quiet !== undefined) {
      changedMeanwhile = true;
      return;
    }
    send({ kind: "changed" });
    quiet = setTimeout(() => {
      quiet = undefined;
      if (!changedMeanwhile) return;
      changedMeanwhile = false;
      changed();
    }, TOLD_ONCE_WITHIN_MS);
  }

  async function beat(): Promise<void> {
    try {
      if (await mayListen()) return send({ kind: "beat" });
      // Its pull will be told why.
      send({ kind: "changed" });
    } catch (error) {
      onError(error);
    }
    end();
  }

  const beats = setInterval(() => void beat(), LIVE_BEAT_EVERY_MS);

  function forget(): void {
    stream = null;
    clearInterval(beats);
    clearTimeout(quiet);
    onEnd();
  }

  function end(): void {
    const open = stream;
    if (open === null) return;
    forget();
    open.close();
  }

  /** What is unread is not waited for, as a proper end would. */
  function giveUp(): void {
    const open = stream;
    forget();
    open?.error(new Error("The till reads nothing of its stream."));
  }

  return {
    stream: new ReadableStream({
      start(controller) {
        stream = controller;
        // The first bytes carry the headers through whatever lies between.
        send({ kind: "beat" });
      },
      cancel: forget,
    }),
    changed,
    end,
  };
}
