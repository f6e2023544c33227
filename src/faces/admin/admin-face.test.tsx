import { render, screen, within } from "@testing-library/react";
import { beforeAll, expect, test, vi } from "vitest";
import { AdminFace } from "./admin-face";

// jsdom answers no media queries, and Mantine asks for the device's colour scheme.
beforeAll(() => {
  vi.stubGlobal("matchMedia", () => Object.assign(new EventTarget(), { matches: false }));
});

test("the rail names every section and marks the one being looked at", () => {
  render(<AdminFace pathname="/admin/stores" />);
  const links = within(screen.getByRole("navigation", { name: "Admin" })).getAllByRole("link");
  const names = links.map((link) => link.textContent);
  expect(names.slice(1)).toEqual(["Today", "Coupons", "Contacts", "Stores", "Tills", "People", "Settings"]);
  expect(links.filter((link) => link.ariaCurrent === "page").map((link) => link.textContent)).toEqual(["Stores"]);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Stores");
});

test.each(["/admin", "/admin/", "/admin/nowhere"])("%s shows Today", (pathname) => {
  render(<AdminFace pathname={pathname} />);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Today");
});

test("every section says that nothing can be managed yet; Tills says how to enrol one all the same", () => {
  render(<AdminFace pathname="/admin/tills" />);
  expect(screen.getByText("Nothing to manage here yet")).toBeDefined();
  expect(screen.getByRole("region", { name: "Enrol a till today" })).toBeDefined();
});
