import { expect, test } from "vitest";
import { openMemoryStore } from "../store/sqlite";
import type { Browser } from "./browser";
import { createLogins } from "./logins";

const OWN = "https://till.example";

const browserAt = (origin: string): Browser => ({
  headers: new Headers({ Cookie: "tearoff.session_token=none" }),
  origin,
  address: "192.0.2.1",
  userAgent: "",
  setCookies: () => undefined,
});

test("requests to many made-up hosts do not make the shop's own address begin anew", async () => {
  const store = await openMemoryStore();
  let begun = 0;
  const secretOf = async () => {
    begun += 1;
    return "a secret of the test's, long enough for it";
  };
  const logins = createLogins(store.logins, secretOf, Date.now, async () => undefined, () => `${OWN}/`);
  await logins.sessionOf(browserAt(OWN));
  for (let host = 0; host < 10; host += 1) {
    await logins.sessionOf(browserAt("https://also-used.example"));
    await logins.sessionOf(browserAt(`https://host${host}.example`));
  }
  expect(begun).toBe(12);
  await logins.sessionOf(browserAt(OWN));
  expect(begun).toBe(12);
  await store.close();
});
