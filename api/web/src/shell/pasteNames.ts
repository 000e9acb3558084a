// Names as they stand in the head and the foot of a document: of the agency, of who has the authority, of who signs.

import type { JsonObject } from "../model/json";

const agency =
  /^(BỘ|SỞ|UBND|ỦY BAN|UỶ BAN|HĐND|HỘI ĐỒNG|TỔNG CỤC|CHI CỤC|CỤC|VỤ|VIỆN|HỌC VIỆN|ĐẠI HỌC|TRƯỜNG|PHÒNG|BAN|TRUNG TÂM|VĂN PHÒNG|THANH TRA|BỆNH VIỆN|TỔNG CÔNG TY|CÔNG TY|TẬP ĐOÀN|KHO BẠC|TÒA ÁN|NGÂN HÀNG|QUỸ|BẢO HIỂM|BẢO TÀNG|THƯ VIỆN|NHÀ XUẤT BẢN|CHÍNH PHỦ|LIÊN ĐOÀN|HỘI|CẢNG VỤ|KIỂM TOÁN)(?=\s|$)/;

const office =
  /^((QUYỀN )?BỘ TRƯỞNG|(TỔNG |PHÓ )?GIÁM ĐỐC|(PHÓ )?CHỦ TỊCH|ỦY BAN|UỶ BAN|HỘI ĐỒNG|(TỔNG |CHI )?CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|TRƯỞNG (BAN|PHÒNG)|CHÁNH|THỦ TƯỚNG|TỔNG |THỐNG ĐỐC|CHÍNH PHỦ|QUỐC HỘI)/;

export const isCapitals = (s: string) => /\p{Lu}{2}/u.test(s) && s === s.toLocaleUpperCase("vi");

/** The agency over the number, and the one over it; null when that cannot be told. */
export function agencies(lines: string[]): { superior_name?: string; organ_name: string } | null {
  if (lines.length === 0 || lines.length > 6 || !lines.every(isCapitals)) return null;
  const names: string[] = [];
  for (const line of lines) {
    const goesOn = names.length > 0 && (!agency.test(line) || /( VÀ|,|-)$/.test(names.at(-1)!));
    if (goesOn) names.push(`${names.pop()!} ${line}`);
    else names.push(line);
  }
  if (names.length > 2 || !names.every((n) => agency.test(n))) return null;
  return names.length === 1 ? { organ_name: names[0]! } : { superior_name: names[0]!, organ_name: names[1]! };
}

/** Where the lines of the authority begin, at the end of what stands between the name of the kind and the grounds; -1 when there is none. */
export function authorityAt(lines: string[]): number {
  const at = lines.findLastIndex((s) => isCapitals(s) && office.test(s));
  return at >= 0 && lines.length - at <= 3 && lines.slice(at).every(isCapitals) ? at : -1;
}

const competence = /^(KT|TM|TL|TUQ|Q)\./;
const name = /^(?:\p{L}{1,5}\. ?)*(?:\p{Lu}\p{Ll}*\s){1,5}\p{Lu}\p{Ll}*$/u;
const signedMark = /^[([]\s*(Đã ký|đã ký|Ký tên|ký tên)[^)\]]*[)\]]$/;

/** Who signs, by the lines over and with the name; null when that cannot be told. */
export function signerOf(lines: string[]): JsonObject | null {
  const left = lines.filter((s) => !signedMark.test(s));
  const full_name = left.at(-1) ?? "";
  const over = left.slice(0, -1);
  if (!name.test(full_name) || isCapitals(full_name) || over.length === 0 || over.length > 5 || !over.every(isCapitals)) return null;
  const own = over.findLastIndex((s) => competence.test(s)) + 1;
  const position = over.slice(own).join(" ");
  if (position === "" || !over.slice(0, own).every((s) => competence.test(s))) return null;
  return { ...(own > 0 ? { competence: over.slice(0, own).join("\n") } : {}), position, full_name };
}

/** A name in capitals as the text writes it elsewhere, in a sentence; as it stands when it does not. */
export function asWritten(capitals: string, text: string): string {
  const words = capitals.split(/\s+/).map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const found = [...text.matchAll(new RegExp(`(?<!\\p{L})${words.join("\\s+")}(?!\\p{L})`, "giu"))].map((m) => m[0].replace(/\s+/g, " "));
  const written = found.find((s) => !isCapitals(s));
  return written === undefined ? capitals : written.charAt(0).toLocaleUpperCase("vi") + written.slice(1);
}
