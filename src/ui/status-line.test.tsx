import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { type Link, StatusLine } from "./status-line";

const from = { nowMs: Date.UTC(2026, 10, 22, 6, 2), timeZone: "Asia/Hong_Kong", locale: "en-GB" };
const offline: Link = { kind: "offline", sinceMs: Date.UTC(2026, 10, 22, 5, 40) };

test.each([
  [{ kind: "online" } satisfies Link, "Online"],
  [{ kind: "slow" } satisfies Link, "Server slow"],
  [offline, "Offline since 13:40"],
])("says how the network fares: %j", (link, said) => {
  render(<StatusLine link={link} waiting={0} from={from} />);
  expect(screen.getByRole("status").textContent).toBe(said);
});

test("says how old the list is and how many redemptions wait", () => {
  render(<StatusLine link={offline} listAsOfMs={Date.UTC(2026, 10, 21, 5, 40)} waiting={3} from={from} />);
  expect(screen.getByText("list as of yesterday 13:40")).toBeDefined();
  expect(screen.getByText("3 wait")).toBeDefined();
});

test("one waits, several wait, and none is not mentioned", () => {
  const { rerender } = render(<StatusLine link={offline} waiting={1} from={from} />);
  expect(screen.getByText("1 waits")).toBeDefined();
  rerender(<StatusLine link={offline} waiting={0} from={from} />);
  expect(screen.queryByText(/wait/)).toBeNull();
});
