import type { CDPSession, Page } from "@playwright/test";

interface Usage {
  readonly usedSize: number;
  readonly backingStorageSize: number;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
}

/**
 * Watches a page and its one worker, which may start later.
 * @returns a function that collects garbage and tells the bytes in use then, those of buffers included
 */
export async function threadHeaps(page: Page): Promise<() => Promise<{ readonly page: number; readonly worker: number }>> {
  const session = await page.context().newCDPSession(page);
  const worker = new Promise<string>((resolve) => {
    session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
      if (targetInfo.type === "worker") resolve(sessionId);
    });
  });
  // Nested in the page's own session: Playwright has none for workers.
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  return async () => {
    const askWorker = askThrough(session, await worker);
    await session.send("HeapProfiler.collectGarbage");
    await askWorker("HeapProfiler.collectGarbage");
    return {
      page: bytesIn((await session.send("Runtime.getHeapUsage")) as unknown as Usage),
      worker: bytesIn((await askWorker("Runtime.getHeapUsage")) as Usage),
    };
  };
}

function bytesIn({ usedSize, backingStorageSize }: Usage): number {
  return usedSize + backingStorageSize;
}

function askThrough(session: CDPSession, sessionId: string): (method: string) => Promise<unknown> {
  let lastId = 0;
  return (method) => {
    const id = ++lastId;
    const answered = new Promise<unknown>((resolve) => {
      const handle = (event: { readonly sessionId: string; readonly message: string }) => {
        const answer = JSON.parse(event.message) as Answer;
        if (event.sessionId !== sessionId || answer.id !== id) return;
        session.off("Target.receivedMessageFromTarget", handle);
        resolve(answer.result);
      };
      session.on("Target.receivedMessageFromTarget", handle);
    });
    void session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method }) });
    return answered;
  };
}
