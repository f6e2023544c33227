import { expect, test } from "vitest";
import { isolateName } from "./isolate-name";

test("a name turns no word of the sentence that it stands in, whichever way it is written", () => {
  expect(isolateName("Riverside")).toBe("Riverside");
  expect(isolateName("مقهى")).toBe("\u2068مقهى\u2069");
  expect(isolateName("Old\u202eTown")).toBe("OldTown");
  expect(isolateName("\u2069مقهى\u2067")).toBe("\u2068مقهى\u2069");
});
