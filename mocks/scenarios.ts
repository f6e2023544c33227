import { delay, http, HttpResponse, type RequestHandler } from "msw";
import type { ProblemMessage } from "../src/contract/messages/problem";

/** Answers a request as the server would. */
type Answer = (request: Request) => Response | Promise<Response>;

type Scenario = (at: string, answer: Answer) => RequestHandler;

type ScenarioName = "offline" | "serverError" | "conflict" | "notSignedIn" | "replyLost" | "captivePortal";

const problem = (status: number, body: ProblemMessage): Scenario => {
  return (at) => http.all(at, () => HttpResponse.json(body, { status }));
};

/** What can go wrong between a till and its server. There is no rule in here: whatever is answered comes from the server. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  /** No connection at all. */
  offline: (at) => http.all(at, () => HttpResponse.error()),

  /** The server fails before it has done anything. */
  serverError: problem(503, { problem: "unavailable", message: "The database does not answer." }),

  /** Another till was first with the one-time code. */
  conflict: problem(409, { problem: "enrolment-code-used", message: "This code has already enrolled a till." }),

  /** The server does not know the token. */
  notSignedIn: problem(401, { problem: "not-signed-in", message: "This till is not enrolled here." }),

  /** The server does what it is asked, and its answer is lost on the way back. */
  replyLost: (at, answer) =>
    http.all(at, async ({ request }) => {
      await answer(request);
      return HttpResponse.error();
    }),

  /** A hotel's sign-in page in the place of everything, with the best of statuses. */
  captivePortal: (at) =>
    http.all(at, () => HttpResponse.html("<!doctype html><title>Free Wi-Fi</title><h1>Please sign in</h1>")),
};

/** An answer that takes its time. */
export function slow(ms: number): Scenario {
  return (at, answer) =>
    http.all(at, async ({ request }) => {
      await delay(ms);
      return await answer(request);
    });
}
