import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { type Link, StatusLine } from "./status-line";

const from = { nowMs: Date.UTC(2026, 10, 22, 6, 2), timeZone: "Asia/Hong_Kong", locale: "en-GB" };
const offline: Link = { kind: "offline", sinceMs: Date.UTC(2026, 10, 22, 5, 40) };

test.each([
  [{ kind: "unknown" } satisfies Link, "Connecting… · as of 13:58"],
  [{ kind: "online" } satisfies Link, "Online · the server decides · up to date 13:58"],
  [{ kind: "slow" } satisfies Link, "Slow network · this till decides · as of 13:58"],
  [offline, "Offline since 13:40 · this till decides · as of 13:58"],
  [{ kind: "turned-away" } satisfies Link, "Not known to the server · this till decides · as of 13:58"],
])("says how the network fares, who decides and how old the list is: %j", (link, said) => {
  render(<StatusLine link={link} listAsOfMs={Date.UTC(2026, 10, 22, 5, 58)} waiting={0} from={from} />);
  expect(screen.getByRole("status").textContent).toBe(said);
});

test("names nobody who decides while there is no list", () => {
  render(<StatusLine link={{ kind: "online" }} waiting={0} from={from} />);
  expect(screen.getByRole("status").textContent).toBe("Online");
});

test("says the day of a list that is not of today, and how many redemptions wait", () => {
  render(<StatusLine link={offline} listAsOfMs={Date.UTC(2026, 10, 21, 5, 40)} waiting={3} from={from} />);
  expect(screen.getByText(/as of yesterday 13:40$/)).toBeDefined();
  expect(screen.getByText("3 wait")).toBeDefined();
});

test("one waits, several wait, and none is not mentioned", () => {
  const { rerender } = render(<StatusLine link={offline} waiting={1} from={from} />);
  expect(screen.getByText("1 waits")).toBeDefined();
  rerender(<StatusLine link={offline} waiting={0} from={from} />);
  expect(screen.queryByText(/wait/)).toBeNull();
});
