import type { AnswerMessage } from "../../src/contract/messages/push";
import type { Finding, Invariant, LastLook, Looked, Operation, Seen } from "./invariants/invariant";
import type { Link, Sent } from "./link";
import type { Rescue } from "./rescue";
import type { Screen } from "./screens";
import type { SimServer, Wire, WireAnswer } from "./sim-server";
import type { SimTill } from "./sim-till";

const STEPS_BETWEEN_LOOKS = 200;

export type InspectorDeps = {
  readonly server: SimServer;
  readonly tills: readonly SimTill[];
  readonly screens: readonly Screen[];
  readonly rescue: Rescue;
  readonly invariants: readonly Invariant[];
  readonly found: (invariant: string, findings: readonly Finding[]) => void;
};

/** Holds the world to its invariants: the cheap ones at each step, the others now and then, all of them in the end. */
export function createInspector({ server, tills, screens, rescue, invariants, found }: InspectorDeps) {
  const seen: Seen = { server: server.rows, tills, screens, rescue };
  const changes = server.db.prepare("select total_changes()").pluck();
  let changesSeen = 0;
  let steps = 0;

  function each(look: (invariant: Invariant) => readonly Finding[] | undefined): void {
    for (const invariant of invariants) found(invariant.name, look(invariant) ?? []);
  }

  return {
    onPushed(link: Link, wire: Wire, sent: Sent, answer: WireAnswer): void {
      const authorisation = wire.headers["authorization"] ?? "";
      each(({ onPushed }) => onPushed?.({ till: link.name, authorisation, sent, answers: answersIn(answer) }));
    },
    onOperation(operation: Operation): void {
      each(({ onOperation }) => onOperation?.(operation));
    },
    onLooked(looked: Looked): void {
      each(({ onLooked }) => onLooked?.(looked));
    },
    afterStep(): void {
      steps += 1;
      const now = changes.get() as number;
      if (now !== changesSeen) each(({ onServerChange }) => onServerChange?.(seen));
      changesSeen = now;
      if (steps % STEPS_BETWEEN_LOOKS === 0) each(({ atIntervals }) => atIntervals?.(seen));
    },
    atTheEnd(looks: readonly LastLook[]): void {
      each(({ onServerChange }) => onServerChange?.(seen));
      each(({ atTheEnd }) => atTheEnd?.(seen, looks));
    },
  };
}

/** Null where the request as a whole was turned down. */
function answersIn({ status, body }: WireAnswer): readonly AnswerMessage[] | null {
  if (status !== 200) return null;
  return (JSON.parse(new TextDecoder().decode(body)) as { answers: AnswerMessage[] }).answers;
}
