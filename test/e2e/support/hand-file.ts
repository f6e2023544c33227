import type { Locator } from "@playwright/test";

type Handed = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Drops a file on a place of the page, or pastes it there, as a browser does. */
export async function hand(place: Locator, kind: "drop" | "paste", { name, mimeType, buffer }: Handed): Promise<void> {
  await place.evaluate(
    (element, { kind, name, mimeType, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
      const handed = new DataTransfer();
      handed.items.add(new File([bytes], name, { type: mimeType }));
      const event =
        kind === "drop"
          ? new DragEvent("drop", { dataTransfer: handed, bubbles: true, cancelable: true })
          : new ClipboardEvent("paste", { clipboardData: handed, bubbles: true, cancelable: true });
      element.dispatchEvent(event);
    },
    { kind, name, mimeType, base64: buffer.toString("base64") },
  );
}
