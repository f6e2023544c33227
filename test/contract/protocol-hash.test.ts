import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { problemMessage } from "../../src/contract/messages/problem";
import { rescueContents } from "../../src/contract/messages/rescue";
import { tillEvent } from "../../src/contract/messages/till-event";
import { PROTOCOL_VERSION } from "../../src/contract/protocol";
import { type Route, ROUTES } from "../../src/contract/routes";

const PIN = join(import.meta.dirname, "../../src/contract/protocol-hash.txt");

/** Every message of the wire, as JSON Schema, in one text. */
function wireText(): string {
  const messages = Object.entries<Route>(ROUTES).flatMap(([name, { method, path, query, body, response }]) => [
    [name, method, path],
    ...[query, body].map(schemaOf),
    typeof response === "object" && "events" in response ? { events: schemaOf(response.events) } : schemaOf(response),
  ]);
  return JSON.stringify([messages, ...[tillEvent, rescueContents, problemMessage].map((schema) => z.toJSONSchema(schema))]);
}

function schemaOf(schema: Route["body"] | string) {
  return typeof schema === "object" ? z.toJSONSchema(schema) : (schema ?? null);
}

test("[R9] the wire changes only together with PROTOCOL_VERSION", () => {
  const hash = createHash("sha256").update(wireText()).digest("hex");
  expect(
    readFileSync(PIN, "utf8").trim(),
    "The wire has changed. If a till of the released version can still talk to this server, write the new line into " +
      "src/contract/protocol-hash.txt; else bump PROTOCOL_VERSION and record messages of the old one as a test.",
  ).toBe(`${PROTOCOL_VERSION} ${hash}`);
});
