import { fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { showAdmin } from "../../../../test/fixtures/admin/show-admin";
import { enrolTill } from "../../../../test/store/acceptance-shop";

test("[R71] redemptions are saved as files, those of this month unless other days are chosen", async () => {
  const { store, signIn, show } = await showAdmin("/admin");
  await signIn();
  await enrolTill(store, 1, (await store.storesAtDesk(1))[0]?.id ?? "");
  show();
  const [from, to] = [await screen.findByLabelText("From"), screen.getByLabelText("To")];
  const leadTo = () => screen.queryAllByRole("link", { name: /^(Sums by store and day|Each redemption)$/ }).map((link) => link.getAttribute("href"));
  const { value: today } = to as HTMLInputElement;
  const first = `${today.slice(0, 7)}-01`;
  expect(leadTo()).toEqual([`/api/redemptions.csv?from=${first}&to=${today}&sum=store-day`, `/api/redemptions.csv?from=${first}&to=${today}`]);

  const choose = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
  choose(from, "2026-03-05");
  choose(to, "2026-03-04");
  expect(screen.getByText("The last day is before the first.")).toBeDefined();
  expect(leadTo()).toEqual([]);
  choose(to, "");
  expect(screen.getByText("Choose the last day.")).toBeDefined();
  choose(from, "");
  expect(screen.getByText("Choose the first day.")).toBeDefined();
  expect([from.getAttribute("aria-invalid"), to.getAttribute("aria-invalid")], "at the field that is empty").toEqual(["true", "false"]);
  choose(from, "2026-03-05");
  choose(to, "2027-05-05");
  expect(screen.getByText("That is more than 400 days.")).toBeDefined();
  choose(to, "2026-03-06");
  expect(leadTo()).toEqual(["/api/redemptions.csv?from=2026-03-05&to=2026-03-06&sum=store-day", "/api/redemptions.csv?from=2026-03-05&to=2026-03-06"]);
});
