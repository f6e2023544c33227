import { afterEach, describe, expect, test, vi } from "vitest";
import { createSignaller, SIGNALS } from "./verdict-signal";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A device that can sound and vibrate; `startedHz` holds the notes in the order of their times. */
function deviceWithSound(soundState = () => "running", mayResume = () => true) {
  const notes: { hertz: number; atS: number }[] = [];
  class Audio {
    state = soundState();
    resume = async () => {
      if (!mayResume()) throw new DOMException("interrupted", "InvalidStateError");
      this.state = "running";
    };
    currentTime = 0;
    destination = {};
    createGain = () => ({ gain: { setValueAtTime: vi.fn(), linearRampToValueAtTime: vi.fn() }, connect: vi.fn() });
    createOscillator() {
      const note = { hertz: 0, atS: 0 };
      notes.push(note);
      return {
        frequency: {
          set value(hertz: number) {
            note.hertz = hertz;
          },
        },
        connect: (next: unknown) => next,
        start: (atS: number) => (note.atS = atS),
        stop: vi.fn(),
      };
    }
  }
  const vibrate = vi.fn();
  vi.stubGlobal("AudioContext", Audio);
  Object.assign(navigator, { vibrate });
  return { vibrate, startedHz: () => notes.toSorted((a, b) => a.atS - b.atS).map(({ hertz }) => hertz) };
}

describe("a verdict without looking", () => {
  test("is two rising notes for go, one low for wait, two falling for stop", () => {
    const { startedHz } = deviceWithSound();
    const signaller = createSignaller(() => ({ sound: true, vibration: true }));
    signaller.announce("go");
    expect(startedHz()).toEqual(SIGNALS.go.notesHz);
    const [low, high] = SIGNALS.go.notesHz;
    expect(low).toBeLessThan(high ?? 0);
    const [first, second] = SIGNALS.stop.notesHz;
    expect(first).toBeGreaterThan(second ?? Infinity);
    expect(SIGNALS.wait.notesHz).toHaveLength(1);
  });

  test("vibrates differently for each", () => {
    const { vibrate } = deviceWithSound();
    const signaller = createSignaller(() => ({ sound: false, vibration: true }));
    for (const verdict of ["go", "wait", "stop"] as const) signaller.announce(verdict);
    expect(new Set(vibrate.mock.calls.map((call) => JSON.stringify(call))).size).toBe(3);
  });

  test("is silent and still where the cashier wants it so, from the next verdict on", () => {
    const { vibrate, startedHz } = deviceWithSound();
    const wants = { sound: true, vibration: true };
    const signaller = createSignaller(() => wants);
    Object.assign(wants, { sound: false, vibration: false });
    signaller.announce("stop");
    expect(startedHz()).toEqual([]);
    expect(vibrate).not.toHaveBeenCalled();
  });

  test("sounds again after a call has interrupted it, once the page is touched, and not before", async () => {
    let isCalling = true;
    const { startedHz } = deviceWithSound(() => "interrupted", () => !isCalling);
    const signaller = createSignaller(() => ({ sound: true, vibration: false }));
    signaller.announce("go");
    await new Promise((resolve) => setTimeout(resolve));
    isCalling = false;
    signaller.wake();
    await new Promise((resolve) => setTimeout(resolve));
    expect(startedHz()).toEqual([]);
    signaller.announce("stop");
    expect(startedHz()).toEqual(SIGNALS.stop.notesHz);
  });
});
