import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

// Each folder imports only those of a later row, so that a part can be read, and changed, with what is below it alone.
const layers = [
  ["shell"], // the frame of the page, and what leads from one part to another
  ["form"],
  ["text"],
  ["grid", "paper"],
  ["findings", "keep"],
  ["schema", "ui"],
  ["model"],
];

const src = import.meta.dirname;
const rank = (folder: string) => layers.findIndex((row) => row.includes(folder));

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = join(folder, name);
    return statSync(file).isDirectory() ? filesIn(file) : /(?<!\.test)\.tsx?$/.test(name) ? [file] : [];
  });
}

/** The folders beside its own that a source imports from. */
function importsOf(source: string): string[] {
  return [...source.matchAll(/from "\.\.\/(\w+)\//g)].map((m) => m[1]!);
}

const wrong = (folder: string, source: string) => importsOf(source).filter((other) => rank(other) <= rank(folder));

test.each(layers.flat())("%s imports what is below it", (folder) => {
  const files = filesIn(join(src, folder));
  expect(files).not.toEqual([]);
  for (const file of files) expect(wrong(folder, readFileSync(file, "utf8")), file).toEqual([]);
});

test("every folder has its layer, and an import of what is above is found", () => {
  const folders = readdirSync(src).filter((name) => statSync(join(src, name)).isDirectory() && name !== "style");
  expect(folders.sort()).toEqual(layers.flat().sort());
  expect(wrong("text", 'import { start } from "../shell/scene";')).toEqual(["shell"]);
  expect(wrong("grid", 'import { x } from "../paper/live";')).toEqual(["paper"]);
});
