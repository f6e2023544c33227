import type { Page } from "@playwright/test";

/** Something that a site keeps in a browser; `where` says where, for whoever finds what should not be there. */
export type Persisted = { readonly where: string; readonly bytes: Buffer };

/**
 * All that a page's site keeps: every database with its keys and values, every cache with its requests and answers, both
 * kinds of storage, cookies and private files. Text comes as UTF-8, numbers as their digits; throws where a value is of a kind
 * that it cannot look into.
 */
export async function everythingPersisted(page: Page): Promise<readonly Persisted[]> {
  const kept = await page.evaluate(gather);
  const cookies = (await page.context().cookies()).map((cookie) => ({ where: `cookie ${cookie.name}`, bytes: Buffer.from(cookie.value) }));
  return [...kept.map(({ where, base64 }) => ({ where, bytes: Buffer.from(base64, "base64") })), ...cookies];
}

/** Runs in the page, so it holds all that it calls. */
async function gather(): Promise<readonly { where: string; base64: string }[]> {
  const found: { where: string; base64: string }[] = [];

  const keepBytes = (where: string, bytes: Uint8Array<ArrayBuffer>) => {
    let binary = "";
    for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    found.push({ where, base64: btoa(binary) });
  };
  const keepText = (where: string, text: string) => keepBytes(where, new TextEncoder().encode(text));

  async function keep(where: string, value: unknown): Promise<void> {
    if (value === null || value === undefined || typeof value === "boolean") return;
    if (typeof value === "string") return keepText(where, value);
    if (typeof value === "number" || typeof value === "bigint") return keepText(where, String(value));
    if (value instanceof ArrayBuffer) return keepBytes(where, new Uint8Array(value));
    if (ArrayBuffer.isView(value)) return keepBytes(where, new Uint8Array(value.buffer.slice(0) as ArrayBuffer));
    if (value instanceof Blob) return keepBytes(where, new Uint8Array(await value.arrayBuffer()));
    if (value instanceof Date) return keepText(where, value.toISOString());
    if (value instanceof Map) return keep(where, [...value]);
    if (value instanceof Set) return keep(where, [...value]);
    if (value instanceof CryptoKey) {
      if (value.extractable && value.type !== "public") throw new Error(`${where} holds a key that can be read out.`);
      return;
    }
    if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) throw new Error(`${where} holds something of an unknown kind.`);
    for (const [name, part] of Object.entries(value)) {
      keepText(`${where}, a name`, name);
      await keep(`${where}.${name}`, part);
    }
  }

  const settled = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
    });

  for (const { name = "" } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    for (const table of database.objectStoreNames) {
      const store = () => database.transaction(table).objectStore(table);
      await keep(`database ${name}, keys of ${table}`, await settled(store().getAllKeys()));
      await keep(`database ${name}, ${table}`, await settled(store().getAll()));
    }
    database.close();
  }

  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const where = `cache ${name}, ${request.url}`;
      const response = await cache.match(request, { ignoreVary: true });
      keepText(where, JSON.stringify([request.url, [...request.headers], [...(response?.headers ?? [])]]));
      if (response !== undefined) keepBytes(where, new Uint8Array(await response.arrayBuffer()));
    }
  }

  await keep("localStorage", { ...localStorage });
  await keep("sessionStorage", { ...sessionStorage });
  await keep("history", history.state);
  for await (const [name, file] of (await navigator.storage.getDirectory()) as unknown as AsyncIterable<[string, FileSystemHandle]>) {
    if (!(file instanceof FileSystemFileHandle)) throw new Error(`The folder ${name} is kept, and nobody has looked into it.`);
    await keep(`file ${name}`, await file.getFile());
  }
  return found;
}
