import { afterEach, describe, expect, test, vi } from "vitest";
import { createDecodeClient } from "./decode-client";
import type { Decoded, DecodeReply, DecodeRequest } from "./decode-messages";

const seen = (text: string): Decoded => ({
  engine: "zxing-wasm",
  choice: { own: "zxing-wasm", native: "absent" },
  reads: [{ symbology: "qr", text }],
  passes: [{ name: "fast", ms: 7 }],
  look: { brightness: 120, sharpness: 0.2 },
  width: 1280,
  height: 720,
});

class StubWorker extends EventTarget {
  readonly requests: DecodeRequest[] = [];
  terminated = false;

  postMessage(request: DecodeRequest) {
    this.requests.push(request);
  }

  terminate() {
    this.terminated = true;
  }

  reply(request: DecodeRequest, text: string) {
    const { frameId } = request;
    const data: DecodeReply = { kind: "decoded", frameId, decoded: seen(text) };
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

function setUp() {
  const workers: StubWorker[] = [];
  const client = createDecodeClient(() => {
    const worker = new StubWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { workers, client, decode: () => client.decode({} as ImageBitmap, "frame") };
}

const found = (text: string) => ({ ok: true, value: seen(text) });

afterEach(() => {
  vi.useRealTimers();
});

describe("talking to the decoder", () => {
  test("starts it at the first picture, and once", () => {
    const { workers, decode } = setUp();
    expect(workers).toHaveLength(0);
    void decode();
    void decode();
    expect(workers).toHaveLength(1);
  });

  test("gives each picture its own answer, in whatever order they come", async () => {
    const { workers, decode } = setUp();
    const answers = [decode(), decode()];
    const [first, second] = workers[0]!.requests;
    workers[0]!.reply(second!, "second");
    workers[0]!.reply(first!, "first");
    expect(await Promise.all(answers)).toEqual([found("first"), found("second")]);
  });

  test("answers every waiting picture when it fails, and starts anew for the next", async () => {
    const { workers, decode } = setUp();
    const waiting = [decode(), decode()];
    workers[0]!.dispatchEvent(new Event("error"));
    const failed = { ok: false, problem: "decoder-failed" };
    expect(await Promise.all(waiting)).toEqual([failed, failed]);
    expect(workers[0]!.terminated).toBe(true);

    const next = decode();
    workers[1]!.reply(workers[1]!.requests[0]!, "next");
    expect(await next).toEqual(found("next"));
  });

  test("gives back a picture that cannot be sent, and sends the next", async () => {
    const { workers, client, decode } = setUp();
    void decode();
    let closed = 0;
    const picture = { close: () => closed++ } as unknown as VideoFrame;
    const send = vi.spyOn(workers[0]!, "postMessage").mockImplementationOnce(() => {
      throw new DOMException("gone", "DataCloneError");
    });
    expect(await client.decode(picture, "frame")).toEqual({ ok: false, problem: "decoder-failed" });
    expect(closed).toBe(1);
    send.mockRestore();
    const next = decode();
    workers[0]!.reply(workers[0]!.requests[1]!, "next");
    expect(await next).toEqual(found("next"));
  });

  test("takes one that falls silent for dead, and starts anew for the next", async () => {
    vi.useFakeTimers();
    const { workers, decode } = setUp();
    const first = decode();
    workers[0]!.reply(workers[0]!.requests[0]!, "first");
    await first;
    const lost = decode();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await lost).toEqual({ ok: false, problem: "decoder-failed" });
    expect(workers[0]!.terminated).toBe(true);
    const next = decode();
    workers[1]!.reply(workers[1]!.requests[0]!, "next");
    expect(await next).toEqual(found("next"));
  });

  test("gives the first answer as long as its files take, and frames as long as the photo before them", async () => {
    vi.useFakeTimers();
    const { workers, client, decode } = setUp();
    const first = decode();
    await vi.advanceTimersByTimeAsync(300_000);
    workers[0]!.reply(workers[0]!.requests[0]!, "first");
    expect(await first).toEqual(found("first"));
    void client.decode({} as ImageBitmap, "photo");
    void decode();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(workers[0]!.terminated).toBe(false);
  });

  test("does not end its successor when a late error of an ended one arrives", () => {
    const { workers, decode } = setUp();
    void decode();
    workers[0]!.dispatchEvent(new Event("error"));
    void decode();
    workers[0]!.dispatchEvent(new Event("error"));
    expect(workers[1]!.terminated).toBe(false);
  });
});
