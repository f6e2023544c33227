import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { Keypad } from "./keypad";

function Pad({ onSubmit, disabled = false }: { onSubmit: (digits: string) => void; disabled?: boolean }) {
  const [digits, setDigits] = useState("");
  return (
    <>
      <input aria-label="Elsewhere" />
      <Keypad
        label="PIN of Demo cashier"
        digits={digits}
        onDigits={setDigits}
        onSubmit={() => onSubmit(digits)}
        submitLabel="Sign in"
        minLength={4}
        maxLength={8}
        disabled={disabled}
      />
    </>
  );
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });

test("a PIN is typed with the thumb, corrected and handed over", async () => {
  const onSubmit = vi.fn();
  render(<Pad onSubmit={onSubmit} />);
  for (const name of ["1", "2", "3", "9", "Delete", "0", "Sign in"]) await userEvent.click(button(name));
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith("1230");
});

test("a keyboard does the same, wherever the focus is", async () => {
  const onSubmit = vi.fn();
  render(<Pad onSubmit={onSubmit} />);
  await userEvent.keyboard("12345{Backspace}{Enter}");
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith("1234");
});

test("typing in a text field is not typing a PIN", async () => {
  render(<Pad onSubmit={vi.fn()} />);
  await userEvent.type(screen.getByLabelText("Elsewhere"), "123");
  expect(screen.getByText("0 digits typed")).toBeDefined();
});

test("Enter on a focused key presses that key only", async () => {
  const onSubmit = vi.fn();
  render(<Pad onSubmit={onSubmit} />);
  await userEvent.keyboard("1234");
  button("5").focus();
  await userEvent.keyboard("{Enter}");
  expect(onSubmit).not.toHaveBeenCalled();
  expect(screen.getByText("5 digits typed")).toBeDefined();
});

test("fewer than four digits cannot be handed over, more than eight cannot be typed", async () => {
  const onSubmit = vi.fn();
  render(<Pad onSubmit={onSubmit} />);
  await userEvent.keyboard("123{Enter}");
  expect(onSubmit).not.toHaveBeenCalled();
  expect(button("Sign in").disabled).toBe(true);
  await userEvent.keyboard("45678");
  await userEvent.click(button("9"));
  await userEvent.click(button("Sign in"));
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith("12345678");
});

test.each(["4006381333931", "SAVE-2026A"])("what a scanner types, such as %s, is not tried as a PIN", async (scanned) => {
  const onSubmit = vi.fn();
  render(<Pad onSubmit={onSubmit} />);
  await userEvent.keyboard(`${scanned}{Enter}`);
  expect(onSubmit).not.toHaveBeenCalled();
  await userEvent.keyboard("1234{Enter}");
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith("1234");
});

test("the digits are counted, never shown", async () => {
  render(<Pad onSubmit={vi.fn()} />);
  await userEvent.keyboard("7777");
  expect(screen.getByText("4 digits typed")).toBeDefined();
  expect(screen.getByRole("group", { name: "PIN of Demo cashier" }).textContent).not.toContain("77");
});

test("while locked nothing is taken", async () => {
  render(<Pad onSubmit={vi.fn()} disabled />);
  await userEvent.keyboard("1234");
  expect(screen.getByText("0 digits typed")).toBeDefined();
  expect(button("1").disabled).toBe(true);
});

test("under a sheet nothing is taken: what is typed is for the sheet's own pad", async () => {
  render(<Pad onSubmit={vi.fn()} />);
  const sheet = document.body.appendChild(document.createElement("dialog"));
  sheet.setAttribute("open", "");
  await userEvent.keyboard("9876");
  sheet.remove();
  expect(screen.getByText("0 digits typed")).toBeDefined();
});
