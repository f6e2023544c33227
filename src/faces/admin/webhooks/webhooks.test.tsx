import { screen, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { addTestMember, TEST_PASSWORD } from "../../../../test/builders/members";
import { showAdmin } from "../../../../test/fixtures/admin/show-admin";

beforeEach(() => localStorage.clear());

async function showWebhooks() {
  const shown = await showAdmin("/admin/settings/webhooks");
  await shown.signIn();
  shown.show();
  return shown;
}

async function added({ user }: Awaited<ReturnType<typeof showWebhooks>>, url = "https://hooks.example/tearoff") {
  await user.click(await screen.findByRole("button", { name: "Add a webhook" }));
  await user.type(await screen.findByLabelText("Address"), url);
  await user.click(screen.getByRole("button", { name: "Add webhook" }));
}

test("[R87] a manager adds a webhook, is shown its secret, and sees it in the list", async () => {
  const shown = await showWebhooks();
  const { user, store } = shown;
  expect(await screen.findByText("No webhooks yet")).toBeDefined();
  await user.click(await screen.findByRole("button", { name: "Add a webhook" }));
  await user.type(await screen.findByLabelText("Address"), "https://hooks.example/tearoff");
  await user.click(screen.getByRole("checkbox", { name: "A contact opens a coupon’s page" }));
  await user.click(screen.getByRole("button", { name: "Add webhook" }));
  const secret = await screen.findByRole("group", { name: "Secret" });
  expect(secret.textContent).toMatch(/^whsec_/);
  await user.click(screen.getByRole("button", { name: "Done" }));
  const list = await screen.findByRole("list", { name: "Webhooks" });
  expect(within(list).getByRole("link").textContent).toBe("hooks.example");
  expect(await store.webhooks(1)).toMatchObject([{ url: "https://hooks.example/tearoff", events: ["coupon.claimed", "coupon.redeemed", "coupon.reversed", "coupon.revoked"] }]);
});

test("[R87] an address that nothing may be sent to says so at its field", async () => {
  const shown = await showWebhooks();
  await added(shown, "http://hooks.example/");
  expect(await screen.findByText("The address has to begin with https://, so that nobody on the way can read along.")).toBeDefined();
  expect(screen.getByLabelText("Address").getAttribute("aria-invalid")).toBe("true");
  expect(await shown.store.webhooks(1)).toEqual([]);
});

test("[R88] what was given up can be seen with its reason, and sent again", async () => {
  const shown = await showWebhooks();
  const { user, store } = shown;
  await added(shown);
  await user.click(await screen.findByRole("button", { name: "Done" }));
  await user.click(await screen.findByRole("link", { name: "hooks.example" }));
  await user.click(await screen.findByRole("button", { name: "Send a test" }));
  const messages = await screen.findByRole("list", { name: "Messages" });
  expect(within(messages).getByText("Waiting")).toBeDefined();
  const [endpoint] = await store.webhooks(1);
  const [taken] = await store.takeDeliveries({ workspace: 1, endpointId: endpoint?.id ?? "" }, 1, { nowMs: Date.now(), untilMs: Date.now() + 1 });
  if (taken === undefined) throw new Error("Nothing was due.");
  await store.settleDelivery(taken, { kind: "failed", status: null, problem: "not-secure", retryAfterMs: null }, Date.now());
  dispatchEvent(new Event("focus"));
  expect(await screen.findByText("Given up")).toBeDefined();
  expect(screen.getByText("Its certificate is not to be trusted")).toBeDefined();
  await user.click(await screen.findByRole("button", { name: "Send again: A test" }));
  expect(await screen.findByText("The message is sent once more.")).toBeDefined();
  await expect.poll(() => store.webhooks(1)).toMatchObject([{ waiting: 1, failed: 0 }]);
});

test("[R87] it is paused and goes on, and is removed once that was asked", async () => {
  const shown = await showWebhooks();
  const { user, store } = shown;
  await added(shown);
  await user.click(await screen.findByRole("button", { name: "Done" }));
  await user.click(await screen.findByRole("link", { name: "hooks.example" }));
  await user.click(await screen.findByRole("button", { name: "Pause" }));
  await user.click(await screen.findByRole("button", { name: "Go on" }));
  await expect.poll(() => store.webhooks(1)).toMatchObject([{ state: "active" }]);
  await user.click(screen.getByRole("button", { name: "Secret" }));
  await user.click(await screen.findByRole("button", { name: "Make a new secret" }));
  expect(await screen.findByText(/The secret before this one signs beside it until/)).toBeDefined();
  await user.keyboard("{Escape}");
  await user.click(screen.getByRole("button", { name: "Remove" }));
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Remove" }));
  expect(await screen.findByText("No webhooks yet")).toBeDefined();
  expect(await store.webhooks(1)).toEqual([]);
});

test("viewers are offered no webhooks", async () => {
  const shown = await showAdmin("/admin/settings");
  const { email } = await addTestMember(shown.store, 1, "viewer", "Vera", Date.now());
  await shown.services.api.call("signIn", { body: { email, password: TEST_PASSWORD } });
  shown.show();
  expect(await screen.findByText("Owners can change its name and time zone")).toBeDefined();
  expect(screen.queryByRole("link", { name: "Webhooks" })).toBeNull();
});
