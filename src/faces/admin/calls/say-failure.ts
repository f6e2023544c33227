import type { Failure } from "../../../client/api/reply";

/** What happened and what to do, for whoever pressed the button. */
export function sayFailure(failure: Failure): string {
  switch (failure.kind) {
    case "no-network":
      return "The server can’t be reached. Check the network, then try again.";
    case "timed-out":
      return "The server took too long to answer. Look whether it was done, then try again.";
    case "server-trouble":
      return "The server is in trouble. Try again in a minute.";
    case "not-json":
      return "Something else answered in the server’s place, such as the sign-in page of a Wi-Fi. Open that first, then try again.";
    case "unauthorised":
      return "Sign in again, then try once more. What you typed is still here.";
    case "revoked":
      return "This is not for a till to do. Sign in as a member.";
    case "problem":
      return failure.message;
  }
}
