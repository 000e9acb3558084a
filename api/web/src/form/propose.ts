// What can be guessed for a field from what is known already. A guess is offered, never filled in.

import type { Kind, Profile } from "../model/api";
import { isObject, type Json, type Payload } from "../model/json";
import { split } from "../model/pointer";

/** What guesses are made from. */
export interface Known {
  payload: Payload; // the document that the field is of
  kind: Kind | undefined;
  profile: Profile | undefined;
  remembered: Record<string, string[]>;
}

/** Who heads an agency, by how its name begins. */
const heads: [RegExp, string][] = [
  [/^Bộ /, "Bộ trưởng"],
  [/^Sở /, "Giám đốc"],
  [/^(Ủy ban|UBND)/, "Chủ tịch"],
  [/^(Hội đồng|Thanh tra tỉnh$)/, "Chủ tịch"],
  [/^(Tổng cục|Cục|Chi cục|Vụ) /, ""],
  [/^Viện /, "Viện trưởng"],
  [/^Trường /, "Hiệu trưởng"],
  [/^Phòng /, "Trưởng phòng"],
  [/^Ban /, "Trưởng ban"],
  [/^(Trung tâm|Bệnh viện|Công ty|Nhà |Bảo tàng|Thư viện|Quỹ) ?/, "Giám đốc"],
];

/** Those who head units whose head bears the unit's own name: Cục trưởng. */
const byUnit = /^(Tổng cục|Chi cục|Cục|Vụ) /;

/** Who heads an agency: "Giám đốc" for "Sở Nội vụ"; "" when that cannot be told. */
export function headOf(organ: string): string {
  const unit = byUnit.exec(organ)?.[1];
  return unit ? `${unit} trưởng` : (heads.find(([begin]) => begin.test(organ))?.[1] ?? "");
}

/** The abbreviation of an agency's name: SKHCN for Sở Khoa học và Công nghệ. The place it is of is left out. */
export function abbreviate(organ: string): string {
  const name = organ.replace(/\s+/g, " ").replace(/^Ủy ban nhân dân\b.*|^UBND\b.*/u, "Ủy Ban Nhân Dân").replace(/ (tỉnh|thành phố|huyện|quận|xã|phường|đặc khu) \p{Lu}.*$/u, "");
  return name.split(/[\s,-]+/).filter((w) => w !== "" && w !== "và").map((w) => plainLetter(w.charAt(0).toUpperCase())).join("");
}

// Abbreviations have no marks: UBND. Đ is a letter of its own.
function plainLetter(letter: string): string {
  return letter.normalize("NFD").charAt(0);
}

/** Values that a field may have, the likeliest first, without those that it has. */
export function propose(pointer: string, value: Json | undefined, known: Known): string[] {
  const { name } = split(pointer);
  const all = [...(guesses[name]?.(known) ?? []), ...fromProfile(name, known.profile), ...(known.remembered[name] ?? [])];
  return [...new Set(all)].filter((v) => v !== "" && v !== value);
}

/** Forms of the decree that say who issues a document, and whom it names before all others (PL III). */
const form = { resolution: "1.1", decision: "1.2", letter: "1.5" };

const guesses: Record<string, (k: Known) => string[]> = {
  code_notation: (k) => {
    const agency = agencyAbbreviation(k);
    if (agency === "") return [];
    if (k.kind?.abbreviation) return [`${k.kind.abbreviation}-${agency}`];
    const unit = isObject(k.payload.archive) ? text(k.payload.archive.unit) : "";
    return unit && !/[\s]/.test(unit) ? [`${agency}-${unit}`] : [agency];
  },
  authority: (k) => {
    const organ = organOf(k);
    const head = headOf(organ);
    const collective = /^(Ủy ban|Hội đồng|UBND)/.test(organ) ? [organ] : [];
    return [...(head && k.kind?.form !== form.resolution ? [`${head} ${head.startsWith("Giám đốc") || !head.endsWith("trưởng") || head === "Bộ trưởng" ? organ : organ.replace(byUnit, "$1 ")}`] : []), ...collective];
  },
  position: (k) => {
    const head = headOf(organOf(k));
    const deputy = head === "Bộ trưởng" ? "Thứ trưởng" : `Phó ${head}`;
    return head === "" ? [] : hasCompetence(k.payload, "KT.") ? [deputy, head] : [head, deputy];
  },
  to_places: (k) => {
    const last = lastArticle(k.payload.body);
    if (k.kind?.form === form.decision) return last > 1 ? [`Như Điều ${last}`] : [];
    return k.kind?.form === form.letter ? ["Như trên"] : [];
  },
  caller: (k) => [organOf(k), ...guesses.authority!(k)],
  data: (k) => (isObject(k.payload.data) ? Object.values(k.payload.data).flatMap((list) => (Array.isArray(list) ? list.map((d) => (isObject(d) ? text(d.id) : "")) : [])) : []),
};

/** The number of the last article of a content: who is named there is told "Như Điều 3" (PL III, form 1.2). */
export function lastArticle(body: Json | undefined): number {
  if (Array.isArray(body)) return body.reduce<number>((n, node) => n + articlesIn(node), 0);
  return [...text(body).matchAll(/^\s*Điều\s+(\d+)/gmu)].reduce((n, m) => Math.max(n, Number(m[1])), 0);
}

function articlesIn(node: Json): number {
  if (!isObject(node)) return 0;
  return (node.type === "dieu" ? 1 : 0) + lastArticle(Array.isArray(node.children) ? node.children : []);
}

function hasCompetence(p: Payload, begin: string): boolean {
  return isObject(p.signer) && text(p.signer.competence).includes(begin);
}

function organOf(k: Known): string {
  return (text(k.payload.organ_name) || k.profile?.organ_name || "").replace(/\s+/g, " ").trim();
}

// The abbreviation that was used before stands before one that is made up; it is what follows the kind's.
function agencyAbbreviation(k: Known): string {
  if (k.profile?.abbreviation) return k.profile.abbreviation;
  const made = abbreviate(organOf(k));
  const used = (k.remembered.code_notation ?? []).map((n) => n.split("-").slice(1).join("-")).find((a) => a !== "" && (made === "" || a.startsWith(made.charAt(0))));
  return organOf(k) === "" ? (used ?? "") : made;
}

/** What a field is when it is left open, by the profile; "" when the profile does not say. */
export function standing(pointer: string, known: Omit<Known, "remembered">): string {
  const { name } = split(pointer);
  const p = known.profile;
  if (!p) return "";
  if (name === "code_notation") return guesses.code_notation!({ ...known, remembered: {} })[0] ?? "";
  if (name === "to_places") return (p.recipients?.find((r) => r.kinds === undefined || r.kinds.includes(known.payload.kind))?.to_places ?? []).join("\n");
  if (pointer.endsWith("/archive/unit")) return p.archive_unit ?? "";
  return { organ_name: p.organ_name, superior_name: p.superior_name, place: p.place, authority: p.authority }[name] ?? "";
}

function fromProfile(name: string, p: Profile | undefined): string[] {
  if (!p) return [];
  if (name === "position") return p.signers?.map((s) => s.position) ?? [];
  if (name === "full_name") return p.signers?.map((s) => s.full_name) ?? [];
  if (name === "unit") return p.units?.map((u) => u.abbreviation) ?? [];
  if (name === "lead_unit") return p.units?.map((u) => u.name) ?? [];
  if (name === "to_places") return p.recipients?.flatMap((r) => r.to_places) ?? [];
  const own = { organ_name: p.organ_name, superior_name: p.superior_name, place: p.place, authority: p.authority }[name];
  return own ? [own] : [];
}

function text(v: Json | undefined): string {
  return typeof v === "string" ? v : "";
}

/** The values that what is typed may become. Letters are compared without their marks. */
export function matching(values: string[], typed: string): string[] {
  const wanted = fold(typed.trim());
  return values.filter((v) => v !== typed && fold(v).includes(wanted)).slice(0, 8);
}

function fold(s: string): string {
  return s.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D").toLowerCase();
}
