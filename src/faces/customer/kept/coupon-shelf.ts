import { drawnPathOf, dropDrawnPage } from "../../../client/app-shell/drawn-pages";
import type { KeptCoupon } from "./kept-coupon";

/** The coupons that this phone keeps, by their tokens (R85). */
export interface CouponShelf {
  find(token: string): Promise<KeptCoupon | null>;
  all(): Promise<readonly KeptCoupon[]>;
  keep(coupon: KeptCoupon): Promise<void>;
  remove(token: string): Promise<void>;
}

const DATABASE = "tearoff-coupons";
const COUPONS = "coupons";

/** IndexedDB, each time anew: a browser may have cleared it under an open page. Rejects where a browser keeps nothing. */
export function createCouponShelf(indexedDB: IDBFactory): CouponShelf {
  async function within<Value>(mode: IDBTransactionMode, ask: (coupons: IDBObjectStore) => IDBRequest<Value>): Promise<Value> {
    const db = await opened(indexedDB);
    try {
      const transaction = db.transaction(COUPONS, mode);
      const done = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error("The browser kept nothing."));
      });
      const [value] = await Promise.all([answerOf(ask(transaction.objectStore(COUPONS))), done]);
      return value;
    } finally {
      db.close();
    }
  }
  return {
    find: async (token) => ((await within("readonly", (coupons) => coupons.get(token))) as KeptCoupon | undefined) ?? null,
    all: async () => (await within("readonly", (coupons) => coupons.getAll())) as KeptCoupon[],
    keep: async (coupon) => void (await within("readwrite", (coupons) => coupons.put(coupon))),
    remove: async (token) => {
      await within("readwrite", (coupons) => coupons.delete(token));
      // Without it the page of what is kept nowhere would be shown once more, and no more.
      await dropDrawnPage(drawnPathOf(token)).catch(() => undefined);
    },
  };
}

function opened(indexedDB: IDBFactory): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(COUPONS, { keyPath: "token" });
  return answerOf(request);
}

function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The browser did not answer."));
  });
}
