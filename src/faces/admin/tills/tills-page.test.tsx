import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { showAdmin } from "../../../../test/fixtures/admin/show-admin";
import type { Api } from "../../../client/api/api";
import type { Reply } from "../../../client/api/reply";
import { PROTOCOL_VERSION } from "../../../contract/protocol";

type Told = { readonly wrongPins?: number; readonly pinWaitSinceMs?: number; readonly app?: string };

function valueOf<Value>(reply: Reply<Value>): Value {
  if (reply.kind !== "ok") throw new Error(reply.kind);
  return reply.value;
}

/** A till of the first store that has told this of itself. */
async function tillThatTold({ call }: Api, deviceName: string, told: Told): Promise<void> {
  const [store] = valueOf(await call("stores", {})).stores;
  const { code } = valueOf(await call("makeEnrolmentCode", { body: { storeId: store?.id ?? "", deviceName } }));
  const { token } = valueOf(await call("enrol", { body: { code, deviceName } }));
  valueOf(await call("pull", { token, query: { after: 0, epoch: 0, protocol: PROTOCOL_VERSION, waiting: 0, ...told } }));
}

test("[R61] the list of tills tells of wrong PINs, since when people wait for them, and which app runs there", async () => {
  const { services, signIn, show } = await showAdmin("/admin/tills");
  await signIn();
  await tillThatTold(services.api, "Guessed at", { wrongPins: 12, pinWaitSinceMs: Date.now() - 60_000, app: "0.1.0, build x7" });
  await tillThatTold(services.api, "At peace", { wrongPins: 2, app: "0.1.0, build x7" });
  show();
  const rowOf = async (name: string) => (await screen.findByText(name)).closest("li")?.textContent ?? "";
  expect(await rowOf("Guessed at")).toMatch(/App 0\.1\.0, build x7.*Wrong PINs make people wait there, since .*12 wrong PINs within a day/);
  expect(await rowOf("At peace")).not.toContain("rong PIN");
});
