import type { Api } from "../api/api";
import type { DeviceRecord } from "../db/records";
import type { TillStore } from "../db/till-store";
import { newToken } from "../till/new-token";
import type { TillClock } from "./till-clock";

export type RenewTokenDeps = {
  readonly store: TillStore;
  readonly api: Api;
  readonly clock: TillClock;
  readonly crypto: Pick<Crypto, "getRandomValues">;
};

/** A token that somebody has copied is good for no longer than this, or is noticed (R62). */
export const TOKEN_RENEWED_AFTER_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Goes on with a new token once the present one has been in use for a week. The till makes it and stores it before anybody
 * hears of it, so that all tabs name the same one, as often as answers get lost. Where it fails, the next round tries again.
 */
export async function renewToken({ store, api, clock, crypto }: RenewTokenDeps, token: string): Promise<void> {
  const nowMs = clock.nowMs();
  const made = newToken(crypto);
  await changeDevice(store, token, (now) => (isDue(now, nowMs) ? { ...now, nextToken: now.nextToken ?? made } : now));
  const next = (await store.get("device"))?.nextToken;
  if (next === undefined) return;
  const reply = await api.call("renewToken", { token, body: { token: next } });
  if (reply.kind !== "ok") return;
  await changeDevice(store, token, ({ nextToken, ...now }) => {
    if (nextToken !== next) return { ...now, ...(nextToken === undefined ? {} : { nextToken }) };
    return reply.value.taken ? { ...now, token: next, formerToken: token, tokenSinceMs: nowMs } : { ...now, tokenSinceMs: nowMs };
  });
}

/**
 * Takes the token before up again where the server knows this one not: it was put back to a copy from before the till had
 * it (R16). The one after stays the next one.
 * @returns false where there was none before
 */
export async function goBackToFormerToken(store: TillStore, token: string): Promise<boolean> {
  let isBack = false;
  await changeDevice(store, token, ({ formerToken, ...now }) => {
    isBack = formerToken !== undefined;
    return formerToken === undefined ? now : { ...now, token: formerToken, nextToken: token };
  });
  return isBack;
}

/** Where not even the former one is known, the present one is tried again. */
export async function goOnToNextToken(store: TillStore, token: string): Promise<void> {
  await changeDevice(store, token, ({ nextToken, ...now }) =>
    nextToken === undefined ? now : { ...now, token: nextToken, formerToken: token },
  );
}

function isDue({ nextToken, tokenSinceMs }: DeviceRecord, nowMs: number): boolean {
  return nextToken !== undefined || tokenSinceMs === undefined || nowMs - tokenSinceMs >= TOKEN_RENEWED_AFTER_MS;
}

/** Changes nothing where the till has another token by now. */
function changeDevice(store: TillStore, token: string, next: (now: DeviceRecord) => DeviceRecord): Promise<void> {
  return store.change("device", (now) => (now?.token === token && !now.revoked ? next(now) : now));
}
