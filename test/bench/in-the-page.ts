import type { Page } from "@playwright/test";

/** From navigation until the scan screen takes codes: its buttons can be pressed and the decoder reads the camera's frames. */
export async function untilScanningMs(page: Page, till: string): Promise<number> {
  await page.goto(till, { waitUntil: "commit" });
  const ready = await page.waitForFunction(
    () => {
      const buttons = [...document.querySelectorAll("button")];
      const canType = buttons.some((button) => button.textContent === "Type a code" && button.closest("[inert]") === null);
      return canType && document.querySelector('[data-phase="reading"]') !== null && Math.round(performance.now());
    },
    null,
    { polling: "raf" },
  );
  return Number(await ready.jsonValue());
}

/** From the start of a cold worker until it has read the code in the camera's picture. */
export async function firstDecodeMs(page: Page, shell: string): Promise<number> {
  await page.goto(shell);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return page.evaluate(async () => {
    const list = (await (await fetch("/face-files.json")).json()) as { readonly till: object };
    const workerFile = Object.keys(list.till).find((path) => path.includes("/decode-worker-"));
    if (workerFile === undefined) throw new Error("The build has no decode worker.");
    const video = document.createElement("video");
    video.muted = true;
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720 } });
    await video.play();
    await new Promise((resolve) => video.requestVideoFrameCallback(resolve));

    const startedMs = performance.now();
    const worker = new Worker(workerFile, { type: "module" });
    const reply = new Promise<{ readonly decoded: { readonly reads: readonly { readonly text: string }[] } }>((resolve, reject) => {
      worker.addEventListener("message", ({ data }) => resolve(data));
      worker.addEventListener("error", () => reject(new Error("The decode worker failed.")));
    });
    const picture = await createImageBitmap(video);
    worker.postMessage({ kind: "frame", frameId: 1, picture }, [picture]);
    const { reads } = (await reply).decoded;
    if (reads[0]?.text === undefined) throw new Error("The frame's code was not read.");
    return Math.round(performance.now() - startedMs);
  });
}
