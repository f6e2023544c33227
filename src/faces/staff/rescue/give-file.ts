/** What became of a file; `cancelled`: whoever was asked which app should have it chose none. */
export type FileGiven = "shared" | "downloaded" | "cancelled";

/** Hands a text to another app as a file where the browser can do that, else to the device's downloads. */
export async function giveFile(name: string, text: string): Promise<FileGiven> {
  const file = new File([text], name, { type: "text/plain" });
  // Browsers without it, or for whom this is no file to share, say so here.
  if (navigator.canShare?.({ files: [file] }) !== true) return downloadFile(name, text);
  try {
    await navigator.share({ files: [file] });
    return "shared";
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    // Also where the file took so long to make that the browser has forgotten who pressed what.
    return error.name === "AbortError" ? "cancelled" : downloadFile(name, text);
  }
}

export function downloadFile(name: string, text: string): FileGiven {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = name;
  link.click();
  // Not at once: a browser fetches what it downloads after the press.
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
  return "downloaded";
}

const KEPT_MS = 60_000;
