import { afterAll, beforeAll, expect, test } from "vitest";
import { enrolResponse } from "../src/contract/messages/enrol";
import { snapshotMessage } from "../src/contract/messages/snapshot";
import { MOCK_ORIGIN, startMockServer } from "./node";

let mock: Awaited<ReturnType<typeof startMockServer>>;
beforeAll(async () => {
  mock = await startMockServer();
});
afterAll(() => mock.stop());

test("a till enrols with the code and gets the demo shop's snapshot with all its bytes", async () => {
  const code = await mock.enrolmentCode();
  const enrolled = await fetch(`${MOCK_ORIGIN}/api/enrol`, {
    method: "POST",
    body: JSON.stringify({ code: code.toLowerCase(), deviceName: "" }),
  });
  const { token, device } = enrolResponse.parse(await enrolled.json());
  expect(device.name).toBe("Till 1");

  const headers = { Authorization: `Bearer ${token}` };
  const snapshot = snapshotMessage.parse(await (await fetch(`${MOCK_ORIGIN}/api/till/snapshot`, { headers })).json());
  expect(snapshot.workspace).toMatchObject({ name: "Demo shop", demo: true });
  for (const part of [...snapshot.shards, snapshot.states]) {
    const blob = await fetch(`${MOCK_ORIGIN}/api/till/blobs/${part.hash}`, { headers });
    expect((await blob.arrayBuffer()).byteLength).toBe(part.bytes);
  }
});
