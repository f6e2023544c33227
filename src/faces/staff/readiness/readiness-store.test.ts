import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ENROLLED, NOT_ENROLLED } from "../../../../test/fixtures/till/till-double";
import { createReadinessStore } from "./readiness-store";
import { wordReadiness } from "./word-readiness";

const READY = { filesKept: true, decoderRuns: true };

describe("ready offline", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("tries the files and the decoder until both are there", async () => {
    const keepFiles = vi.fn(async () => undefined).mockRejectedValueOnce(new Error("offline"));
    const warmUpDecoder = vi.fn(async () => ({ ok: true })).mockResolvedValueOnce({ ok: false });
    const readiness = createReadinessStore({ keepFiles, warmUpDecoder, retryAfterMs: 10_000 });
    readiness.start();
    await vi.advanceTimersByTimeAsync(9_999);
    expect(readiness.store.getState()).toEqual({ filesKept: false, decoderRuns: false });
    await vi.advanceTimersByTimeAsync(1);
    expect(readiness.store.getState()).toEqual(READY);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(keepFiles).toHaveBeenCalledTimes(2);
  });

  test("stops trying when the till is closed", async () => {
    const keepFiles = vi.fn(() => Promise.reject(new Error("offline")));
    const stop = createReadinessStore({ keepFiles, warmUpDecoder: async () => ({ ok: true }), retryAfterMs: 10 }).start();
    stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(keepFiles).toHaveBeenCalledOnce();
  });

  test.each([
    ["the list", { ...ENROLLED, snapshot: { kind: "fetching", done: 3, of: 10 } }, READY],
    ["any list", { ...ENROLLED, snapshot: { kind: "none" } }, READY],
    ["a file", ENROLLED, { ...READY, filesKept: false }],
    ["the decoder", ENROLLED, { ...READY, decoderRuns: false }],
    ["an enrolment", NOT_ENROLLED, READY],
  ] as const)("is not said while %s is missing", (_, status, readiness) => {
    expect(wordReadiness(status, readiness)).toMatchObject({ isReady: false });
    expect(wordReadiness(status, readiness).words).not.toMatch(/^Ready offline/);
  });

  test("is said when the list, the files and the decoder are there", () => {
    expect(wordReadiness(ENROLLED, READY)).toEqual({ isReady: true, words: "Ready offline" });
  });

  test("gives way to the news that the server does not know this till any more", () => {
    const { isReady, words } = wordReadiness({ ...ENROLLED, network: { kind: "turned-away" } }, READY);
    expect(isReady).toBe(false);
    expect(words).toContain("does not know this till");
  });

  test("[R29] says how far, where the browser may clear the storage", () => {
    expect(wordReadiness({ ...ENROLLED, storage: "refused" }, READY).words).toContain("up to 20 unsent");
  });
});
