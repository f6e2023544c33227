import { expect, test } from "vitest";
import { leadsOnlyHere } from "./only-here";

test.each(["http://localhost:8080/get/1", "http://127.0.0.1/till", "https://[::1]:8443/", "http://shop.localhost/"])("%s leads to nobody else's device", (link) => {
  expect(leadsOnlyHere(link)).toBe(true);
});

test.each(["https://till.example/get/1", "https://192.168.1.7:8443/till", "https://localhost.example/", "https://[2001:db8::1]/"])("%s can be handed out", (link) => {
  expect(leadsOnlyHere(link)).toBe(false);
});
