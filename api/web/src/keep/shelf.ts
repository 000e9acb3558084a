// Where drafts lie: in IndexedDB, or in memory where the browser gives no room. What the server said of the kinds of
// documents lies beside them, so that a draft can be opened without it.

import { openDB, type DBSchema, type IDBPDatabase } from "idb";
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
  /** Keeps a draft and, when it is given, a version of it; what is too old goes. Nothing is awaited before the store has it, so that a page that is closing can still do it. */
  keep(draft: Kept, version?: Version): Promise<void>;
  /** Changes what is kept of a draft, as it is at that moment. */
  alter(id: string, change: (draft: Kept) => Kept): Promise<void>;
  /** Forgets a draft and its versions. */
  forget(id: string): Promise<void>;
  /** Forgets everything. */
  clear(): Promise<void>;
}

interface Stores extends DBSchema {
  drafts: { key: string; value: Kept };
  versions: { key: [string, number]; value: Version };
  answers: { key: string; value: unknown };
}

/** The shelf in IndexedDB. Rejects when the browser has none to give. */
export async function openShelf(name = "vanban"): Promise<Shelf> {
  const db = await openDB<Stores>(name, 1, {
    upgrade(db) {
      db.createObjectStore("drafts", { keyPath: "id" });
      db.createObjectStore("versions", { keyPath: ["draft", "number"] });
      db.createObjectStore("answers");
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  return new DatabaseShelf(db);
}

class DatabaseShelf implements Shelf {
  constructor(private readonly db: IDBPDatabase<Stores>) {}

  read(path: string): Promise<unknown> {
    return this.db.get("answers", path);
  }

  write(path: string, answer: unknown): void {
    this.db.put("answers", answer, path).catch(() => {}); // it is a convenience only
  }

  drafts(): Promise<Kept[]> {
    return this.db.getAll("drafts");
  }

  draft(id: string): Promise<Kept | undefined> {
    return this.db.get("drafts", id);
  }

  async versions(id: string): Promise<Version[]> {
    return (await this.db.getAll("versions", versionsOf(id))).reverse();
  }

  async lastVersion(id: string): Promise<Version | undefined> {
    const cursor = await this.db.transaction("versions").store.openCursor(versionsOf(id), "prev");
    return cursor?.value;
  }

  async keep(draft: Kept, version?: Version): Promise<void> {
    const tx = this.db.transaction(["drafts", "versions"], "readwrite");
    const asked: Promise<unknown>[] = [tx.objectStore("drafts").put(draft)];
    if (version !== undefined) {
      const versions = tx.objectStore("versions");
      asked.push(versions.put(version));
      if (version.number > mostVersions) asked.push(versions.delete(versionsOf(draft.id, version.number - mostVersions)));
    }
    tx.commit();
    await Promise.all([...asked, tx.done]);
  }

  async alter(id: string, change: (draft: Kept) => Kept): Promise<void> {
    const tx = this.db.transaction("drafts", "readwrite");
    const draft = await tx.store.get(id);
    if (draft !== undefined) await tx.store.put(change(draft));
    await tx.done;
  }

  async forget(id: string): Promise<void> {
    const tx = this.db.transaction(["drafts", "versions"], "readwrite");
    await Promise.all([tx.objectStore("drafts").delete(id), tx.objectStore("versions").delete(versionsOf(id)), tx.done]);
  }

  async clear(): Promise<void> {
    const stores = ["drafts", "versions", "answers"] as const;
    const tx = this.db.transaction(stores, "readwrite");
    await Promise.all([...stores.map((name) => tx.objectStore(name).clear()), tx.done]);
  }
}

function versionsOf(id: string, last = Infinity): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, last]);
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

  async keep(draft: Kept, version?: Version): Promise<void> {
    this.#drafts.set(draft.id, draft);
    if (version === undefined) return;
    const others = (this.#versions.get(draft.id) ?? []).filter((v) => v.number !== version.number);
    this.#versions.set(draft.id, [version, ...others].slice(0, mostVersions));
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
