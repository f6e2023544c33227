import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { SearchField } from "./search-field";

afterEach(() => vi.useRealTimers());

test("what was typed is looked for at once where the field is left, and not again later", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const searched: string[] = [];
  const field = () => <SearchField label="Search" value={searched.at(-1) ?? ""} onChange={(search) => searched.push(search)} />;
  const { rerender } = render(field());
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  await user.type(screen.getByRole("searchbox", { name: "Search" }), "bagel");
  await user.tab();
  expect(searched).toEqual(["bagel"]);
  rerender(field());
  vi.advanceTimersByTime(1_000);
  expect(searched).toEqual(["bagel"]);
});
