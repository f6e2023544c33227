import type { Verdict } from "../../../ui/verdict-shape";

type Signal = {
  /** Notes in the order in which they sound, in hertz. */
  readonly notesHz: readonly number[];
  /** As `navigator.vibrate` takes it: on, off, on … in milliseconds. */
  readonly vibrationMs: readonly number[];
};

/** Told apart without looking: two rising, one low, two falling. */
export const SIGNALS: Readonly<Record<Verdict, Signal>> = {
  go: { notesHz: [659, 988], vibrationMs: [60] },
  wait: { notesHz: [220], vibrationMs: [200] },
  stop: { notesHz: [440, 247], vibrationMs: [120, 80, 120, 80, 120] },
};

const NOTE_S = 0.13;
const LOUDNESS = 0.25;

/** A sound that comes later belongs to no verdict any more. Some browsers never answer until the page is touched. */
const RESUME_MS = 500;

export type Signaller = {
  announce(verdict: Verdict): void;
  /** To be called while the page is being touched: browsers, and iPhones after a call, keep sound back until then. */
  wake(): void;
};

/**
 * Sounds and vibrates a verdict, as far as the device can and the cashier wants.
 * @param wants asked anew for each verdict
 */
export function createSignaller(wants: () => { readonly sound: boolean; readonly vibration: boolean }): Signaller {
  let audio: AudioContext | null = null;

  function openedAudio(): AudioContext | null {
    if (!("AudioContext" in window)) return null;
    // A context that was closed, by the system too, never sounds again.
    if (audio === null || audio.state === "closed") audio = new AudioContext();
    return audio;
  }

  return {
    announce(verdict) {
      const { sound, vibration } = wants();
      if (vibration && "vibrate" in navigator) navigator.vibrate([...SIGNALS[verdict].vibrationMs]);
      if (!sound) return;
      const opened = openedAudio();
      if (opened !== null) void play(opened, SIGNALS[verdict].notesHz);
    },
    wake() {
      if (!wants().sound) return;
      const opened = openedAudio();
      if (opened !== null) void running(opened);
    },
  };
}

async function play(audio: AudioContext, notesHz: readonly number[]): Promise<void> {
  // Before the first touch a context stays silent; notes must not pile up for it.
  const mayStart = navigator.userActivation?.hasBeenActive !== false;
  if (audio.state !== "running" && !(mayStart && (await running(audio)))) return;
  notesHz.forEach((hertz, place) => sound(audio, hertz, audio.currentTime + place * NOTE_S));
}

/** Whether the context runs now: one that was suspended, or interrupted as by a call, may be refused. */
async function running(audio: AudioContext): Promise<boolean> {
  if (audio.state !== "running") await Promise.race([audio.resume().catch(() => undefined), pause(RESUME_MS)]);
  return isRunning(audio);
}

// `resume` may have changed it, which its type does not know.
function isRunning({ state }: AudioContext): boolean {
  return state === "running";
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function sound(audio: AudioContext, hertz: number, atS: number): void {
  const tone = audio.createOscillator();
  const loudness = audio.createGain();
  tone.type = "triangle";
  tone.frequency.value = hertz;
  loudness.gain.setValueAtTime(0, atS);
  loudness.gain.linearRampToValueAtTime(LOUDNESS, atS + 0.01);
  loudness.gain.linearRampToValueAtTime(0, atS + NOTE_S);
  tone.connect(loudness).connect(audio.destination);
  tone.start(atS);
  tone.stop(atS + NOTE_S);
}
