import { describe, expect, it } from "vitest";
import type { Schema } from "../model/schema";
import { layout, members, required } from "./layout";

const text: Schema = { type: "string" };

function schemaWith(names: string[], more: Partial<Schema> = {}): Schema {
  return { title: "Công văn", type: "object", properties: Object.fromEntries(names.map((n) => [n, text])), required: [], ...more };
}

describe("layout", () => {
  it("follows the paper, whatever the schema's order of groups", () => {
    const groups = layout(schemaWith(["kind", "draft", "to_places", "signer", "body", "subject", "organ_name"]));
    expect(groups.map((g) => g.id)).toEqual(["dau", "trich-yeu", "noi-dung", "ky", "nhan", "khac"]);
  });

  it("keeps the schema's order within a group", () => {
    const own = layout(schemaWith(["start_time", "venue", "participants", "chair", "secretary"])).find((g) => g.id === "rieng");
    expect(own?.fields).toEqual(["start_time", "venue", "participants", "chair", "secretary"]);
    expect(own?.title).toBe("Riêng của công văn");
  });

  it("calls the group of one field by that field's title", () => {
    const own = layout(schemaWith([], { properties: { addressees: { ...text, title: "Kính gửi" } } }))[0];
    expect([own?.title, own?.short]).toEqual(["Kính gửi", "Kính gửi"]);
  });

  it("says no title twice", () => {
    const of = (names: string[]) => layout(schemaWith(names)).map((g) => [g.title, g.short]);
    expect(of(["body"])).toEqual([["Nội dung", "Nội dung"]]);
    expect(of(["opening", "body"])).toEqual([["Phần nội dung", "Nội dung"]]);
  });

  it("offers every field once, but the kind and what may not be written", () => {
    const names = ["kind", "secrecy", "profile", "organ_name", "new_thing", "must_thing", "seal"];
    const offered = layout(schemaWith(names, { required: ["must_thing"] })).flatMap((g) => g.fields);
    expect([...offered].sort()).toEqual(["must_thing", "new_thing", "organ_name", "profile", "seal"]);
  });

  it("hides no field that must be filled in", () => {
    const groups = layout(schemaWith(["new_thing", "must_thing"], { required: ["must_thing"] }));
    expect(groups.find((g) => g.fields.includes("must_thing"))?.closed).toBe(false);
    expect(groups.find((g) => g.fields.includes("new_thing"))?.closed).toBe(true);
  });
});

describe("required", () => {
  const schema = schemaWith([], { required: ["subject"], anyOf: [{ required: ["organ_name", "signer"] }, { required: ["profile"] }] });

  it.each([
    [{ kind: "x" }, ["subject", "organ_name", "signer"]],
    [{ kind: "x", organ_name: "Sở Nội vụ" }, ["subject", "organ_name", "signer"]],
    [{ kind: "x", profile: "so" }, ["subject"]],
    [{ kind: "x", profile: "so", organ_name: "Sở", signer: {} }, ["subject", "organ_name", "signer"]],
  ])("%o", (payload, want) => expect([...required(schema, payload)]).toEqual(want));

  it("needs no alternatives", () => expect([...required(schemaWith([], { required: ["a"] }), undefined)]).toEqual(["a"]));
});

describe("members", () => {
  it("folds away what few need", () => expect(members(schemaWith(["label", "title", "note", "body", "table"]))).toEqual({ seen: ["title", "body", "table"], folded: ["label", "note"] }));
  it("folds nothing where there is little", () => expect(members(schemaWith(["label", "title"])).folded).toEqual([]));
  it("folds nothing that must be there", () => expect(members(schemaWith(["label", "a", "b", "c", "d"], { required: ["label"] })).folded).toEqual([]));
});
