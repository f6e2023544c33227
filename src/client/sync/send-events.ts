import { PROTOCOL_VERSION } from "../../contract/protocol";
import type { AnswerMessage } from "../../contract/messages/push";
import type { Api } from "../api/api";
import type { Failure } from "../api/reply";
import type { Outgoing } from "./event-of";

export type Sent = { readonly kind: "answered"; readonly answers: readonly AnswerMessage[] } | Failure;

/** Where a till sends what it has done; a revoked one can only hand it over (R30). */
export type Destination = "push" | "handover";

/** One push: events, and the keys of accepted asks that the till has stored. Answers come in the order of the events. */
export async function sendEvents(
  api: Api,
  token: string,
  events: readonly Outgoing[],
  heard: readonly string[],
  to: Destination = "push",
): Promise<Sent> {
  const body = { protocol: PROTOCOL_VERSION, items: [...events], heard: [...heard] };
  const reply = await api.call(to, { token, body });
  if (reply.kind !== "ok") return reply;
  const { answers } = reply.value;
  return answersFit(events, answers) ? { kind: "answered", answers } : { kind: "not-json" };
}

function answersFit(events: readonly Outgoing[], answers: readonly AnswerMessage[]): boolean {
  return answers.length === events.length && answers.every(({ key }, index) => key === null || key === events[index]?.key);
}
