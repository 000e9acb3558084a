// Names of files.

import type { Payload } from "../model/json";
import { titleOf } from "../keep/kept";

const longest = 120; // characters before the extension: names of paths have limits on clerks' computers

/** The name that the server gives a file (RFC 6266); "" without one. */
export function nameIn(disposition: string | null): string {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (extended !== undefined) return decode(extended.trim());
  return /filename="([^"]*)"/i.exec(disposition ?? "")?.[1] ?? "";
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** The name of a document's file without extension: number, notation and trích yếu, as in "2657-QĐ-BKHCN Ban hành Kế hoạch". */
export function fileNameOf(payload: Payload, kindName: string): string {
  const code = [payload["code_number"], payload["code_notation"]].filter((part) => part !== undefined && part !== "").join("-");
  return clean([code || kindName, titleOf(payload)].filter((part) => part !== "").join(" ")) || "Văn bản";
}

// What no file system takes becomes "-"; a name that is too long ends with a whole word.
function clean(name: string): string {
  const safe = name.normalize("NFC").replace(/[/\\:*?"<>|]/g, "-").replace(/\p{Cc}/gu, " ").replace(/\s+/g, " ");
  const short = safe.length <= longest ? safe : safe.slice(0, longest + 1).replace(/\s\S*$/, "");
  return short.replace(/^[\s.]+|[\s.]+$/g, "");
}
