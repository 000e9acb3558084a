// Drafts on the server, when it keeps any (vanban serve -store).

import { ask, askJSON, posting } from "../model/api";
import type { Payload } from "../model/json";

/** A draft as the server lists it. */
export interface Listed {
  id: string;
  kind: string;
  title: string;
  version: number; // the number of its last save
  updated: string; // RFC 3339
  deleted: boolean;
}

/** A save of a draft that the server still has. */
export interface Save {
  version: number;
  saved: string; // RFC 3339
  mark: string;
  bytes: number; // of its payload
}

/** What is saved of a draft; a mark keeps it as a version of its own. */
export interface Content {
  kind: string;
  title: string;
  mark: string;
  payload: Payload;
}

/** Keeps drafts elsewhere than in the browser. What it does not do is thrown as a Failure. */
export interface DraftStore {
  /** Drafts that are not deleted; stored is false when none are kept. */
  list(): Promise<{ stored: boolean; drafts: Listed[] }>;
  get(id: string): Promise<Listed & { payload: Payload }>;
  /** Saves a draft in place of a version that was read, 0 for a new one. Another version there is the Failure 412. */
  put(id: string, version: number, content: Content): Promise<Listed>;
  remove(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  versions(id: string): Promise<Save[]>;
  version(id: string, number: number): Promise<{ payload: Payload }>;
}

const path = (id: string, ...more: (string | number)[]) => ["/v1/drafts", encodeURIComponent(id), ...more].join("/");

const json = { "Content-Type": "application/json" };

const longestKeepalive = 60_000; // characters: browsers send no more of a page that is being closed

/** The drafts of the server that the page came from. */
export const httpStore: DraftStore = {
  list: () => askJSON("/v1/drafts"),
  get: (id) => askJSON(path(id)),
  async put(id, version, content) {
    const init = posting({ ...content }, "PUT");
    const condition: Record<string, string> = version === 0 ? { "If-None-Match": "*" } : { "If-Match": `"${version}"` };
    const keepalive = String(init.body).length < longestKeepalive / 2;
    return askJSON(path(id), { ...init, headers: { ...json, ...condition }, keepalive });
  },
  remove: async (id) => void (await ask(path(id), { method: "DELETE", headers: json })),
  restore: async (id) => void (await ask(path(id, "restore"), { method: "POST", headers: json })),
  versions: async (id) => (await askJSON<{ versions: Save[] }>(path(id, "versions"))).versions,
  version: (id, number) => askJSON(path(id, "versions", number)),
};
