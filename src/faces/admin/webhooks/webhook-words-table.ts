import type { DeliveryAtDesk } from "../../../contract/messages/webhooks";
import type { DeliveryProblem, DeliveryState, EndpointState } from "../../../domain/webhook/endpoint";
import { WEBHOOK_EVENTS, webhookEventTypes } from "../../../domain/webhook/webhook-event";

type Word = { readonly word: string; readonly tone: "go" | "wait" | "stop" };

export const ENDPOINT_WORDS: Record<EndpointState, Word> = {
  active: { word: "On", tone: "go" },
  paused: { word: "Paused", tone: "wait" },
  gone: { word: "Paused: it wants no more (410)", tone: "stop" },
};

export const DELIVERY_WORDS: Record<DeliveryState, Word> = {
  waiting: { word: "Waiting", tone: "wait" },
  delivered: { word: "Delivered", tone: "go" },
  failed: { word: "Given up", tone: "stop" },
};

const PROBLEM_WORDS: Record<Exclude<DeliveryProblem, "status" | "redirect">, string> = {
  "too-slow": "No answer within 15 seconds",
  unreachable: "Nobody could be reached there",
  "not-public": "The address leads into a private network, where nothing is sent",
  "not-secure": "Its certificate is not to be trusted",
};

/** What became of the last try; null: there was none yet. */
export function sayTry({ status, problem }: Pick<DeliveryAtDesk, "status" | "problem">): string | null {
  if (problem === "redirect") return `It answered ${status} and named another address; give that one instead`;
  if (status !== null) return `It answered ${status}`;
  return problem === null || problem === "status" ? null : PROBLEM_WORDS[problem];
}

export function sayType(type: DeliveryAtDesk["type"]): string {
  return type === "webhook.test" ? "A test" : WEBHOOK_EVENTS[type].words;
}

export const EVENT_CHOICES = webhookEventTypes.map((value) => ({ value, name: WEBHOOK_EVENTS[value].words, words: value }));

/** By what people know it: the rest of an address may be long, and a secret. */
export function hostOf(url: string): string {
  return new URL(url).host;
}
