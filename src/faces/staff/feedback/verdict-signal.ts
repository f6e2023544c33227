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

export type Signaller = { announce(verdict: Verdict): void };

/**
 * Sounds and vibrates a verdict, as far as the device can and the cashier wants.
 * @param wants asked anew for each verdict
 */
export function createSignaller(wants: () => { readonly sound: boolean; readonly vibration: boolean }): Signaller {
  let audio: AudioContext | null = null;
  return {
    announce(verdict) {
      const { sound, vibration } = wants();
      if (vibration && "vibrate" in navigator) navigator.vibrate([...SIGNALS[verdict].vibrationMs]);
      if (!sound || !("AudioContext" in window)) return;
      audio ??= new AudioContext();
      void play(audio, SIGNALS[verdict].notesHz);
    },
  };
}

async function play(audio: AudioContext, notesHz: readonly number[]): Promise<void> {
  // Browsers keep a context silent until the first tap on the page; notes must not pile up for it.
  if (audio.state !== "running") {
    void audio.resume();
    if (!navigator.userActivation?.hasBeenActive) return;
    await audio.resume();
  }
  notesHz.forEach((hertz, place) => sound(audio, hertz, audio.currentTime + place * NOTE_S));
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
