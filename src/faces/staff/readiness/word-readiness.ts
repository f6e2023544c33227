import type { TillStatus } from "../../../client/till/till";
import type { Readiness } from "./readiness-store";

/** Whether this till can go on without a network, and what it still lacks. */
export function wordReadiness(
  status: Pick<TillStatus, "enrolment" | "snapshot" | "storage" | "network">,
  { filesKept, decoderRuns }: Readiness,
): { readonly isReady: boolean; readonly words: string } {
  const { snapshot } = status;
  const isEnrolled = status.enrolment.kind === "enrolled";
  if (isEnrolled && status.network.kind === "turned-away") {
    return { isReady: false, words: "The server does not know this till any more. What waits is kept here; tell a manager." };
  }
  if (isEnrolled && snapshot.kind === "fetching") {
    const count = snapshot.of === null ? "" : ` (${snapshot.done} of ${snapshot.of})`;
    return { isReady: false, words: `Fetching the list of codes${count}…` };
  }
  if (isEnrolled && snapshot.kind === "none") return { isReady: false, words: "Needs the network once for the list of codes." };
  if (!filesKept) return { isReady: false, words: "Not ready offline yet: keeping the app’s files…" };
  if (!decoderRuns) return { isReady: false, words: "Not ready offline yet: starting the scanner…" };
  if (!isEnrolled) return { isReady: false, words: "The app is kept on this device." };
  if (status.storage === "refused") return { isReady: true, words: "Ready offline, for up to 20 unsent redemptions" };
  return { isReady: true, words: "Ready offline" };
}
