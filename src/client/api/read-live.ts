import * as z from "zod/mini";
import { liveMessage, type LiveMessage } from "../../contract/messages/live";
import { ROUTES, type Route } from "../../contract/routes";
import { type ApiDeps, failureOfNetwork, pathOf, requestOf, TIME_LIMITS } from "./api";
import { eventDataOf } from "./event-data";
import { type Failure, failureOf, parseJson } from "./reply";
import { readBody, startTimeLimit } from "./time-limit";

/**
 * Listens to the server until the stream is over, for whatever reason; `ended`: the server closed it, or `stop` was
 * aborted. `EventSource` would do the same, but cannot say which till it is.
 */
export type ReadLive = (token: string, hear: LiveListener, stop: AbortSignal) => Promise<LiveEnd>;

export type LiveListener = {
  /** The server has taken the till's call. */
  opened(): void;
  heard(message: LiveMessage): void;
};

export type LiveEnd = Failure | { readonly kind: "ended" };

export function createReadLive(deps: ApiDeps): ReadLive {
  const route: Route = ROUTES.live;
  return async (token, listener, stop) => {
    const limited = startTimeLimit(deps.timeLimits?.live ?? TIME_LIMITS.live, stop);
    if (stop.aborted) return { kind: "ended" };
    try {
      const response = await deps.fetch(deps.origin + pathOf(route, { token }), requestOf(route, { token }, limited));
      if (!response.ok) return failureOf(response.status, await readBody(response, limited));
      if (response.body === null || !isEventStream(response)) return { kind: "not-json" };
      listener.opened();
      for await (const data of eventDataOf(response.body, limited.progress)) {
        const message = z.safeParse(liveMessage, parseJson(data));
        // What a later server says beyond this is for later tills.
        if (message.success) listener.heard(message.data);
      }
      return { kind: "ended" };
    } catch (error) {
      if (stop.aborted) return { kind: "ended" };
      return failureOfNetwork(error, limited);
    } finally {
      limited.end();
    }
  };
}

function isEventStream(response: Response): boolean {
  return response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
}
