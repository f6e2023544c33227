import type { ProblemMessage } from "../../src/contract/messages/problem";
import { parseEmail } from "../../src/domain/member/email";
import { fail, ok, type Result } from "../../src/domain/result";
import type { Deps } from "../deps";
import { networkOf } from "./address";
import { keyedDigest } from "./keyed-digest";

/** Wrong tries without a wait: for one account, and for all that come from one address, where many people may sit. */
const FREE = { account: 5, address: 20 } as const;

/** Who tries: whoever tries at the account and from the address counts as one, unless the account knows the browser. */
export type Trier = {
  readonly account: string;
  readonly address: string;
  /** Of a browser that the account knows: what else is its own. Strangers' tries do not count against it, nor its own against them. */
  readonly knownAs: string | null;
  /** Mails for a new password are counted apart: whoever asks for them keeps nobody from signing in. */
  readonly asks?: "mail";
};

/** Makes guessing slow, for an account and for an address alike, whether or not there is such an account (R66). */
export type SlowDown = {
  /** Counts a try as wrong before it is made. */
  beforeTry(trier: Trier): Promise<Result<null, ProblemMessage>>;
  /**
   * It was right after all. Where members of several shops have the same address, that says nothing of tries at the others:
   * whoever owns a shop could have a member there with anybody's address.
   */
  afterRight(trier: Trier): Promise<void>;
  /** Nobody need wait for what others have tried, as far as the account is one member's alone. */
  forgive(account: string): Promise<void>;
};

export function createSlowDown({ store, nowMs }: Pick<Deps, "store" | "nowMs">, secretOf: () => Promise<string>): SlowDown {
  const isShared = async (account: string) => {
    const email = parseEmail(account);
    return email.ok && (await store.loginsByEmail(email.value)).length > 1;
  };
  return {
    async beforeTry({ account, address, knownAs, asks }) {
      const secret = await secretOf();
      const what = asks === "mail" ? "mails" : "tries";
      const who =
        knownAs !== null
          ? [{ digest: ofKnown(secret, knownAs), free: FREE.account }]
          : [
              { digest: keyedDigest(secret, `${what} of account`, account), free: FREE.account },
              ...(address === "" ? [] : [{ digest: keyedDigest(secret, `${what} from address`, networkOf(address)), free: FREE.address }]),
            ];
      const waitMs = await store.countTry(who, nowMs());
      return waitMs === 0 ? ok(null) : fail({ problem: "too-many-requests", message: waitText(waitMs) });
    },
    async afterRight({ account, address, knownAs }) {
      const secret = await secretOf();
      if (knownAs !== null) return await store.forgetTries(ofKnown(secret, knownAs), "all");
      await store.forgetTries(keyedDigest(secret, "tries of account", account), (await isShared(account)) ? "last" : "all");
      if (address !== "") await store.forgetTries(keyedDigest(secret, "tries from address", networkOf(address)), "last");
    },
    async forgive(account) {
      if (await isShared(account)) return;
      await store.forgetTries(keyedDigest(await secretOf(), "tries of account", account), "all");
    },
  };
}

function ofKnown(secret: string, knownAs: string): Uint8Array {
  return keyedDigest(secret, "tries of known browser", knownAs);
}

function waitText(waitMs: number): string {
  const minutes = Math.ceil(waitMs / 60_000);
  return `There were too many tries. Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`}, then try again.`;
}
