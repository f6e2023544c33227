import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { showTill, typeCode } from "../../../test/fixtures/till/show-till";
import { tillDouble } from "../../../test/fixtures/till/till-double";

describe("a new version", () => {
  const update = { phase: "ready", apply: () => undefined } as const;

  test("is offered over the camera, never in the middle of a verdict", async () => {
    const { user } = showTill(tillDouble(), update);
    expect(await screen.findByText("A new version is ready.")).toBeTruthy();
    await typeCode(user);
    await screen.findByRole("heading", { name: "Can be redeemed" });
    expect(screen.queryByText("A new version is ready.")).toBeNull();
  });
});
