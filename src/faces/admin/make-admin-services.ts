import { type Api, createApi } from "../../client/api/api";
import type { AdminServices } from "./admin-services";
import { createSessionStore } from "./session/session-store";
import { createToastStore } from "./shell/toast-store";

/** Puts a tab's pages together over the server that they came from. */
export function makeAdminServices(api: Api = browserApi(), nowMs: () => number = Date.now): AdminServices {
  const session = createSessionStore(api);
  const call: Api["call"] = async (name, input) => {
    const reply = await api.call(name, input);
    if (reply.kind === "unauthorised") session.over();
    // Somebody has given them another role since this page was drawn.
    if (reply.kind === "problem" && reply.problem === "not-allowed") void session.check();
    return reply;
  };
  return { call, api, session, toasts: createToastStore(), nowMs };
}

function browserApi(): Api {
  return createApi({ fetch: (...request) => fetch(...request), origin: location.origin, deviceNowMs: Date.now });
}
