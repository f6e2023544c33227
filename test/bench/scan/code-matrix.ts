import type { CodePicture } from "../../fixtures/video/code-picture";

/** A code's modules as they can be handed to a page: row by row, "#" where one is dark. */
export type CodeMatrix = readonly string[];

export function matrixOf({ widthModules, heightModules, isDark }: CodePicture): CodeMatrix {
  return Array.from({ length: heightModules }, (_, y) =>
    Array.from({ length: widthModules }, (_, x) => (isDark(x + 0.5, y + 0.5) ? "#" : " ")).join(""),
  );
}

export function pictureOf(matrix: CodeMatrix): CodePicture {
  return {
    widthModules: matrix[0]?.length ?? 0,
    heightModules: matrix.length,
    isDark: (x, y) => matrix[Math.floor(y)]?.[Math.floor(x)] === "#",
  };
}
