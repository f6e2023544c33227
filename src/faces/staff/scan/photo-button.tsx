import { IconPhoto } from "@tabler/icons-react";
import { type ChangeEvent, useRef } from "react";
import type { CodeRead } from "../../../client/scanner/decoder";
import { type ImageProblem, readImage } from "../../../client/scanner/read-image";
import { ActionButton } from "../../../ui/action-button";

interface PhotoButtonProps {
  readonly onReads: (reads: readonly CodeRead[]) => void;
  readonly onNothing: (problem: ImageProblem | "no-code") => void;
}

/** Reads a code from a photo or a screenshot. */
export function PhotoButton({ onReads, onNothing }: PhotoButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    // The same photo can be chosen again.
    event.currentTarget.value = "";
    if (file === undefined) return;
    const result = await readImage(file);
    if (!result.ok) return onNothing(result.problem);
    if (result.value.length === 0) onNothing("no-code");
    else onReads(result.value);
  };
  return (
    <>
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        onChange={(event) => void read(event)}
      />
      <ActionButton kind="quiet" onClick={() => input.current?.click()}>
        <IconPhoto size={20} aria-hidden="true" />
        Photo
      </ActionButton>
    </>
  );
}

/** Why a photo gave no code, and what to do. */
export function wordPhotoProblem(problem: ImageProblem | "no-code"): string {
  switch (problem) {
    case "no-code":
      return "There is no code to read in this photo. Take it closer and sharper, or type the code.";
    case "not-an-image":
      return "This file is not a picture. Choose a photo.";
    case "decoder-failed":
      return "The scanner could not start. Connect this device to the network once, or type the code.";
  }
}
