import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { pushRequest } from "../../src/contract/messages/push";
import { tillEvent } from "../../src/contract/messages/till-event";
import { PROTOCOL_VERSION } from "../../src/contract/protocol";

const RECORDED = join(import.meta.dirname, "recorded");

/** What tills of one version sent; a till that was off for a year sends it still. */
function recordedPush(version: string): unknown {
  return JSON.parse(readFileSync(join(RECORDED, version, "push.json"), "utf8"));
}

describe("[R9] what tills of every version have queued can still be sent", () => {
  const versions = readdirSync(RECORDED);

  test("there is a recording of each version", () => {
    expect(versions).toEqual(Array.from({ length: PROTOCOL_VERSION }, (_, index) => `v${index + 1}`));
  });

  test.each(versions)("%s: a push is understood, item by item, and nothing of it is dropped", (version) => {
    const recorded = recordedPush(version);
    const push = z.parse(pushRequest, recorded);
    const items = push.items.map((item) => z.parse(tillEvent, item));
    expect({ ...push, items }).toEqual(recorded);
    expect(new Set(items.map((item) => item.kind))).toEqual(new Set(["fact", "reversal", "withdrawal"]));
  });
});
