import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { CustomerFace } from "./customer-face";

test.each(["/c/8cVb2", "/get/FLATWHITE"])("%s says that it cannot be opened yet, and what to do", (pathname) => {
  render(<CustomerFace pathname={pathname} />);
  expect(screen.getByText("This link can't be opened yet.")).toBeDefined();
  expect(screen.getByText(/Show the message it came in to the staff/)).toBeDefined();
});

test("the wallet is empty and says so", () => {
  render(<CustomerFace pathname="/wallet" />);
  expect(screen.getByRole("heading", { name: "No coupons on this phone yet" })).toBeDefined();
});
