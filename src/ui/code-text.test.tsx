import { createEvent, fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { CodeText } from "./code-text";

test("a screen reader gets the whole code, the eye its groups", () => {
  render(<CodeText code="5012345678900" codeType="ean13" />);
  const whole = screen.getByText("5012345678900");
  expect(whole.closest("[aria-hidden]")).toBeNull();
  expect(screen.getByText("012345").closest("[aria-hidden=true]")).not.toBeNull();
});

test("copying gives the code itself, not the signs shown for what cannot be seen", () => {
  render(<CodeText code={"AB\u001dCDE"} codeType="code128" />);
  const copied: string[] = [];
  const event = createEvent.copy(screen.getByText("AB␝C"), {
    clipboardData: { setData: (_type: string, text: string) => copied.push(text) },
  });
  fireEvent(screen.getByText("AB␝C"), event);
  expect(copied).toEqual(["AB\u001dCDE"]);
  expect(event.defaultPrevented).toBe(true);
});

test("a code inside right-to-left text keeps its own direction", () => {
  render(<CodeText code="12-34" codeType="code39" />);
  expect(screen.getByText("12-34").closest("bdi")?.dir).toBe("ltr");
});
