import { expect, test } from "vitest";
import { createScanRecord, type LookedAt } from "./scan-record";

const FAST = { name: "fast", ms: 5 };

function frameAt(takenMs: number, some: Partial<LookedAt> & { readonly passes?: LookedAt["decoded"]["passes"] } = {}): LookedAt {
  const { passes = [FAST], ...rest } = some;
  const decoded = { engine: "zxing-wasm", choice: { own: "zxing-wasm", native: "absent" }, passes, look: { brightness: 120, sharpness: 0.4 }, width: 1280, height: 720 } as const;
  return { decoded, takenMs, answeredMs: takenMs + 8, holdsNew: false, ...rest };
}

test("a frame's time goes to its passes, and the rest to handing it over", () => {
  const record = createScanRecord();
  record.noteFrame(frameAt(1000, { answeredMs: 1030, passes: [FAST, { name: "thorough", ms: 15 }] }));
  record.noteFrame(frameAt(1100, { answeredMs: 1110, passes: [{ name: "fast", ms: 7 }] }));
  const { handoverMs, passesMs, passes, frames } = record.report(1200);
  expect(frames).toBe(2);
  expect(handoverMs).toEqual({ last: 3, mean: 6.5 });
  expect(passesMs).toEqual({ last: 7, mean: 13.5 });
  expect(passes).toEqual([
    { name: "fast", last: 7, mean: 6, times: 2 },
    { name: "thorough", last: 15, mean: 15, times: 1 },
  ]);
});

test("frames a second are those of the last seconds, however many there were before", () => {
  const record = createScanRecord();
  for (let frame = 0; frame < 500; frame++) record.noteFrame(frameAt(frame * 100));
  expect(record.report(50_000).framesASecond).toBeCloseTo(10, 0);
  expect(record.report(60_000).framesASecond).toBe(0);
});

test("a read takes from the first frame that showed the code, and tells no more of it than its length", () => {
  const record = createScanRecord();
  record.noteFrame(frameAt(1000));
  record.noteFrame(frameAt(1100, { holdsNew: true }));
  record.noteFrame(frameAt(1200));
  record.noteFrame(frameAt(1300, { holdsNew: true }));
  record.noteReads([{ symbology: "code128", text: "SAVE-2026" }], 1310);
  const { reads } = record.report(2310);
  expect(reads).toEqual([{ symbology: "code128", length: 9, frames: 3, tookMs: 210, agoMs: 1000 }]);
  expect(JSON.stringify(record.report(2310))).not.toContain("SAVE");
});

test("a glimpse of a code that went away is not counted in with the next one", () => {
  const record = createScanRecord();
  record.noteFrame(frameAt(1000, { holdsNew: true }));
  record.noteFrame(frameAt(5000, { holdsNew: true }));
  record.noteReads([{ symbology: "qr", text: "TEAR" }], 5010);
  expect(record.report(5010).reads[0]).toMatchObject({ frames: 1, tookMs: 10 });
});

test("the latest reads come first, and old ones are forgotten", () => {
  const record = createScanRecord();
  for (let read = 1; read <= 20; read++) {
    record.noteFrame(frameAt(read * 1000, { holdsNew: true }));
    record.noteReads([{ symbology: "qr", text: "x".repeat(read) }], read * 1000 + 8);
  }
  expect(record.report(21_000).reads.map(({ length }) => length)).toEqual([20, 19, 18, 17, 16, 15, 14, 13]);
});
