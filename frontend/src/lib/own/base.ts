/** The database of one's own device. The build copies this file into worker.js. */
type Store = "copies" | "waiting";

function base(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("alongside", 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("copies", { keyPath: "path" });
      opening.result.createObjectStore("waiting", { keyPath: "key" });
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

/** One transaction; what it wrote is on the disk when this returns. */
async function using<Result>(
  names: Store[],
  mode: IDBTransactionMode,
  work: (stores: IDBObjectStore[]) => IDBRequest<Result> | undefined,
): Promise<Result> {
  const opened = await base();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = opened.transaction(names, mode, { durability: "strict" });
      const asked = work(names.map((name) => transaction.objectStore(name)));
      transaction.oncomplete = () => resolve(asked?.result as Result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    opened.close();
  }
}

export const all = <One>(name: Store): Promise<One[]> =>
  using([name], "readonly", ([store]) => store?.getAll());

export const get = <One>(name: Store, key: string): Promise<One | undefined> =>
  using([name], "readonly", ([store]) => store?.get(key));

/** `when` is asked at the last moment. */
export const put = (name: Store, one: object, when: () => boolean = () => true): Promise<unknown> =>
  using([name], "readwrite", ([store]) => (when() ? store?.put(one) : undefined));

/** Anew from what is there, in the same transaction; what is gone stays gone. Gives what was there before. */
export const change = <One extends object>(name: Store, key: string, to: (one: One) => One) =>
  using<One | undefined>([name], "readwrite", ([store]) => {
    const asked = store?.get(key);
    if (asked) asked.onsuccess = () => asked.result && store?.put(to(asked.result));
    return asked;
  });

export const drop = (name: Store, ...keys: string[]): Promise<unknown> =>
  using([name], "readwrite", ([store]) => {
    for (const key of keys) store?.delete(key);
    return undefined;
  });

export const clear = (...names: Store[]): Promise<unknown> =>
  using(names, "readwrite", (stores) => {
    for (const store of stores) store.clear();
    return undefined;
  });
