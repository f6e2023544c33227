import { describe, expect, test } from "vitest";
import type { Store } from "../../server/store/store";
import type { Answer } from "../../src/domain/sync/answer";
import { addTestMember } from "../builders/members";
import {
  addTestCoupon,
  enrolTill,
  feedOf,
  newTestId,
  NOON_MS,
  openShop,
  pushed,
  redemption,
  reversal,
  type TestShop,
  withdrawal,
} from "./acceptance-shop";

const CLIENTS = 64;

/**
 * What must hold however writers meet.
 * @param open opens an empty database, once for each server that works on it
 */
export function acceptRaces(name: string, open: () => Promise<readonly Store[]>): void {
  describe(name, () => {
    test("[R6] of 64 clients racing for one code one gets it", async () => {
      const { clients, shop, close } = await openClients(open);
      const answers = await atOnce(clients, (client) => pushed(client, client.till, redemption(client, "L-1")));
      expect(countOf(answers, "accepted")).toBe(1);
      expect(countOf(answers, "conflict")).toBe(CLIENTS - 1);
      expect((await feedOf(shop)).entries.filter((entry) => entry.kind === "code" && entry.state === "redeemed")).not.toEqual([]);
      await close();
    });

    test("[R4] of 64 clients racing for the last units of a cap as many get one as there are", async () => {
      const { clients, shop, close } = await openClients(open);
      await addTestCoupon(shop.store, 1, "FEW", ["FEW"], { source: { kind: "fixed", amount: 10 } });
      const contents = { couponId: "FEW" };
      const answers = await atOnce(clients, (client, index) =>
        pushed(client, client.till, redemption(client, "FEW", { kind: index % 2 === 0 ? "ask" : "fact", contents })),
      );
      expect(countOf(answers, "accepted")).toBe(10);
      expect((await shop.store.snapshot(1, NOON_MS)).coupons.find(({ couponId }) => couponId === "FEW")).toMatchObject({ used: 10 });
      await close();
    });

    test("[R5] one key sent by 64 clients redeems once, and all get the same answer", async () => {
      const { clients, shop, close } = await openClients(open);
      const fact = redemption(shop, "F");
      const answers = await atOnce(clients, (client) => pushed(client, client.till, fact));
      expect(countOf(answers, "accepted")).toBe(CLIENTS);
      expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
      expect(new Set(answers.map(({ feed }) => feed)).size).toBe(1);
      expect((await shop.store.snapshot(1, NOON_MS)).coupons[1]).toMatchObject({ used: 1 });
      await close();
    });

    test("[R5] one key sent by 64 clients for different codes redeems one, and the others are refused", async () => {
      const { clients, shop, close } = await openClients(open);
      const codes = await addRaceCodes(shop, CLIENTS);
      const key = newTestId();
      const answers = await atOnce(clients, (client, index) =>
        pushed(client, client.till, raceRedemption(client, codes[index] ?? "", { key })),
      );
      expect(countOf(answers, "accepted")).toBe(1);
      const refused = answers.filter(({ outcome }) => outcome.kind === "refused").map(({ outcome }) => outcome);
      expect(refused).toEqual(Array(CLIENTS - 1).fill({ kind: "refused", problem: "key-reuse" }));

      const winner = answers.findIndex(({ outcome }) => outcome.kind === "accepted");
      const again = await pushed(shop, shop.till, ...codes.map((code) => raceRedemption(shop, code)));
      expect(again.map(({ outcome }) => outcome.kind)).toEqual(codes.map((_, index) => (index === winner ? "conflict" : "accepted")));
      await close();
    });

    test("[R5] one key sent at the same moment for a redemption and for a withdrawal is one of them", async () => {
      const { clients, shop, close } = await openClients(open);
      const codes = await addRaceCodes(shop, CLIENTS);
      const keys = codes.map(() => newTestId());
      // What undoes something that is on record goes beside arrivals.
      const named = redemption(shop, "L-1");
      await pushed(shop, shop.till, named);
      const answers = await Promise.all(
        codes.flatMap((code, index) => {
          const client = clients[index] ?? shop;
          const other = clients[(index + 1) % clients.length] ?? shop;
          const key = keys[index] ?? "";
          return [pushed(client, client.till, raceRedemption(client, code, { key })), pushed(other, shop.till, withdrawal(named.key, key))];
        }),
      );
      const outcomes = answers.flat();
      for (const key of keys) {
        const kinds = outcomes.filter((answer) => answer.key === key).map(({ outcome }) => outcome.kind);
        expect(kinds.filter((kind) => kind === "refused")).toHaveLength(1);
      }
      await close();
    });

    test("[R8] a reversal that races with its redemption undoes it, whichever is first", async () => {
      const { clients, shop, close } = await openClients(open);
      const codes = await addRaceCodes(shop, CLIENTS);
      const pairs = codes.map((code) => {
        const fact = raceRedemption(shop, code);
        return { fact, undo: reversal(shop, fact.key) };
      });
      await Promise.all(
        pairs.flatMap(({ fact, undo }, index) => {
          const client = clients[index] ?? shop;
          const other = clients[(index + 1) % clients.length] ?? shop;
          return [pushed(client, client.till, fact), pushed(other, client.till, undo)];
        }),
      );
      const settled = await pushed(shop, shop.till, ...pairs.flatMap(({ fact, undo }) => [fact, undo]));
      expect(new Set(settled.map(({ standing }) => standing))).toEqual(new Set(["reversed"]));
      expect(settled.filter(({ outcome }) => outcome.kind === "reversed")).toHaveLength(CLIENTS);
      await close();
    });

    test("[R3] a withdrawal that races with its ask leaves the code free, whichever is first", async () => {
      const { clients, shop, close } = await openClients(open);
      const codes = await addRaceCodes(shop, CLIENTS);
      await Promise.all(
        codes.flatMap((code, index) => {
          const client = clients[index] ?? shop;
          const ask = raceRedemption(client, code, { kind: "ask" });
          return [pushed(client, client.till, ask), pushed(client, client.till, withdrawal(ask.key))];
        }),
      );
      const next = await pushed(shop, shop.till, ...codes.map((code) => raceRedemption(shop, code)));
      expect(countOf(next, "accepted")).toBe(CLIENTS);
      await close();
    });

    test("[R14] batches that touch the same codes in opposite orders all go through", async () => {
      const { clients, shop, close } = await openClients(open);
      const codes = ["L-1", "L-2", "L-3", "L-4", "L-5", "L-6", "L-7", "L-8", "L-9", "F"];
      const answers = await atOnce(clients, (client, index) => {
        const order = index % 2 === 0 ? codes : [...codes].reverse();
        return pushed(client, client.till, ...order.map((code) => redemption(client, code)));
      });
      expect(countOf(answers, "accepted")).toBe(9 + 2);
      const { entries } = await feedOf(shop);
      expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1));
      await close();
    });

    test("[R14] who pulls while others push misses no number and sees them grow", async () => {
      const { clients, shop, close } = await openClients(open);
      const codes = await addRaceCodes(shop, 200);
      let after = (await feedOf(shop)).feed;
      const first = after + 1;
      const seen: number[] = [];
      let pushing = true;
      const pull = async () => {
        const { entries, feed } = await feedOf(shop, after);
        seen.push(...entries.map(({ number }) => number));
        after = feed;
      };
      const reader = (async () => {
        while (pushing) {
          await pull();
          // With SQLite nothing here waits for anything: it would keep everybody out.
          await new Promise((resolve) => setImmediate(resolve));
        }
        await pull();
      })();
      await Promise.all(
        codes.map((code, index) => {
          const client = clients[index % clients.length] ?? shop;
          return pushed(client, client.till, raceRedemption(client, code));
        }),
      );
      pushing = false;
      await reader;
      expect(seen).toEqual(codes.map((_, index) => first + index));
      await close();
    });

    test("of those who join with one address at once one is let in, and the others hear that it is taken", async () => {
      const { clients, close } = await openClients(open);
      const joined = await Promise.allSettled(clients.slice(0, 6).map(({ store }) => addTestMember(store, 1, "manager", "Ana", NOON_MS)));
      expect(joined.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const refusals = joined.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
      expect(refusals).toEqual(Array(5).fill(expect.stringContaining("address-taken")));
      await close();
    });
  });
}

/** As many clients as race, each with a till of its own, spread over the servers. */
export async function openClients(open: () => Promise<readonly Store[]>) {
  const stores = await open();
  const [store] = stores;
  if (store === undefined) throw new Error("There is no store to race on.");
  const shop = await openShop(store);
  const clients: TestShop[] = [];
  while (clients.length < CLIENTS) {
    const till = await enrolTill(store, 1, shop.storeId);
    clients.push({ ...shop, till, store: stores[clients.length % stores.length] ?? store });
  }
  const close = async () => void (await Promise.all(stores.map((each) => each.close())));
  return { clients, shop, close };
}

const RACE_COUPONS = 8;

/** Codes of several lists in turn: redemptions of one list wait for each other, and would not meet. */
async function addRaceCodes(shop: TestShop, count: number): Promise<readonly string[]> {
  const codes = Array.from({ length: count }, (_, index) => `R-${index % RACE_COUPONS}-${index}`);
  for (let coupon = 0; coupon < RACE_COUPONS; coupon += 1) {
    const own = codes.filter((code) => code.startsWith(`R-${coupon}-`));
    await addTestCoupon(shop.store, 1, `RACE${coupon}`, own);
  }
  return codes;
}

function raceRedemption(shop: TestShop, code: string, as: Parameters<typeof redemption>[2] = {}) {
  return redemption(shop, code, { ...as, contents: { couponId: `RACE${code.split("-")[1]}` } });
}

async function atOnce(
  clients: readonly TestShop[],
  act: (client: TestShop, index: number) => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> {
  return (await Promise.all(clients.map(act))).flat();
}

export function countOf(answers: readonly Answer[], kind: Answer["outcome"]["kind"]): number {
  return answers.filter(({ outcome }) => outcome.kind === kind).length;
}
