import { randomUUID } from "node:crypto";
import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { newTestClaim } from "../../../../test/builders/claims";
import { addTestMember, TEST_PASSWORD } from "../../../../test/builders/members";
import { showAdmin } from "../../../../test/fixtures/admin/show-admin";
import { newTestId } from "../../../../test/store/acceptance-shop";

type Shown = Awaited<ReturnType<typeof showAdmin>>;

async function shownWith(address: string, prepare: (shown: Shown) => Promise<void>) {
  const shown = await showAdmin(address);
  await shown.signIn();
  await prepare(shown);
  shown.show();
  return shown;
}

async function claimFor({ store }: Shown, name: string, { couponId = "BEANS", id = newTestId(), externalId = `+351 ${name}` } = {}) {
  const claim = newTestClaim(couponId, { id, channel: "whatsapp", externalId, name });
  const answer = await store.claimOnce(1, { keyId: "k", idempotencyKey: randomUUID(), claim }, Date.now());
  if (!answer.ok || answer.value.kind !== "claimed") throw new Error(JSON.stringify(answer));
  return answer.value;
}

async function tagBeans({ services }: Shown) {
  const reply = await services.api.call("coupon", { params: { couponId: "BEANS" } });
  if (reply.kind !== "ok") throw new Error(reply.kind);
  await services.api.call("editCoupon", {
    params: { couponId: "BEANS" },
    body: { coupon: { ...reply.value.coupon, tags: { claimed: "likes beans", opened: "", redeemed: "" } }, basedOn: reply.value.version },
  });
}

const names = () => screen.queryByRole("list", { name: "Contacts" }) && within(screen.getByRole("list", { name: "Contacts" })).getAllByRole("link").map((link) => link.textContent);

test("contacts are found by part of a name and by a tag, which stands in the address", async () => {
  const { user } = await shownWith("/admin/contacts", async (shown) => {
    await claimFor(shown, "Ana");
    await tagBeans(shown);
    await claimFor(shown, "Ben", { couponId: "BAGEL" });
    await claimFor(shown, "مريم");
  });
  await expect.poll(names).toEqual(["مريم", "Ben", "Ana"]);
  const [first] = within(screen.getByRole("list", { name: "Contacts" })).getAllByRole("listitem");
  for (const words of ["WhatsApp", "+351 مريم", "likes beans", "1 coupon"]) expect(first?.textContent).toContain(words);
  await user.type(screen.getByLabelText("Tag, in full"), "likes beans");
  await expect.poll(names).toEqual(["مريم", "Ana"]);
  await user.type(screen.getByLabelText("Search a name or a number"), "an");
  await expect.poll(names).toEqual(["Ana"]);
  expect(location.search).toBe("?tag=likes+beans&search=an");
  await user.type(screen.getByLabelText("Search a name or a number"), "nobody");
  await user.click(await screen.findByRole("button", { name: "Show all contacts" }));
  await expect.poll(names).toHaveLength(3);
});

test("a shop that nobody has claimed from says what will stand here", async () => {
  await shownWith("/admin/contacts", async () => undefined);
  expect(await screen.findByRole("heading", { name: "No contacts yet" })).toBeDefined();
});

test("more contacts than a page holds are gone through page by page, by two quick presses too, and back", async () => {
  const { user } = await shownWith("/admin/contacts", async (shown) => {
    for (let n = 100; n < 151; n += 1) await claimFor(shown, `C${n}`, { couponId: "FLATWHITE" });
  });
  await expect.poll(() => names()?.length).toBe(50);
  await user.dblClick(screen.getByRole("button", { name: "Next page" }));
  await expect.poll(names).toEqual(["C100"]);
  await user.click(screen.getByRole("button", { name: "Previous page" }));
  await expect.poll(() => names()?.length).toBe(50);
});

test("[R77] a contact is shown with each coupon, saved as the server has it, and erased for good once the word is typed", async () => {
  const id = newTestId();
  const saved: Blob[] = [];
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: (blob: Blob) => `blob:${saved.push(blob)}`, revokeObjectURL: () => undefined }));
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  const { user, store } = await shownWith(`/admin/contacts/${id}`, async (shown) => {
    await claimFor(shown, "Ana", { id });
    await tagBeans(shown);
  });
  expect(await screen.findByRole("heading", { name: "Ana" })).toBeDefined();
  expect(screen.getByRole("link", { name: "likes beans" }).getAttribute("href")).toBe("/admin/contacts?tag=likes+beans");
  const claims = within(screen.getByRole("list", { name: "Claimed coupons" }));
  expect(claims.getByRole("link").getAttribute("href")).toBe("/admin/coupons/BEANS");
  expect(claims.getByText("Claimed", { selector: "span[data-tone] *, span[data-tone]" })).toBeDefined();

  await user.click(screen.getByRole("button", { name: "Save as JSON" }));
  await expect.poll(() => saved.length).toBe(1);
  expect(JSON.parse((await saved[0]?.text()) ?? "")).toEqual(await store.contactAtDesk(1, id));

  await user.click(screen.getByRole("button", { name: "Erase who this is" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText(/1 coupon that they claimed goes on counting/)).toBeDefined();
  await user.click(dialog.getByRole("button", { name: "Erase for good" }));
  expect(dialog.getByText("Type the word erase.")).toBeDefined();
  expect((await store.contactAtDesk(1, id))?.name).toBe("Ana");
  await user.type(dialog.getByLabelText("Type erase to confirm"), "Erase{Enter}");
  expect(await screen.findByRole("heading", { name: "Erased contact" })).toBeDefined();
  expect(screen.queryByText("Ana")).toBeNull();
  expect(screen.queryByRole("button", { name: "Erase who this is" })).toBeNull();
  expect(screen.getByRole("list", { name: "Claimed coupons" })).toBeDefined();
  expect(await store.contactAtDesk(1, id)).toMatchObject({ name: "", externalId: "", tags: [], claims: [{ couponId: "BEANS" }] });
});

test("[R63] a viewer sees a contact and erases none", async () => {
  const id = newTestId();
  const shown = await showAdmin(`/admin/contacts/${id}`);
  await claimFor(shown, "Ana", { id });
  const { email } = await addTestMember(shown.store, 1, "viewer", "Vera", Date.now());
  await shown.services.api.call("signIn", { body: { email, password: TEST_PASSWORD } });
  shown.show();
  expect(await screen.findByRole("button", { name: "Save as JSON" })).toBeDefined();
  expect(screen.queryByRole("button", { name: "Erase who this is" })).toBeNull();
});
