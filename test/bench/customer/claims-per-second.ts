import { randomBytes } from "node:crypto";
import pino from "pino";
import { createApp } from "../../../server/app";
import { issueApiKey } from "../../../server/auth/issue-api-key";
import type { Deps } from "../../../server/deps";
import { createDemoShop } from "../../../server/demo/demo-shop";
import type { Store } from "../../../server/store/store";

const CLIENTS = 8;
const CLAIMS_OF_EACH = 100;

/** Claims a second over the API, by so many clients at once, each claim for a contact of its own; closes the store. */
export async function claimsPerSecond(store: Store): Promise<number> {
  const deps: Deps = { store, nowMs: Date.now, randomBytes, log: pino({ level: "silent" }) };
  await createDemoShop(deps);
  const issued = await issueApiKey(deps, 1, "Bench", ["claims:write"]);
  if (!issued.ok) throw new Error("There is no key to claim with.");
  const app = createApp(deps);
  const claim = async (contact: string) => {
    const answer = await app.request("/api/claims", {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${issued.value.key}` },
      body: JSON.stringify({ couponId: "FLATWHITE", contact: { channel: "other", externalId: contact }, idempotencyKey: contact }),
    });
    const said = (await answer.json()) as { readonly kind: string };
    if (said.kind !== "claimed") throw new Error(`A claim was answered ${JSON.stringify(said)}.`);
  };
  const inARow = async (client: string) => {
    for (let made = 0; made < CLAIMS_OF_EACH; made += 1) await claim(`${client}-${made}`);
  };
  await inARow("warm-up");
  const startedMs = performance.now();
  await Promise.all(Array.from({ length: CLIENTS }, (_, client) => inARow(`client-${client}`)));
  const perSecond = Math.round((CLIENTS * CLAIMS_OF_EACH * 1_000) / (performance.now() - startedMs));
  await store.close();
  return perSecond;
}
