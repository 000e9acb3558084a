// What the server says, and how it is asked. The types are those of docs/api.md.

import { signal } from "@preact/signals";
import type { Json, Payload } from "./json";
import type { Schema } from "./schema";

/** A change of the payload that mends a finding; offset and length are in bytes. */
export interface Edit {
  op: "replace" | "set" | "remove" | "insert"; // insert: one more element of a list, before that at the path
  path: string;
  offset: number;
  length: number;
  text: string;
  safe: boolean;
  also?: Edit; // the other half of a text that is moved: neither is made without the other
}

/** A finding; offset and length are in bytes of the field's text, 0 is all of it. */
export interface Problem {
  path: string;
  offset: number;
  length: number;
  rule: string;
  clause: string; // the code, "PL I.II.9d"
  clause_text: string; // the same in words
  severity: "info" | "warning" | "error";
  message: string;
  suggestion: string;
  edit?: Edit;
}

/** A line of a page in points, and the part of a field that it shows, in bytes. */
export interface Line {
  x: number;
  y: number;
  width: number;
  height: number;
  pointer: string;
  offset: number;
  length: number;
  problem?: boolean;
}

/** A page: its size in points, and what it shows unless it was known. */
export interface Sheet {
  hash: string;
  document: number; // of which file, from 1
  width: number;
  height: number;
  svg?: string;
  lines?: Line[];
}

/** What is known of a draft: findings and pages. */
export interface Pages {
  kind: string;
  valid: boolean;
  problems: Problem[];
  drawn: boolean;
  stale?: string; // why it is not drawn, for the clerk
  documents: { name: string; pages: number }[];
  pages: Sheet[];
  caret?: { page: number; x: number; y: number; height: number };
}

/** A kind of documents. */
export interface Kind {
  kind: string;
  name: string;
  abbreviation: string;
  form: string;
  other_form?: string;
  note?: string;
}

export interface ProfileSummary {
  profile: string;
  organ_name: string;
  superior_name?: string;
  abbreviation: string;
  place: string;
}

export interface Profile extends ProfileSummary {
  authority?: string;
  units?: { name: string; abbreviation: string }[];
  archive_unit?: string;
  signers?: { id: string; competence?: string; position: string; full_name: string }[];
  default_signer?: string;
  recipients?: { kinds?: string[]; to_places: string[] }[];
}

/** Why the server did not do what it was asked (RFC 9457). Without a status it was not reached. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly suggestion = "",
    readonly type = "",
    readonly problems: Problem[] = [],
  ) {
    super(message);
  }

  /** Whether what the server does not do now it may do later. */
  get passes(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** Whether the server answered when it was last asked. */
export const reachable = signal(true);

/** Asks the server. An answer that is no success is thrown as a Failure; so is silence. */
export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    reachable.value = false;
    throw new Failure(0, "Không kết nối được với máy chủ.", "Bản thảo vẫn được giữ trên máy này; cứ soạn tiếp.");
  }
  reachable.value = true;
  if (answer.ok) return answer;
  const said = (await answer.json().catch(() => null)) ?? {};
  throw new Failure(answer.status, said.detail ?? `Máy chủ trả lời ${answer.status}.`, said.suggestion, said.type, (said.problems ?? []).map(whole));
}

/** Asks for JSON. An answer that breaks off, or that is something else, is as good as none. */
export async function askJSON<T>(path: string, init?: RequestInit): Promise<T> {
  const answer = await ask(path, init);
  try {
    return await answer.json();
  } catch (cause) {
    if (init?.signal?.aborted) throw cause;
    reachable.value = false;
    throw new Failure(0, "Câu trả lời của máy chủ bị đứt quãng.", "Bản thảo vẫn được giữ trên máy này; cứ soạn tiếp.");
  }
}

/** A request with a JSON body. */
export function posting(body: Json | Payload, method = "POST"): RequestInit {
  return { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

function wholeEdit(e: Partial<Edit> & Pick<Edit, "op" | "path">): Edit {
  return { ...e, offset: e.offset ?? 0, length: e.length ?? 0, text: e.text ?? "", safe: e.safe ?? false, ...(e.also && { also: wholeEdit(e.also) }) };
}

/** A finding with all its members: the server leaves out what is empty. */
export function whole(p: Partial<Problem> & Pick<Problem, "path" | "rule" | "severity" | "message">): Problem {
  const edit = p.edit && wholeEdit(p.edit);
  return { clause: "", clause_text: "", suggestion: "", ...p, offset: p.offset ?? 0, length: p.length ?? 0, edit };
}

/** Keeps what the server said once, for when it does not answer. */
export interface Memory {
  read(path: string): Promise<unknown>; // undefined when it is not there
  write(path: string, answer: unknown): void;
}

/** The memory of this browser; src/keep gives it. */
export const memory = signal<Memory | null>(null);

// What does not change while the server runs is asked for once. A failure is not kept.
const answers = new Map<string, Promise<unknown>>();

async function remembering<T>(path: string): Promise<T> {
  try {
    const answer = await askJSON<T>(path);
    memory.peek()?.write(path, answer);
    return answer;
  } catch (cause) {
    const known = cause instanceof Failure && cause.status === 0 ? await memory.peek()?.read(path) : undefined;
    if (known === undefined) throw cause;
    return known as T;
  }
}

function once<T>(path: string): Promise<T> {
  let answer = answers.get(path) as Promise<T> | undefined;
  if (answer === undefined) {
    answer = remembering<T>(path);
    answer.catch(() => answers.delete(path));
    answers.set(path, answer);
  }
  return answer;
}

export const kinds = () => once<{ kinds: Kind[] }>("/v1/kinds").then((a) => a.kinds);
export const schemaOf = (kind: string) => once<Schema>(`/v1/kinds/${encodeURIComponent(kind)}/schema`);
export const sampleOf = (kind: string) => once<Payload>(`/v1/kinds/${encodeURIComponent(kind)}/sample`);
export const profiles = () => once<{ profiles: ProfileSummary[] }>("/v1/profiles").then((a) => a.profiles);
export const profileOf = (name: string) => once<Profile>(`/v1/profiles/${encodeURIComponent(name)}`);
