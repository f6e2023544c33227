import { expect, test } from "vitest";
import { endpointUrl } from "./endpoint-url";

const INTERNET = { mayBePrivate: false };

test.each([
  "http://hooks.example/", "ftp://hooks.example/", "javascript:alert(1)", "hooks.example", "", "https://", "https://user:word@hooks.example/", "https://localhost/",
  "https://LOCALHOST./", "https://shop.localhost/", "https://printer.local/", "https://metadata.google.internal/", "https://router/", "https://127.0.0.1/", "https://127.1/",
  "https://2130706433/", "https://0x7f.0.0.1/", "https://0177.0.0.1/", "https://0/", "https://169.254.169.254/latest/", "https://10.1.2.3:8443/", "https://[::1]/",
  "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/", "https://[fd00::1]/", "https://[64:ff9b::7f00:1]/", "https://１２７.0.0.1/", "https://hooks.example:25/", "https://hooks.example:80/",
])("[R87] nothing is sent to %s", (url) => {
  expect(endpointUrl(url, INTERNET).ok).toBe(false);
});

test.each([
  ["https://hooks.example/a?b=c#d", "https://hooks.example/a?b=c"],
  ["HTTPS://Hooks.Example:443", "https://hooks.example/"],
  ["https://hooks.example:8443/a", "https://hooks.example:8443/a"],
  ["https://8.8.8.8/", "https://8.8.8.8/"],
])("%s is an address on the internet", (url, href) => {
  expect(endpointUrl(url, INTERNET)).toEqual({ ok: true, value: href });
});

test("where the server is told so, a private network and http will do; nothing but web addresses ever does", () => {
  expect(endpointUrl("http://127.0.0.1:1234/a", { mayBePrivate: true }).ok).toBe(true);
  expect(endpointUrl("file:///etc/passwd", { mayBePrivate: true }).ok).toBe(false);
});
