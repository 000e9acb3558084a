import { expect, test } from "vitest";
import { open } from "../model/draft";
import { tableBook } from "./tableBook";
import { tasksBook } from "./tasksBook";

test.each([["table", tableBook], ["tasks", tasksBook]] as const)("a button of %s is called by what it shows (WCAG 2.5.3)", (_, book) => {
  open({ id: "1", payload: { kind: "ke-hoach" }, updated: 0, changes: 0 });
  const b = book("/appendices/0/table", "Bảng");
  for (const wide of [false, true]) {
    b.wide.value = wide;
    for (const c of b.commands.value) expect(c.label.toLowerCase()).toContain((c.short ?? "").toLowerCase());
  }
});
