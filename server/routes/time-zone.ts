import type { ProblemMessage } from "../../src/contract/messages/problem";

/** Is this IANA's name of a time zone, as this machine knows them? */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]+([/_+-][A-Za-z0-9]+)*$/.test(text)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

export const NO_TIME_ZONE: ProblemMessage = { problem: "bad-request", message: "There is no such time zone. Choose one like Europe/Lisbon." };
