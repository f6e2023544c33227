import type { Logger } from "pino";
import type { RateLimit } from "./limits/rate-limit";
import type { SendMail } from "./mail/send-mail";
import type { Reach } from "./webhooks/endpoint-url";
import type { Store } from "./store/store";

/** What the server needs from outside; a test hands in its own clock and randomness. */
export type Deps = {
  readonly store: Store;
  readonly nowMs: () => number;
  readonly randomBytes: RandomBytes;
  readonly log: Logger;
  /** Aborted when the server stops: what would never end by itself ends then. */
  readonly stopping?: AbortSignal;
  /** Where people open the app, without a slash at the end; null or nothing: where a request says that it went. */
  readonly ownUrl?: () => string | null;
  /** Signs cookies, and stands behind what is kept of addresses; nothing: one that is gone with the process. */
  readonly secret?: () => Promise<string>;
  /** Nothing: everybody may call as often as they like. */
  readonly rateLimit?: RateLimit;
  /** Nothing: no mail can be sent. */
  readonly sendMail?: SendMail;
  /** Where messages to other systems may go; nothing: to the internet alone. */
  readonly webhooks?: Reach;
  /** What a mail would say may stand in the log: nobody else reads it. */
  readonly isDevelopment?: boolean;
};

export type RandomBytes = (count: number) => Uint8Array;
