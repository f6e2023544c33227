import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { enrolResponse } from "../src/contract/messages/enrol";
import { pushResponse } from "../src/contract/messages/push";
import { MOCK_ORIGIN, startMockServer } from "./node";
import { scenarios, slow } from "./scenarios";

const API = `${MOCK_ORIGIN}/api/*`;
let mock: Awaited<ReturnType<typeof startMockServer>>;
let token: string;

beforeAll(async () => {
  mock = await startMockServer();
  const body = JSON.stringify({ code: await mock.enrolmentCode(), deviceName: "Counter" });
  token = enrolResponse.parse(await (await fetch(`${MOCK_ORIGIN}/api/enrol`, { method: "POST", body })).json()).token;
});
afterEach(() => mock.server.resetHandlers());
afterAll(() => mock.stop());

const pull = () => fetch(`${MOCK_ORIGIN}/api/till/feed?after=0&epoch=1`, { headers: { Authorization: `Bearer ${token}` } });

const withdrawal = {
  kind: "withdrawal",
  key: "01900000-0000-7000-8000-000000000001",
  sequence: 1,
  redemptionKey: "01900000-0000-7000-8000-000000000002",
  time: { deviceMs: 0, offsetMs: 0, uncertain: false },
};

const push = () =>
  fetch(`${MOCK_ORIGIN}/api/till/events`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: JSON.stringify({ protocol: 1, items: [withdrawal], heard: [] }),
  });

test("without a fault the real server answers", async () => {
  expect(await (await pull()).json()).toMatchObject({ kind: "page", more: false });
});

test("offline: no request gets anywhere", async () => {
  mock.server.use(scenarios.offline(API, mock.answer));
  await expect(pull()).rejects.toThrow(TypeError);
});

test("slow: the real answer, late", async () => {
  mock.server.use(slow(200)(API, mock.answer));
  const startedMs = performance.now();
  expect((await pull()).status).toBe(200);
  expect(performance.now() - startedMs).toBeGreaterThan(190);
});

test("5xx, 401 and 409 come with a problem in words", async () => {
  for (const [name, status] of [["serverError", 503], ["notSignedIn", 401], ["conflict", 409]] as const) {
    mock.server.use(scenarios[name](API, mock.answer));
    const response = await pull();
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ message: expect.stringMatching(/\.$/) });
  }
});

test("[R5] a reply lost after the commit: sent again, the same key is a duplicate", async () => {
  mock.server.use(scenarios.replyLost(API, mock.answer));
  await expect(push()).rejects.toThrow(TypeError);
  mock.server.resetHandlers();
  const { answers } = pushResponse.parse(await (await push()).json());
  expect(answers).toMatchObject([{ outcome: { kind: "withdrawn" }, duplicate: true }]);
});

test("captive portal: 200, and HTML in the place of everything", async () => {
  mock.server.use(scenarios.captivePortal(API, mock.answer));
  const response = await pull();
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Type")).toContain("text/html");
});
