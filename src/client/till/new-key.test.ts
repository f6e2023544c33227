import { expect, test } from "vitest";
import { uuid } from "../../contract/messages/scalars";
import { newKey } from "./new-key";

test("[R1] is a UUIDv7 that the wire takes, and holds its time", () => {
  const nowMs = Date.UTC(2026, 10, 22, 12, 30);
  const key = newKey(crypto, nowMs);
  expect(uuid.parse(key)).toBe(key);
  expect(parseInt(key.replace("-", "").slice(0, 12), 16)).toBe(nowMs);
});

test("[R1] two acts of one millisecond have two keys, and later ones sort after", () => {
  expect(newKey(crypto, 1)).not.toBe(newKey(crypto, 1));
  expect(newKey(crypto, 1) < newKey(crypto, 2)).toBe(true);
});
