import { expect, test } from "vitest";
import { sayAddress } from "./say-address";

test.each([
  ["0000:0000:0000:0000:0000:0000:0000:0001", "::1"],
  ["2001:0db8:0000:0000:0000:0000:0000:0007", "2001:db8::7"],
  ["::1", "::1"],
  ["192.0.2.1", "192.0.2.1"],
  ["no:address", "no:address"],
  ["", ""],
])("%s is written %s", (address, said) => {
  expect(sayAddress(address)).toBe(said);
});
