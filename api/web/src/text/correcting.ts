// Labels that were typed almost as the decree has them. The server reads only the right ones, and
// prints a line with another as a paragraph (templates/part/check_body.go, miswrittenLabels).

import { readRoman, roman } from "./levels";

interface Slip {
  pattern: RegExp; // of what stands before the caret on the line
  right: (found: string[]) => string;
}

// Typed with the blank that ends a label.
const beforeBlank: Slip[] = [
  { pattern: /^(?:điều|dieu) ?([1-9]\d{0,2}) ?[.:)/–-]$/iu, right: ([, n]) => `Điều ${n}.` },
  { pattern: /^([1-9]\d?)[)/]$/, right: ([, n]) => `${n}.` },
  { pattern: /^([1-9]\d?\.[1-9]\d?)[)/]$/, right: ([, n]) => `${n}.` },
  { pattern: /^([a-eg-ik-vxyđ])[./]$/, right: ([, letter]) => `${letter})` },
  { pattern: /^([A-EG-IK-VXYĐ])\)$/, right: ([, letter]) => `${letter!.toLowerCase()})` },
  { pattern: /^([IVX]+)[)/–-]$/, right: ([, n]) => `${n}.` },
  { pattern: /^([1-9]\d?)[–-]$/, right: ([, n]) => `${n}.` },
  { pattern: /^[–—•●▪·]$/, right: () => "-" },
];

// Typed with the end of the line.
const beforeEnd: Slip[] = [
  { pattern: /^(phần) thứ (\d{1,2}|[IVX]+) ?[.:–-]?$/iu, right: ([, word, n]) => `${capital(word!)} ${romanOf(n!)}` },
  { pattern: /^(phần thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)) ?[:–-]$/iu, right: ([, label]) => label! },
  { pattern: /^(phần|chương) (\d{1,2}|[IVX]+) ?[.:–-]?$/iu, right: ([, word, n]) => `${capital(word!)} ${romanOf(n!)}` },
  { pattern: /^(tiểu mục|mục) (\d{1,2}) ?[.:–-]$/iu, right: ([, word, n]) => `${capital(word!)} ${n}` },
];

/** The label as it must be, for what was typed before a blank or the end of the line; null when it is right, or none. */
export function corrected(typed: string, key: "blank" | "end"): string | null {
  for (const slip of key === "blank" ? beforeBlank : beforeEnd) {
    const found = slip.pattern.exec(typed);
    const right = found && slip.right(found);
    if (right) return right === typed ? null : right;
  }
  return null;
}

// In capitals when it was typed so: "CHƯƠNG I" is right too.
function capital(word: string): string {
  return word === word.toUpperCase() ? word : word[0]!.toUpperCase() + word.slice(1).toLowerCase();
}

function romanOf(n: string): string {
  return /^\d/.test(n) ? roman(Number(n)) : readRoman(n.toUpperCase()) > 0 ? n.toUpperCase() : n;
}
