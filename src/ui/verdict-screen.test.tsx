import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { VerdictScreen } from "./verdict-screen";
import { VerdictShape } from "./verdict-shape";

test("the verdict is announced at once, with what to do and what to say", () => {
  render(
    <VerdictScreen
      verdict="stop"
      headline="Already redeemed"
      title="Free flat white"
      sentence="Redeemed at Mong Kok today 14:02."
      register="key in DISCOUNT 12"
      tellCustomer="This coupon was redeemed at Mong Kok at 14:02 today."
      primary={<button>Next customer</button>}
    >
      Code 1234
    </VerdictScreen>,
  );
  const announced = screen.getByRole("alert").textContent;
  expect(announced).toContain("Already redeemed");
  expect(announced).toContain("Free flat white");
  expect(announced).toContain("At the register: key in DISCOUNT 12");
  expect(announced).toContain("Tell the customer: This coupon was redeemed at Mong Kok at 14:02 today.");
  expect(announced).not.toContain("Code 1234");
  expect(screen.getByRole("region", { name: "Already redeemed" })).toBeDefined();
});

test("nothing is said to the customer or keyed in where there is nothing to", () => {
  const next = <button>Next customer</button>;
  render(<VerdictScreen verdict="go" headline="Redeemed" sentence="Recorded." primary={next} />);
  expect(screen.queryByText("Tell the customer:")).toBeNull();
  expect(screen.queryByText("At the register:")).toBeNull();
});

test("the primary action comes before anything else that can be done", () => {
  render(
    <VerdictScreen
      verdict="go"
      headline="Can be redeemed"
      sentence="One use left."
      primary={<button>Redeem</button>}
      secondary={<button>Not this one</button>}
    />,
  );
  expect(screen.getAllByRole("button").map((one) => one.textContent)).toEqual(["Redeem", "Not this one"]);
});

test("each verdict has an outline of its own", () => {
  const outlines = (["go", "wait", "stop"] as const).map((verdict) => {
    const { container } = render(<VerdictShape verdict={verdict} />);
    return container.querySelector("path")?.getAttribute("d");
  });
  expect(new Set(outlines).size).toBe(3);
});
