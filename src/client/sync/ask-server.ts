import type { AnswerMessage } from "../../contract/messages/push";
import type { TillEvent } from "../../domain/sync/event";
import type { Line } from "./line";
import { sendEvents, type Sent } from "./send-events";

/** What a till asks: its ask comes last, after what the server has to apply before it (R8). */
export type Question = {
  readonly token: string;
  readonly events: readonly TillEvent[];
  /** Keys of accepted asks that the till has stored (R10). */
  readonly heard: readonly string[];
  /** How long a cashier waits for the answer. */
  readonly budgetMs: number;
};

export type Word =
  | { readonly kind: "said"; readonly answer: AnswerMessage }
  | { readonly kind: "revoked" }
  /** None in time, for whatever reason: the till decides (R3). */
  | { readonly kind: "nothing" };

/** Sends an ask and waits for the server's word, not longer than the budget. A later word only tells of the line. */
export async function askServer(line: Line, question: Question, onError: (error: unknown) => void): Promise<Word> {
  const { token, events, heard, budgetMs } = question;
  const sending = sendEvents(line, token, events, heard);
  const sent = await inTime(sending, budgetMs);
  if (sent === null) {
    line.missedBudget();
    sending.catch(onError);
    return { kind: "nothing" };
  }
  return wordFrom(sent);
}

function wordFrom(sent: Sent): Word {
  switch (sent.kind) {
    case "answered": {
      const answer = sent.answers.at(-1);
      return answer === undefined ? { kind: "nothing" } : { kind: "said", answer };
    }
    case "revoked":
      return { kind: "revoked" };
    case "no-network":
    case "timed-out":
    case "server-trouble":
    case "not-json":
    case "unauthorised":
    case "problem":
      return { kind: "nothing" };
  }
}

/** Null where the promise takes longer. */
function inTime<Value>(promise: Promise<Value>, ms: number): Promise<Value | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), ms);
    void promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
