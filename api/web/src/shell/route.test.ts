import { expect, it } from "vitest";
import { addressOf, draftIn } from "./route";

it.each([
  ["", ""],
  ["#/", ""],
  ["#/v/0a-9Z", "0a-9Z"],
  ["#/v/", ""],
  ["#/v/a/b", ""],
  ["#/v/<script>", ""],
])("%s names the draft %s", (hash, id) => expect(draftIn(hash)).toBe(id));

it("comes back", () => expect(draftIn(addressOf("abc"))).toBe("abc"));
