import { expect, test } from "vitest";
import { codePicture } from "../../../test/fixtures/video/code-picture";
import { modulesOf, PROBE_CODES } from "./probe-codes";

test.each(PROBE_CODES)("what is drawn as $symbology $text is that code", (code) => {
  const { widthModules, heightModules, isDark } = codePicture({ type: code.symbology, text: code.text });
  const rowAt = (y: number) =>
    Array.from({ length: widthModules }, (_, x) => (isDark(x + 0.5, y + 0.5) ? "#" : " "))
      .join("")
      .trim();
  const rows = Array.from({ length: heightModules }, (_, y) => rowAt(y)).filter((row) => row !== "");
  const drawn = modulesOf(code).map((row) => row.trim());
  expect(drawn.slice(0, rows.length)).toEqual(rows.slice(0, drawn.length));
});
