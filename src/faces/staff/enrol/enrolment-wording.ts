import type { Enrolment } from "../../../client/till/till";

export type EnrolmentProblem = Exclude<Enrolment["kind"], "enrolled">;

/** Why a device was not set up, and what to do, in the words of the person in front of it. */
export function wordEnrolmentProblem(problem: EnrolmentProblem): string {
  switch (problem) {
    case "code-unknown":
      return "The server does not know this code. Check it against the server’s screen; it looks like ABCD-EFGH-JKLM.";
    case "code-used":
      return "This code has been used for another till. Each code sets up one till: ask for a new one.";
    case "code-expired":
      return "This code is too old. Ask for a new one.";
    case "no-code-in-link":
      return "There is no code in this. Scan the QR that the server shows, or type the code under it.";
    case "already-enrolled":
      return "This device is a till already. Open the page again to use it.";
    case "no-network":
      return "The server can’t be reached. Check that this device is on the same network, then try again.";
    case "server-trouble":
      return "The server answered something else than it should. Try again in a minute.";
  }
}
