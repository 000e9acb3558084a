// How a new draft comes to be: empty, from a sample, from a file, or from pasted text.

import { asNew, begin, fromSample } from "../schema/begin";
import { recent } from "../keep/library";
import { ask, Failure, kinds, profiles, sampleOf, schemaOf, type ProfileSummary } from "../model/api";
import { isObject, type Json, type Payload } from "../model/json";
import type { Pasted } from "./paste";
import { asPayload, profileOfText, type Taken } from "./paste";
import { library, start } from "./scene";

/** Begins a draft of a kind with what is known beforehand. */
export async function startEmpty(kind: string): Promise<void> {
  const [schema, profile] = await Promise.all([schemaOf(kind), usualProfile()]);
  await start(begin(kind, profile, today(), schema));
}

/** Begins a draft with the content of the sample of a kind. */
export async function startFromSample(kind: string): Promise<void> {
  const [sample, schema, profile] = await Promise.all([sampleOf(kind), schemaOf(kind), usualProfile()]);
  await start(fromSample({ ...sample, kind }, profile, today(), schema));
}

/** Begins a draft with the content of another. */
export async function startCopy(id: string): Promise<void> {
  const content = await library.peek()?.contentOf(id);
  if (content !== undefined) await start(asNew(content, today()));
}

/** Begins a certified copy (Đ25) of the document that a draft is. */
export async function startCertified(id: string): Promise<void> {
  const kind = "sao-y";
  const [original, schema, profile] = await Promise.all([library.peek()?.contentOf(id), schemaOf(kind), usualProfile()]);
  if (original !== undefined) await start({ ...begin(kind, profile, today(), schema), original });
}

/** Begins a draft with a pasted text. */
export async function startFromText(kind: string, p: Pasted): Promise<void> {
  const { payload, profile } = await arrangeText(kind, p);
  const schema = await schemaOf(kind);
  await start({ ...begin(kind, profile?.profile, today(), schema), ...payload });
}

/** What a pasted text becomes as a document of a kind, and the profile that says the rest. */
export async function arrangeText(kind: string, p: Pasted): Promise<{ payload: Payload; taken: Taken[]; profile: ProfileSummary | undefined }> {
  const [schema, all, usual] = await Promise.all([schemaOf(kind), profiles().catch(() => []), usualProfile()]);
  const arranged = asPayload(kind, p, (field) => schema.properties?.[field] !== undefined);
  const profile = profileOfText(p, all, usual);
  // The profile writes the names of its agency as it wants them.
  if (profile !== undefined) arranged.payload = { ...arranged.payload, organ_name: undefined, superior_name: undefined };
  return { ...arranged, profile };
}

/** Begins a draft with a file: data of vanban, or a PDF that was made with its data. Throws a Failure with what to do instead. */
export async function startFromFile(file: File): Promise<void> {
  const payload = isPDF(file) ? await reopened(file) : readData(await file.text());
  await start(await ofKnownKind(payload));
}

/** Whether a file is one that a draft may begin with. */
export function canOpen(file: File): boolean {
  return isPDF(file) || file.type === "application/json" || /\.json$/i.test(file.name);
}

function isPDF(file: File): boolean {
  return file.type === "application/pdf" || /\.pdf$/i.test(file.name);
}

async function reopened(file: File): Promise<Payload> {
  const answer = await ask("/v1/reopen", { method: "POST", headers: { "Content-Type": "application/pdf" }, body: file });
  const kind = answer.headers.get("Vanban-Kind");
  const value: Json = await answer.json();
  return payloadOf(isObject(value) && kind !== null ? { kind, ...value } : value);
}

function readData(text: string): Payload {
  try {
    return payloadOf(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure(400, "Tệp này không phải dữ liệu JSON.", "Chọn tệp .json tải về từ trang này, hoặc tệp PDF kèm dữ liệu.");
  }
}

function payloadOf(value: Json): Payload {
  if (isObject(value) && isFlat(value) && typeof value["kind"] === "string" && value["kind"] !== "") return { ...value, kind: value["kind"] };
  throw new Failure(400, "Tệp JSON này không phải dữ liệu của một văn bản.", "Chọn tệp .json tải về từ trang này.");
}

const deepest = 100; // lists and objects in each other: no document has so many, and the browser keeps no thousands

function isFlat(value: Json): boolean {
  let level: Json[] = [value];
  for (let n = 0; n < deepest && level.length > 0; n++) {
    level = level.flatMap((v) => (typeof v === "object" && v !== null ? Object.values(v).filter((inner) => inner !== undefined) : []));
  }
  return level.length === 0;
}

// A file may name any kind; the page asks the server by that name.
async function ofKnownKind(payload: Payload): Promise<Payload> {
  if ((await kinds()).some((k) => k.kind === payload.kind)) return payload;
  throw new Failure(400, `Không có loại văn bản “${payload.kind.slice(0, 60)}”.`, "Chọn tệp .json tải về từ trang này.");
}

// The only profile that there is, or the one of the last draft that has one.
async function usualProfile(): Promise<string | undefined> {
  const all = await profiles().catch(() => []);
  if (all.length === 1) return all[0]!.profile;
  const used = recent.peek().map((d) => d.payload["profile"]);
  return all.find((p) => p.profile === used.find((u) => all.some((q) => q.profile === u)))?.profile;
}

function today(): { year: number; month: number; day: number } {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
