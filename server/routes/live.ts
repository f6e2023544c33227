import { fail, ok } from "../../src/domain/result";
import type { LiveHub } from "../live/live-hub";
import type { Handler } from "./handler";

export function live(hub: LiveHub): Handler<"live"> {
  return async ({ till, mayStillCall }) => {
    const stream = hub.open(till, mayStillCall);
    if (stream === null) {
      return fail({ problem: "too-many-requests", message: "As many tills listen already as this shop may have." });
    }
    return ok(stream);
  };
}
