import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test, vi } from "vitest";
import { App } from "./app";
import { ErrorBoundary } from "./error-boundary";
import { FaceNotHere } from "./face-view";
import { offerUpdate, updateStore } from "./update-store";

afterEach(() => updateStore.setState({ phase: "current" }, true));

describe("the front page", () => {
  test("leads to each face by name", () => {
    render(<App pathname="/" />);
    const leadsTo = (name: RegExp) => screen.getByRole("link", { name }).getAttribute("href");
    expect([leadsTo(/^Till/), leadsTo(/^Admin/), leadsTo(/^Wallet/)]).toEqual(["/till", "/admin", "/wallet"]);
  });

  test("says so at an address that leads nowhere", () => {
    render(<App pathname="/nowhere" />);
    expect(screen.getByText(/nothing at this address/)).toBeDefined();
  });
});

describe("a new version", () => {
  test("is offered, and used only when somebody says so", async () => {
    const apply = vi.fn();
    render(<App pathname="/" />);
    expect(screen.queryByText("A new version is ready")).toBeNull();
    act(() => offerUpdate(apply));
    expect(screen.getByText("A new version is ready")).toBeDefined();
    expect(apply).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole("button", { name: "Update now" }));
    expect(apply).toHaveBeenCalledOnce();
  });

  test("can wait", async () => {
    render(<App pathname="/" />);
    act(() => offerUpdate(() => undefined));
    await userEvent.click(screen.getByRole("button", { name: "Later" }));
    expect(screen.queryByText("A new version is ready")).toBeNull();
  });

  test("is not put over the till by the app", () => {
    render(<App pathname="/till" />);
    act(() => offerUpdate(() => undefined));
    expect(screen.queryByText("Later")).toBeNull();
  });
});

function renderBrokenFace(error = new Error("broken")) {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const Broken = () => {
    throw error;
  };
  render(
    <ErrorBoundary>
      <Broken />
    </ErrorBoundary>,
  );
  log.mockRestore();
}

test("a face that stops because its version is gone opens again with the new one", async () => {
  const apply = vi.fn();
  offerUpdate(apply);
  renderBrokenFace();
  await userEvent.click(screen.getByRole("button", { name: "Open again" }));
  expect(apply).toHaveBeenCalledOnce();
});

test("a face that stops says what to do", () => {
  renderBrokenFace();
  expect(screen.getByRole("alert").textContent).toContain("is still there");
  expect(screen.getByRole("button", { name: "Open again" })).toBeDefined();
});

test("a face that was never fetched says to connect once, and leads to the till", () => {
  renderBrokenFace(new FaceNotHere());
  expect(screen.getByRole("heading").textContent).toBe("This page is not on this device yet");
  expect(screen.getByRole("link", { name: "Open the till" }).getAttribute("href")).toBe("/till");
});
