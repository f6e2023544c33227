import { useEffect, useEffectEvent, useState } from "react";
import { pictureIn } from "./picture-file";

/**
 * Takes pictures that are dropped anywhere on the page, or pasted.
 * @param isOpen where it is not, a file that is dropped does nothing; the browser would leave the till to show it
 * @param onFile null: what was dropped is no file
 * @returns whether something hangs over the page, to be dropped
 */
export function usePictureDrop(isOpen: boolean, onFile: (file: File | null) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const report = useEffectEvent((file: File | null) => {
    if (isOpen) onFile(file);
  });

  useEffect(() => {
    const listening = new AbortController();
    const listen = <Kind extends "dragover" | "dragleave" | "drop" | "paste">(kind: Kind, act: (event: DocumentEventMap[Kind]) => void) =>
      document.addEventListener(kind, act, { signal: listening.signal });

    listen("dragover", (event) => {
      if (!mayLeaveForIt(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = isOpen ? "copy" : "none";
      setIsOver(isOpen);
    });
    listen("dragleave", (event) => {
      // Only out of the window: one element to the next is no leaving.
      if (event.relatedTarget === null) setIsOver(false);
    });
    listen("drop", (event) => {
      if (!mayLeaveForIt(event)) return;
      event.preventDefault();
      setIsOver(false);
      report(pictureIn(event.dataTransfer?.files ?? []));
    });
    listen("paste", (event) => {
      const file = pictureIn(event.clipboardData?.files ?? []);
      // Text goes to the field that it is pasted into.
      if (file === null) return;
      event.preventDefault();
      report(file);
    });
    return () => listening.abort();
  }, [isOpen]);

  return isOver && isOpen;
}

/** Text may be dropped into a field; for a file or a link the browser would leave the till. */
function mayLeaveForIt({ dataTransfer }: DragEvent): boolean {
  const types = dataTransfer?.types ?? [];
  return types.includes("Files") || types.includes("text/uri-list");
}
