import { screen, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { showAdmin } from "../../../../../test/fixtures/admin/show-admin";

/** By their words: roles are slow to find among so many fields. */
const BUTTON = { selector: "button" };

beforeEach(() => localStorage.clear());

async function showForm(path: string) {
  const shown = await showAdmin(`/admin/coupons/${path}`);
  await shown.signIn();
  shown.show();
  return shown;
}

type Shown = Awaited<ReturnType<typeof showForm>>;

async function fillIn({ user }: Shown, texts: Readonly<Record<string, string>>) {
  for (const [label, text] of Object.entries(texts)) {
    const field = await screen.findByLabelText(label);
    await user.clear(field);
    await user.click(field);
    await user.paste(text);
  }
}

async function savedByBen({ services }: Shown, couponId: string, changes: object) {
  const reply = await services.api.call("coupon", { params: { couponId } });
  if (reply.kind !== "ok") throw new Error(reply.kind);
  await services.api.call("editCoupon", { params: { couponId }, body: { coupon: { ...reply.value.coupon, ...changes }, basedOn: reply.value.version } });
}

test("[R80] a field says what is wrong with it once it is left, and no sooner", async () => {
  const { user } = await showForm("new");
  await user.type(await screen.findByLabelText("Coupon ID"), "TEA 2");
  expect(screen.queryByText("Use English letters and digits only.")).toBeNull();
  await user.tab();
  expect(screen.getByText("Use English letters and digits only.")).toBeDefined();
  expect(screen.getByLabelText("Coupon name").getAttribute("aria-invalid")).toBe("false");
});

test("[R80] what the server alone can know stands at its field, which has the focus", async () => {
  const shown = await showForm("new");
  await fillIn(shown, { "Coupon name": "Tea", "Coupon ID": "BAGEL", Title: "Tea", Code: "TEA", "Code amount": "1,000" });
  await shown.user.click(screen.getByText("Create", BUTTON));
  expect(await screen.findByText("Another coupon has this ID. Choose another.")).toBeDefined();
  await expect.poll(() => document.activeElement).toBe(screen.getByLabelText("Coupon ID"));
  await fillIn(shown, { "Coupon ID": "TEA" });
  await shown.user.click(screen.getByText("Create", BUTTON));
  expect(await screen.findByText("Tea was created.")).toBeDefined();
  expect((await shown.store.couponAtDesk(1, "TEA", Date.now()))?.coupon.source).toEqual({ kind: "fixed", amount: 1000 });
  expect(localStorage).toHaveLength(0);
});

test("[R80] that an id is taken is told with all else that has to be mended", async () => {
  const shown = await showForm("new?from=BEANS");
  await fillIn(shown, { "Coupon ID": "BAGEL", Title: "" });
  await shown.user.click(screen.getByText("Create", BUTTON));
  expect(await screen.findByText("Another coupon has this ID. Choose another.")).toBeDefined();
  expect(screen.getByLabelText("Title").getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement, "the answer comes later, and moves nobody").toBe(screen.getByLabelText("Title"));
  await fillIn(shown, { "Coupon ID": "BEANS2" });
  expect(screen.queryByText("Another coupon has this ID. Choose another.")).toBeNull();
});

test("[R49] at the end it says that a coupon without one gets none later", async () => {
  await showForm("new");
  expect(await screen.findByText(/an end cannot be added later/)).toBeDefined();
});

test("[R49, R80] who saves what somebody else has changed meanwhile sees both, loses nothing, and can take theirs", async () => {
  const shown = await showForm("BEANS/edit");
  await fillIn(shown, { Title: "20 % off house beans", "Terms & conditions": "One bag each." });
  await savedByBen(shown, "BEANS", { termsText: "Two bags each.", registerText: "Key in discount 20" });
  await shown.user.click(screen.getByText("Save", BUTTON));

  const changes = within(await screen.findByRole("list", { name: "Changed meanwhile" }));
  expect(screen.getByText(/^Demo owner changed this coupon, today/)).toBeDefined();
  expect(changes.getAllByRole("listitem").map((row) => row.querySelector("strong")?.textContent)).toEqual(["Terms & conditions", "At the register"]);
  expect(changes.getByText("Two bags each.")).toBeDefined();
  expect(screen.getByLabelText("Title")).toHaveProperty("value", "20 % off house beans");
  expect(screen.getByLabelText("Terms & conditions")).toHaveProperty("value", "One bag each.");
  expect(screen.getByLabelText("At the register")).toHaveProperty("value", "Key in discount 20");

  await shown.user.click(changes.getByLabelText("Terms & conditions: take theirs"));
  expect(screen.getByLabelText("Terms & conditions")).toHaveProperty("value", "Two bags each.");
  await shown.user.click(screen.getByText("Save", BUTTON));
  expect(await screen.findByText("20 % off house beans was changed.")).toBeDefined();
  expect((await shown.store.couponAtDesk(1, "BEANS", Date.now()))?.coupon).toMatchObject({
    title: "20 % off house beans", termsText: "Two bags each.", registerText: "Key in discount 20",
  });
});

test("[R47, R80] what is typed into a coupon that somebody revokes can go into a new one", async () => {
  const shown = await showForm("BEANS/edit");
  await fillIn(shown, { Title: "30 % off house beans" });
  await shown.services.api.call("revokeCoupon", { params: { couponId: "BEANS" } });
  await shown.user.click(screen.getByText("Save", BUTTON));
  await shown.user.click(await screen.findByText("Make a new coupon of it"));
  await shown.user.click(await screen.findByText("Leave and discard", BUTTON));
  expect(await screen.findByLabelText("Title")).toHaveProperty("value", "30 % off house beans");
  expect(screen.getByLabelText("Coupon ID")).toHaveProperty("value", "");
});

test("[R49] what cannot change any more is shown with the reason", async () => {
  await showForm("BEANS/edit");
  const fixed = async (label: string) => (await screen.findByRole("group", { name: label })).textContent;
  expect(await fixed("Coupon ID")).toContain("BEANS");
  expect(await fixed("Code type")).toContain("There are codes of this type, so it stays.");
  expect(await fixed("End")).toContain("This coupon has no end, and none can be added.");
});

test("[R80] a draft that was left is offered again, and gone once it is discarded", async () => {
  const shown = await showForm("new");
  await fillIn(shown, { "Coupon name": "Tea" });
  await shown.user.click(screen.getByText("Cancel", BUTTON));
  await shown.user.click(await screen.findByText("Leave, keep the draft", BUTTON));
  await shown.user.click(await screen.findByText("Create coupon", BUTTON));
  expect(await screen.findByText(/^Draft from /)).toBeDefined();
  await shown.user.click(screen.getByText("Go on with it", BUTTON));
  expect(screen.getByLabelText("Coupon name")).toHaveProperty("value", "Tea");
  await shown.user.click(screen.getByText("Cancel", BUTTON));
  await shown.user.click(await screen.findByText("Leave and discard", BUTTON));
  await shown.user.click(await screen.findByText("Create coupon", BUTTON));
  expect(await screen.findByLabelText("Coupon name")).toHaveProperty("value", "");
});

test.each([
  ["WEBSHOP/edit", "its code", "COFFEE5"],
  ["new?from=WEBSHOP", "an example of one", "EXAMPLE"],
])("[R43] %s: the web shop's button can be tried with %s, as long as its address is one", async (path, _, code) => {
  const { user } = await showForm(path);
  const opens = async () => (await screen.findByText("Try it", { selector: "a" })).getAttribute("href");
  expect(await opens()).toBe(`https://shop.example/cart?code=${code}`);
  const address = screen.getByLabelText("Web shop address");
  await user.clear(address);
  await user.click(address);
  await user.paste("https://shop.example/{code}/new");
  expect(await opens()).toBe(`https://shop.example/${code}/new`);
  await user.clear(address);
  await user.paste("javascript:alert({code})");
  expect(screen.queryByText("Try it")).toBeNull();
});
