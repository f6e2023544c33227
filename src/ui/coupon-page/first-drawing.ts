import { type ComponentType, createContext } from "react";
import type { CodePictureProps } from "../draw-code/code-picture";

/**
 * How a page is drawn the first time. `CodePicture`: the encoders, where they are here already; null: they come by
 * themselves. `isStill`: no script runs in it yet, so nothing can be pressed.
 */
export type FirstDrawing = { readonly CodePicture: ComponentType<CodePictureProps> | null; readonly isStill: boolean };

export const FirstDrawing = createContext<FirstDrawing>({ CodePicture: null, isStill: false });
