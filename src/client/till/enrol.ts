import { DEVICE_NAME_MAX_LENGTH } from "../../contract/messages/enrol";
import type { Api } from "../api/api";
import type { Failure } from "../api/reply";
import { newSealKey } from "../db/seal";
import type { TillStore } from "../db/till-store";
import { newToken } from "./new-token";
import type { Enrolment } from "./till";

export type EnrolDeps = {
  readonly store: TillStore;
  readonly api: Api;
  readonly crypto: Crypto;
  /** Asks the browser to keep this till's storage; false where it may clear it. */
  readonly askToPersist: () => Promise<boolean>;
};

/** Trades a one-time code for a token, which the database holds before anybody is told so. */
export async function enrol(deps: EnrolDeps, codeOrLink: string, deviceName: string): Promise<Enrolment> {
  const code = enrolmentCodeIn(codeOrLink);
  if (code === null) return { kind: "no-code-in-link" };
  // A revoked till is enrolled again as a new installation, once it has handed over and was wiped (R24, R30).
  if ((await deps.store.get("device")) !== null) return { kind: "already-enrolled" };

  const made = newToken(deps.crypto);
  await deps.store.change("enrolling", (now) => (now?.code === code ? now : { code, token: made }));
  const body = {
    code,
    deviceName: deviceName.trim().slice(0, DEVICE_NAME_MAX_LENGTH),
    token: (await deps.store.get("enrolling"))?.token ?? made,
  };
  const reply = await deps.api.call("enrol", { body });
  if (reply.kind !== "ok") return problemOf(reply);

  const { token, installationId, device, nowMs } = reply.value;
  const sealKey = await newSealKey(deps.crypto);
  await deps.store.change("sealKey", (now) => now ?? sealKey);
  // What an earlier installation knew belongs to another till, perhaps of another workspace.
  await deps.store.change("session", () => null);
  await deps.store.change("lockedStaffId", () => null);
  await deps.store.change("snapshot", () => null);
  await deps.store.change("signedOut", () => null);
  await deps.store.changeLeases(() => []);
  await deps.store.change("rescue", () => null);
  await deps.store.change("device", () => ({
    token,
    tokenSinceMs: nowMs,
    installationId,
    device,
    revoked: false,
    storage: "unknown",
    lastSequence: 0,
  }));
  // Not before: whoever asks again until then is still the same till.
  await deps.store.change("enrolling", () => null);
  await keepStorage(deps);
  return { kind: "enrolled", device };
}

/** Asks the browser to keep this till's storage; one that refused may grant it later, so each start asks again (R29). */
export async function keepStorage({ store, askToPersist }: Pick<EnrolDeps, "store" | "askToPersist">): Promise<void> {
  if ((await store.get("device"))?.storage !== "granted") {
    const storage = (await askToPersist()) ? "granted" : "refused";
    await store.change("device", (now) => (now === null ? null : { ...now, storage }));
  }
}

/** The code itself, or the one after `#enrol=` in the link that a manager's QR holds; null where there is none. */
function enrolmentCodeIn(codeOrLink: string): string | null {
  const text = codeOrLink.trim();
  const inLink = /[#?&]enrol=([^&#\s]+)/.exec(text)?.[1];
  if (inLink !== undefined) return inLink;
  return /^[A-Za-z0-9-]{4,64}$/.test(text) ? text : null;
}

function problemOf(failure: Failure): Enrolment {
  switch (failure.kind) {
    case "no-network":
    case "timed-out":
      return { kind: "no-network" };
    case "server-trouble":
    case "not-json":
    case "unauthorised":
    case "revoked":
      return { kind: "server-trouble" };
    case "problem":
      return { kind: ENROLMENT_PROBLEMS[failure.problem] ?? "server-trouble" };
  }
}

const ENROLMENT_PROBLEMS: Partial<Record<string, "code-unknown" | "code-used" | "code-expired">> = {
  "enrolment-code-unknown": "code-unknown",
  "enrolment-code-used": "code-used",
  "enrolment-code-expired": "code-expired",
};
