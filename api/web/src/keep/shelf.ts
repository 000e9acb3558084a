// Where drafts lie: in IndexedDB, or in memory where the browser gives no room. What the server said of the kinds of
// documents lies beside them, so that a draft can be opened without it.

import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore, type StoreNames } from "idb";
import type { Memory } from "../model/api";
import { mostVersions } from "./fold";
import type { Kept, Version } from "./kept";

/** Keeps drafts and their versions. */
export interface Shelf extends Memory {
  /** All drafts, also the deleted. */
  drafts(): Promise<Kept[]>;
  draft(id: string): Promise<Kept | undefined>;
  /** The versions of a draft, newest first. */
  versions(id: string): Promise<Version[]>;
  lastVersion(id: string): Promise<Version | undefined>;
  /** The versions of a draft that were kept since it had been changed so often, newest first. */
  versionsSince(id: string, changes: number): Promise<Version[]>;
  /** Begins a turn at writing a draft, and ends those of all other tabs; its number. */
  begin(id: string): Promise<number>;
  /**
   * Keeps a draft and, when it is given, a version of it. Nothing is awaited before the store has it, so that a page that is closing can still do it.
   * With a turn that has ended nothing is kept, and Overtaken is thrown.
   */
  keep(draft: Kept, version?: Version, turn?: number): Promise<void>;
  /** Forgets the oldest versions of a draft beyond the most that are kept; those with a mark last. */
  thin(id: string): Promise<void>;
  /** Changes what is kept of a draft, as it is at that moment. */
  alter(id: string, change: (draft: Kept) => Kept): Promise<void>;
  /** Forgets a draft and its versions. */
  forget(id: string): Promise<void>;
  /** Forgets everything. */
  clear(): Promise<void>;
}

/** Another tab has begun to write the draft. */
export class Overtaken extends Error {}

interface Stores extends DBSchema {
  drafts: { key: string; value: Kept };
  versions: { key: [string, number]; value: Version };
  answers: { key: string; value: unknown };
  turns: { key: [string, number]; value: number }; // when the turn began
}

/** The shelf in IndexedDB. Rejects when the browser has none to give. */
export async function openShelf(name = "vanban"): Promise<Shelf> {
  return new DatabaseShelf(name, await openDatabase(name));
}

// A tab whose page is newer than this one may change the database; this one lets go of it.
function openDatabase(name: string): Promise<IDBPDatabase<Stores>> {
  return openDB<Stores>(name, 3, {
    async upgrade(db, before, _now, tx) {
      if (before < 1) {
        db.createObjectStore("drafts", { keyPath: "id" });
        db.createObjectStore("versions", { keyPath: ["draft", "number"] });
        db.createObjectStore("answers");
      }
      if (before < 2) db.createObjectStore("turns");
      if (before === 1 || before === 2) await countChanges(tx.objectStore("drafts"));
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

// Drafts of before their changes were counted. What the server had not got by the clock of then it is sent once more.
async function countChanges(drafts: IDBPObjectStore<Stores, ArrayLike<StoreNames<Stores>>, "drafts", "versionchange">): Promise<void> {
  for (let at = await drafts.openCursor(); at !== null; at = await at.continue()) {
    const { server, updated, created, ...d } = at.value as Kept & { server?: { version: number; updated: number } };
    const isSaved = server !== undefined && updated <= server.updated;
    await at.update({ ...d, created, updated, changes: isSaved ? 1 : created === updated ? 0 : 2, ...(server && { server: { version: server.version, changes: 1 } }) });
  }
}

class DatabaseShelf implements Shelf {
  constructor(
    private readonly name: string,
    private db: IDBPDatabase<Stores>,
  ) {}

  // The browser closes a database when its data are cleared, or another tab has asked for it. It is opened once more.
  async #on<T>(work: (db: IDBPDatabase<Stores>) => Promise<T>): Promise<T> {
    try {
      return await work(this.db);
    } catch (cause) {
      if (!isNamed(cause, "InvalidStateError")) throw cause;
      this.db = await openDatabase(this.name);
      return work(this.db);
    }
  }

  read(path: string): Promise<unknown> {
    return this.#on((db) => db.get("answers", path));
  }

  write(path: string, answer: unknown): void {
    this.#on((db) => db.put("answers", answer, path)).catch(() => {}); // it is a convenience only
  }

  drafts(): Promise<Kept[]> {
    return this.#on((db) => db.getAll("drafts"));
  }

  draft(id: string): Promise<Kept | undefined> {
    return this.#on((db) => db.get("drafts", id));
  }

  versions(id: string): Promise<Version[]> {
    return this.#on(async (db) => (await db.getAll("versions", versionsOf(id))).reverse());
  }

  lastVersion(id: string): Promise<Version | undefined> {
    return this.#on(async (db) => (await db.transaction("versions").store.openCursor(versionsOf(id), "prev"))?.value);
  }

  versionsSince(id: string, changes: number): Promise<Version[]> {
    return this.#on(async (db) => {
      const found: Version[] = [];
      let at = await db.transaction("versions").store.openCursor(versionsOf(id), "prev");
      for (; at !== null && (at.value.changes ?? 0) >= changes; at = await at.continue()) found.push(at.value);
      return found;
    });
  }

  begin(id: string): Promise<number> {
    return this.#on(async (db) => {
      const tx = db.transaction("turns", "readwrite");
      const last = await tx.store.openKeyCursor(versionsOf(id), "prev");
      const turn = (last?.key[1] ?? 0) + 1;
      await Promise.all([tx.store.put(Date.now(), [id, turn]), tx.store.delete(versionsOf(id, turn - mostTurns)), tx.done]);
      return turn;
    });
  }

  // That no turn came after this one is told by adding the next one and taking it out again: where it is there already,
  // the whole transaction fails, and nothing had to be read and waited for.
  keep(draft: Kept, version?: Version, turn?: number): Promise<void> {
    return this.#on(async (db) => {
      const tx = db.transaction(["drafts", "versions", "turns"], "readwrite");
      const asked: Promise<unknown>[] = [];
      if (turn !== undefined) {
        const turns = tx.objectStore("turns");
        asked.push(turns.add(0, [draft.id, turn + 1]), turns.delete([draft.id, turn + 1]));
      }
      asked.push(tx.objectStore("drafts").put(draft));
      if (version !== undefined) asked.push(tx.objectStore("versions").put(version));
      tx.commit();
      await all([...asked, tx.done]);
    });
  }

  thin(id: string): Promise<void> {
    return this.#on(async (db) => {
      const tx = db.transaction("versions", "readwrite");
      const keys = await tx.store.getAllKeys(versionsOf(id));
      let over = keys.length - mostVersions;
      for (const marked of [false, true]) {
        for (let at = over > 0 ? await tx.store.openCursor(versionsOf(id)) : null; at !== null && over > 0; at = await at.continue()) {
          if ((at.value.mark !== "") !== marked) continue;
          await at.delete();
          over--;
        }
      }
      await tx.done;
    });
  }

  alter(id: string, change: (draft: Kept) => Kept): Promise<void> {
    return this.#on(async (db) => {
      const tx = db.transaction("drafts", "readwrite");
      const draft = await tx.store.get(id);
      if (draft !== undefined) await tx.store.put(change(draft));
      await tx.done;
    });
  }

  // Its turns stay: a tab that sleeps with the draft does not bring it back.
  forget(id: string): Promise<void> {
    return this.#on(async (db) => {
      const tx = db.transaction(["drafts", "versions"], "readwrite");
      await Promise.all([tx.objectStore("drafts").delete(id), tx.objectStore("versions").delete(versionsOf(id)), tx.done]);
    });
  }

  clear(): Promise<void> {
    return this.#on(async (db) => {
      const stores = ["drafts", "versions", "answers", "turns"] as const;
      const tx = db.transaction(stores, "readwrite");
      await Promise.all([...stores.map((name) => tx.objectStore(name).clear()), tx.done]);
    });
  }
}

const mostTurns = 100; // of a draft are remembered

function isNamed(cause: unknown, name: string): boolean {
  return cause instanceof DOMException && cause.name === name;
}

// Waits for all parts of a transaction. Why it failed is what the first that failed says.
async function all(asked: Promise<unknown>[]): Promise<void> {
  try {
    await Promise.all(asked);
  } catch (cause) {
    throw isNamed(cause, "ConstraintError") ? new Overtaken() : cause;
  }
}

function versionsOf(id: string, last = Infinity): IDBKeyRange {
  return IDBKeyRange.bound([id, -Infinity], [id, last]);
}

/** A shelf that lasts as long as the page. */
export class MemoryShelf implements Shelf {
  readonly #drafts = new Map<string, Kept>();
  readonly #versions = new Map<string, Version[]>();

  async read(): Promise<unknown> {
    return undefined; // the page remembers by itself as long as it lasts
  }

  write(): void {}

  async drafts(): Promise<Kept[]> {
    return [...this.#drafts.values()];
  }

  async draft(id: string): Promise<Kept | undefined> {
    return this.#drafts.get(id);
  }

  async versions(id: string): Promise<Version[]> {
    return this.#versions.get(id) ?? [];
  }

  async lastVersion(id: string): Promise<Version | undefined> {
    return this.#versions.get(id)?.[0];
  }

  async versionsSince(id: string, changes: number): Promise<Version[]> {
    return (await this.versions(id)).filter((v) => v.changes >= changes);
  }

  async begin(): Promise<number> {
    return 1; // no other tab knows this shelf
  }

  async keep(draft: Kept, version?: Version): Promise<void> {
    this.#drafts.set(draft.id, draft);
    if (version === undefined) return;
    const others = (this.#versions.get(draft.id) ?? []).filter((v) => v.number !== version.number);
    this.#versions.set(draft.id, [version, ...others]);
  }

  async thin(id: string): Promise<void> {
    this.#versions.set(id, (this.#versions.get(id) ?? []).slice(0, mostVersions));
  }

  async alter(id: string, change: (draft: Kept) => Kept): Promise<void> {
    const draft = this.#drafts.get(id);
    if (draft !== undefined) this.#drafts.set(id, change(draft));
  }

  async forget(id: string): Promise<void> {
    this.#drafts.delete(id);
    this.#versions.delete(id);
  }

  async clear(): Promise<void> {
    this.#drafts.clear();
    this.#versions.clear();
  }
}
