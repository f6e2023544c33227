import { expect, test } from "vitest";
import { contactName } from "./contact-name";

const contact = { name: "", channel: "other", externalId: "browser:bGyiseQ", erasedMs: null };

test("[R89] who gave no name is called by what their channel knows them by, and a phone by nothing that only a program reads", () => {
  expect(contactName(contact)).toBe("Customer without a name");
  expect(contactName({ ...contact, externalId: "+351 210 000 001" })).toBe("+351 210 000 001");
  expect(contactName({ ...contact, channel: "whatsapp", externalId: "browser:a" })).toBe("browser:a");
  expect(contactName({ ...contact, name: "Ana" })).toBe("Ana");
  expect(contactName({ ...contact, erasedMs: 1 })).toBe("Erased contact");
});
