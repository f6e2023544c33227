import { type ReactNode, use } from "react";
import { FirstDrawing } from "../../../ui/coupon-page/first-drawing";

/**
 * Waits for the encoders where the server has drawn the page already: it stands until the script can draw all of it at once.
 * Where they cannot be had now, the code comes when they do.
 */
export function TakeOver({ isNeeded, children }: { readonly isNeeded: boolean; readonly children: ReactNode }) {
  return isNeeded ? <WithEncoders>{children}</WithEncoders> : children;
}

let encoders: Promise<FirstDrawing> | null = null;

function WithEncoders({ children }: { readonly children: ReactNode }) {
  return <FirstDrawing value={use((encoders ??= fetchEncoders()))}>{children}</FirstDrawing>;
}

async function fetchEncoders(): Promise<FirstDrawing> {
  try {
    const { CodePicture } = await import("../../../ui/draw-code/code-picture");
    return { CodePicture, isStill: false };
  } catch {
    return { CodePicture: null, isStill: false };
  }
}
