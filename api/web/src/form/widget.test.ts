import { describe, expect, it } from "vitest";
import type { Schema } from "../model/schema";
import { breaks, columns, widgetOf } from "./widget";

const root: Schema = {
  $defs: {
    "part.Node": { type: "object", properties: { type: { type: "string", enum: ["dieu"] } } },
    "part.Table": { type: "object", properties: {} },
    "part.TaskTable": { type: "object", properties: {} },
    "part.Signer": { type: "object", properties: { position: { type: "string", maxLength: 100 } } },
    "part.Appendix": { type: "object", properties: { title: { type: "string", maxLength: 500 }, table: { $ref: "#/$defs/part.Table" } } },
    "stat.Received": { type: "object", title: "Tiếp nhận", properties: { online: { type: "number" }, total: { type: "number" } } },
    "stat.Row": { type: "object", properties: { name: { type: "string", maxLength: 500 }, received: { $ref: "#/$defs/stat.Received" } } },
  },
};

const node: Schema = { type: "array", items: { $ref: "#/$defs/part.Node" } };

const cases: [string, Schema, string][] = [
  ["place", { type: "string", maxLength: 100 }, "line"],
  ["subject", { type: "string", maxLength: 500 }, "text"],
  ["name", { type: "string", maxLength: 500 }, "line"],
  ["code_number", { anyOf: [{ type: "string" }, { type: "integer" }] }, "line"],
  ["issued_amount", { type: "integer" }, "number"],
  ["draft", { type: "boolean" }, "flag"],
  ["priority", { type: "string", enum: ["khan"] }, "choice"],
  ["competence", { anyOf: [{ type: "string", enum: ["KT."] }, { type: "string" }] }, "choice"],
  ["issued_date", { type: "string", examples: ["2022-12-28"] }, "date"],
  ["start_time", { type: "string", maxLength: 100, examples: ["2026-12-15T08:00"] }, "moment"],
  ["signed_at", { type: "string", examples: ["2020-01-05T09:30:15+07:00"] }, "stamp"],
  ["period", { type: "string", examples: ["2022-Q3"] }, "period"],
  ["grounds", { type: "array", items: { type: "string" } }, "lines"],
  ["compare", { type: "array", items: { type: "string", enum: ["previous"] } }, "choices"],
  ["quarters", { type: "array", items: { type: "integer" } }, "numbers"],
  ["body", { anyOf: [{ type: "string" }, node] }, "body"],
  ["body", { type: "string", maxLength: 100000 }, "text"],
  ["image", { type: "string", contentMediaType: "image/png" }, "picture"],
  ["table", { $ref: "#/$defs/part.Table" }, "table"],
  ["tasks", { $ref: "#/$defs/part.TaskTable" }, "tasks"],
  ["signer", { anyOf: [{ $ref: "#/$defs/part.Signer" }, { type: "string" }] }, "signer"],
  ["signer", { $ref: "#/$defs/part.Signer" }, "object"],
  ["appendices", { type: "array", items: { $ref: "#/$defs/part.Appendix" } }, "cards"],
  ["rows", { type: "array", items: { $ref: "#/$defs/stat.Row" } }, "records"],
  ["received", { $ref: "#/$defs/stat.Received" }, "object"],
  ["original", { type: "object", required: ["kind"] }, "document"],
  ["kind", { type: "string" }, "kind"],
  ["thing", {}, "unknown"],
];

describe("widgetOf", () => {
  it.each(cases)("%s %o", (name, schema, want) => expect(widgetOf(root, schema, name).type).toBe(want));

  it("lets a clerk write what a free choice lacks", () => {
    expect(widgetOf(root, { anyOf: [{ type: "string", enum: ["KT."] }, { type: "string" }] }, "competence")).toEqual({ type: "choice", options: ["KT."], free: true });
    expect(widgetOf(root, { type: "string", enum: ["khan"] }, "priority")).toEqual({ type: "choice", options: ["khan"], free: false });
  });
});

describe("columns", () => {
  it("has the figures of an object in the element", () => {
    expect(columns(root, root.$defs!["stat.Row"]!)?.map((c) => [c.path.join("/"), c.group])).toEqual([["name", ""], ["received/online", "Tiếp nhận"], ["received/total", "Tiếp nhận"]]);
  });
  it("has no table in a cell", () => expect(columns(root, root.$defs!["part.Appendix"]!)).toBeUndefined());
});

describe("breaks", () => {
  it("is said by the schema", () => {
    expect(breaks({ description: "Tên đầy đủ. Xuống dòng để ngắt dòng theo ý muốn." })).toBe(true);
    expect(breaks({ description: "Tên đầy đủ." })).toBe(false);
  });
});

// Schemas such as the API's generator makes: every type, bare, by name of a definition, and in a list.
function* schemas(): Generator<Schema> {
  const bare: Schema[] = [
    { type: "string" },
    { type: "string", maxLength: 60 },
    { type: "string", maxLength: 20000 },
    { type: "string", enum: ["a", "b"] },
    { type: "integer", minimum: 0 },
    { type: "number" },
    { type: "boolean" },
    { anyOf: [{ type: "string" }, { type: "integer" }] },
    ...Object.keys(root.$defs ?? {}).map((name) => ({ $ref: `#/$defs/${name}` })),
  ];
  yield* bare;
  for (const items of bare) if (items.type !== "boolean" && !items.anyOf) yield { type: "array", items };
}

describe("any kind", () => {
  it("has a control for every field, whatever its name", () => {
    for (const schema of schemas()) {
      for (const name of ["subject", "a_field_nobody_knows"]) expect(widgetOf(root, schema, name), JSON.stringify(schema)).not.toEqual({ type: "unknown" });
    }
  });
});
