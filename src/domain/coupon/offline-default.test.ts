import { expect, test } from "vitest";
import { offlineDefault } from "./offline-default";

test("[R45] offline, lists and claim-counted codes are allowed, showing-counted ones need a lease", () => {
  expect(offlineDefault({ kind: "list" }, "code")).toBe("allow");
  expect(offlineDefault({ kind: "fixed", amount: 5 }, "claim")).toBe("allow");
  expect(offlineDefault({ kind: "fixed", amount: 5 }, "code")).toBe("lease-only");
});
