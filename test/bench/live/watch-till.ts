import { createCodeRuns } from "./code-runs";
import { watchCode } from "./watch-code";

const runs = createCodeRuns();
let couponTitle = "";
const watched = new WeakSet<EventTarget>();

/** Lies in the app's own page, and does nothing there but look, and press the button that leads back to the camera. */
const liveBench = {
  runs: () => runs.ended,
  expect(title: string): void {
    couponTitle = title;
    runs.startAnew();
  },
};

export type LiveBench = typeof liveBench;
Object.assign(globalThis, { liveBench });

// Media events do not bubble, but are seen on their way down.
document.addEventListener("playing", ({ target }) => target instanceof HTMLVideoElement && watch(target), { capture: true });
new MutationObserver(handleChange).observe(document, { childList: true, subtree: true });

function watch(video: HTMLVideoElement): void {
  if (watched.has(video)) return;
  watched.add(video);
  watchCode(video, (holdsCode, nowMs) => runs.change(holdsCode, nowMs, isScanning()));
}

function isScanning(): boolean {
  return document.querySelector('[data-phase="reading"]') !== null && verdictShown() === null;
}

function verdictShown(): Element | null {
  return document.querySelector("section[data-verdict]");
}

let isTold = false;

function handleChange(): void {
  const verdict = verdictShown();
  if (verdict === null) {
    isTold = false;
    return;
  }
  if (isTold) return;
  isTold = true;
  const said = verdict.textContent;
  const isRight = verdict.querySelector("h1")?.textContent === "Can be redeemed" && said.includes(couponTitle);
  afterPaint(() => {
    runs.tell(isRight ? "read" : "wrong", performance.now());
    leave(verdict);
  });
}

/** A frame's callbacks run before it is painted, a task that they start runs after. */
function afterPaint(then: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = then;
  requestAnimationFrame(() => port2.postMessage(null));
}

function leave(verdict: Element): void {
  const buttons = [...verdict.querySelectorAll("button")];
  const back = buttons.find(({ textContent }) => textContent === "Not this one") ?? buttons[0];
  back?.click();
}
