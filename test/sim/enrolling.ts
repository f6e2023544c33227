import type { Till } from "../../src/client/till/till";
import { CASHIER } from "./sim-shop";
import type { SimServer } from "./sim-server";
import type { SimTill } from "./sim-till";
import type { World } from "./world";

const TRIES = 40;
const BETWEEN_TRIES_MS = 3_000;

/** Enrols a till, fetches its first snapshot and signs its cashier in; tries again where the line or the till says no. */
export async function enrolAndSignIn(
  { world, server }: { readonly world: World; readonly server: SimServer },
  sim: SimTill,
  till: Till,
): Promise<void> {
  for (let left = TRIES; left > 0; left -= 1) {
    const said = await till.enrol(await server.enrolmentCode(), "");
    world.note(`${sim.name} enrols: ${said.kind}`);
    if (said.kind === "enrolled") {
      sim.installation += 1;
      break;
    }
    await world.pause(BETWEEN_TRIES_MS);
  }
  for (let left = TRIES; left > 0; left -= 1) {
    await till.syncNow();
    const cashier = (await till.staff()).find(({ name }) => name === CASHIER.name);
    if (cashier !== undefined && (await till.signIn(cashier.id, CASHIER.pin)).kind === "signed-in") return;
    await world.pause(BETWEEN_TRIES_MS);
  }
}
