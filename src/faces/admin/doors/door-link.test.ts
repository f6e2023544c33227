import { expect, test } from "vitest";
import { doorLinkIn } from "./door-link";

test.each(["invitation", "reset", "set-up"])("a link says what it is for: %s", (kind) => {
  expect(doorLinkIn(`#${kind}=aZ09_-`)).toEqual({ kind, token: "aZ09_-" });
});

test.each(["", "#", "#reset", "#reset=", "#reset=a b", "#other=abc", "#reset=abc&x=1"])("%j is no such link", (hash) => {
  expect(doorLinkIn(hash)).toBeNull();
});
