import type { Brand } from "../brand";
import { fail, ok, type Result } from "../result";

/** An address to which mail can go, in lower case; it holds nothing that could end a header's line. */
export type Email = Brand<string, "Email">;

export const EMAIL_MAX_LENGTH = 254;

const NAME = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const EMAIL = new RegExp(`^${NAME}(?:\\.${NAME})*@${LABEL}(?:\\.${LABEL})+$`);

export function parseEmail(text: string): Result<Email, "not-an-address"> {
  const email = text.trim().toLowerCase();
  return email.length <= EMAIL_MAX_LENGTH && EMAIL.test(email) ? ok(email as Email) : fail("not-an-address");
}
