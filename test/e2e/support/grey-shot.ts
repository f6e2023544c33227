import type { Locator } from "@playwright/test";
import type { GreyPicture } from "../../../src/client/scanner/grey-picture";

/** What a camera that is held straight would see of a place on the page. */
export async function greyShot(place: Locator): Promise<GreyPicture> {
  const png = (await place.screenshot()).toString("base64");
  const { width, height, tones } = await place.page().evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("No 2D canvas.");
    context.filter = "grayscale(1)";
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let tones = "";
    for (let at = 0; at < data.length; at += 4) tones += String.fromCharCode(data[at] ?? 0);
    return { width: canvas.width, height: canvas.height, tones: btoa(tones) };
  }, png);
  return { width, height, grey: new Uint8Array(Buffer.from(tones, "base64")) };
}
