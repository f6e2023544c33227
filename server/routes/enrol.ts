import { fail, ok } from "../../src/domain/result";
import { visibleName } from "../../src/domain/wording/visible-name";
import { hashOfEnrolmentCode, hashOfToken } from "../auth/secrets";
import { newId } from "../auth/new-id";
import type { Deps } from "../deps";
import type { EnrolmentProblem } from "../store/store";
import type { Handler } from "./handler";

const TOKEN_BYTES = 32;

const MESSAGES: Record<EnrolmentProblem, string> = {
  "enrolment-code-unknown": "This code is not known here. Check it, or ask a manager for a new one.",
  "enrolment-code-used": "This code has already enrolled a till. Ask a manager for a new one.",
  "enrolment-code-expired": "This code has expired. Ask a manager for a new one.",
};

export function enrol({ store, nowMs, randomBytes }: Deps): Handler<"enrol"> {
  return async ({ body }) => {
    const now = nowMs();
    const token = body.token ?? Buffer.from(randomBytes(TOKEN_BYTES)).toString("base64url");
    const enrolled = await store.enrol(
      {
        codeHash: hashOfEnrolmentCode(body.code),
        tokenHash: hashOfToken(token),
        installationId: newId(now, randomBytes),
        deviceId: newId(now, randomBytes),
        deviceName: visibleName(body.deviceName),
      },
      now,
    );
    if (!enrolled.ok) return fail({ problem: enrolled.problem, message: MESSAGES[enrolled.problem] });
    return ok({ token, ...enrolled.value, nowMs: now });
  };
}

export function renewToken({ store, nowMs }: Deps): Handler<"renewToken"> {
  return async ({ till, body }) => {
    const now = nowMs();
    return ok({ taken: await store.renewToken(till, hashOfToken(body.token), now), nowMs: now });
  };
}
